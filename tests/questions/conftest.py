"""A record of the examples, made once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from readout import pipeline
from readout.doors.web import application
from readout.sources import Options
from tests.questions.doors import Doors

EXAMPLES = Path(__file__).parents[2] / "examples"
# A day after every page was written, so that a run does not depend on the day it is made.
READ_AT = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("questions") / "examples.sqlite"
    with pipeline.open(path) as readout:
        readout.add([str(EXAMPLES)], options=Options(clock=lambda: READ_AT))
    return path


@pytest.fixture(scope="session")
def doors(examples: Path) -> Doors:
    return Doors(str(examples), TestClient(application(str(examples)), base_url="http://127.0.0.1"))
