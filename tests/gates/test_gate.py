"""A floor rises by command and falls only for a reason that is written down."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from gates.gate import FLOORS, Part, compare, fingerprint, raised, written

PART = Part("gold", "f" * 64, {"main.f1": 0.8, "date_exact": 0.5})
FLOOR = {"gold": {"fingerprint": "f" * 64, "scores": {"main.f1": 0.8, "date_exact": 0.6}}}


def test_a_fall_is_told_with_its_floor() -> None:
    assert compare(PART, FLOOR) == ["gold: date_exact is 0.5000, its floor 0.6000"]
    assert compare(PART, {"gold": {"fingerprint": "f" * 64, "scores": {"main.f1": 0.8035}}}) == []
    assert compare(PART, {"gold": {"fingerprint": "f" * 64, "scores": {"main.f1": 0.8045}}}) != []


def test_another_processors_last_digits_are_no_fall_and_lower_no_floor() -> None:
    noisy = Part("gold", "f" * 64, {"main.f1": 0.7965})
    kept = {"gold": {"fingerprint": "f" * 64, "scores": {"main.f1": 0.8}}}
    assert compare(noisy, kept) == []
    assert raised(noisy, kept, None)["scores"] == {"main.f1": 0.8}


def test_a_score_that_is_no_longer_measured_has_fallen() -> None:
    assert "quotes is —" in compare(PART, {"gold": {"fingerprint": "f" * 64, "scores": {"quotes": 0.1}}})[0]


def test_other_files_are_another_measure() -> None:
    other = Part("gold", "0" * 64, {"main.f1": 1.0, "date_exact": 1.0})
    assert "not those the floors were measured on" in compare(other, FLOOR)[0]
    with pytest.raises(SystemExit, match="--lower"):
        raised(other, FLOOR, None)
    assert raised(other, FLOOR, "the gold was corrected")["lowered"] == ["the gold was corrected"]


def test_an_update_raises_and_never_lowers_without_a_reason() -> None:
    better = Part("gold", "f" * 64, {"main.f1": 0.9, "date_exact": 0.5})
    assert raised(better, FLOOR, None)["scores"] == {"main.f1": 0.9, "date_exact": 0.6}
    lowered = raised(better, FLOOR, "a wrong date was counted as right")
    assert lowered["scores"] == {"main.f1": 0.9, "date_exact": 0.5}
    assert lowered["lowered"] == ["a wrong date was counted as right (date_exact 0.6000 -> 0.5000)"]


def test_what_is_written_can_be_read() -> None:
    floors = {"gold": raised(PART, FLOOR, 'it said "so"')}
    assert tomllib.loads(written(floors)) == floors


def test_the_fingerprint_sees_names_and_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"ab")
    two.write_bytes(b"c")
    before = fingerprint([one, two])
    one.write_bytes(b"a")
    two.write_bytes(b"bc")
    assert fingerprint([one, two]) != before
    assert fingerprint([two, one]) != fingerprint([one, two])


def test_floors_are_kept_with_the_fingerprint_of_their_files() -> None:
    for kept in tomllib.loads(FLOORS.read_text(encoding="utf-8")).values():
        assert len(kept["fingerprint"]) == 64
        assert all(0 <= value <= 1 for value in kept["scores"].values())


def test_lowering_needs_a_reason() -> None:
    run = subprocess.run([sys.executable, "gates/gate.py", "--lower", "x"], capture_output=True, check=False)
    assert run.returncode == 2
