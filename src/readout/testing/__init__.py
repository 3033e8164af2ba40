"""The checks every plug-in must pass, ours and third parties' alike.

Each takes one thing as its shelf gives it and raises ``AssertionError`` with a sentence that says what is
wrong and where. ``tests/conformance`` runs them over every shelf; a package that plugs something in calls
them from its own tests::

    from readout import testing
    from readout.knowledge import load

    def test_my_language():
        testing.check_language(load().languages.get("xx"), "src/my_package/xx/examples.jsonl")
"""

from readout.testing._packs import check_area, check_event_type, check_language, check_outlet
from readout.testing._workers import check_engine, check_format, check_source

__all__ = [
    "check_area",
    "check_engine",
    "check_event_type",
    "check_format",
    "check_language",
    "check_outlet",
    "check_source",
]
