from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from readout.doors.web import application
from tests.doors._record import build, many


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("record") / "record.sqlite")


@pytest.fixture(scope="session")
def client(record: Path) -> TestClient:
    return TestClient(application(str(record)), base_url="http://127.0.0.1", follow_redirects=False)


@pytest.fixture(scope="session")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A record of seventy events: three pages of them."""
    path = many(tmp_path_factory.mktemp("many") / "record.sqlite", 70)
    return TestClient(application(str(path)), base_url="http://127.0.0.1", follow_redirects=False)
