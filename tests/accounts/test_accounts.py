"""Users, sessions, tokens and failed logins, over a record of either kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from readout import pipeline, store
from readout.doors.cli import main
from readout.pipeline.accounts import SESSION, Accounts, _accounts
from readout.record import InputError, StoreError, User
from readout.store import Store

PASSWORD = "correct horse battery"


class Clock:
    """A time that the test moves."""

    def __init__(self) -> None:
        self.at = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def wait(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def record(address: str) -> Iterator[Store]:
    with store.open(address) as opened:
        yield opened


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(record: Store, clock: Clock) -> Accounts:
    found = Accounts(record, clock)
    found.add("ada", "admin", PASSWORD)
    return found


def session(accounts: Accounts, name: str = "ada", password: str = PASSWORD) -> str:
    token = accounts.login(name, password).token
    assert token is not None
    return token


def test_a_user_logs_in_and_out(accounts: Accounts) -> None:
    assert accounts.all() == (User("ada", "admin"),)
    token = session(accounts)
    assert accounts.of_session(token) == User("ada", "admin")
    assert accounts.of_session(token + "x") is None
    other = session(accounts)
    assert other != token
    accounts.logout(token)
    assert accounts.of_session(token) is None
    assert accounts.of_session(other) == User("ada", "admin")


def test_a_session_ends_after_its_time(accounts: Accounts, clock: Clock) -> None:
    token = session(accounts)
    clock.wait(SESSION.total_seconds() - 1)
    assert accounts.of_session(token) is not None
    clock.wait(1)
    assert accounts.of_session(token) is None


def test_a_new_password_or_none_at_all_ends_every_session(accounts: Accounts) -> None:
    token = session(accounts)
    accounts.change_password("ada", "another long word")
    assert accounts.of_session(token) is None
    assert accounts.login("ada", PASSWORD).token is None
    token = session(accounts, password="another long word")
    program = accounts.new_token("ada")
    accounts.remove("ada")
    assert accounts.of_session(token) is None
    assert accounts.of_token(program) is None
    assert accounts.all() == ()


def test_only_the_newest_token_is_worth_something(accounts: Accounts) -> None:
    first = accounts.new_token("ada")
    assert accounts.of_token(first) == User("ada", "admin")
    second = accounts.new_token("ada")
    assert accounts.of_token(first) is None
    assert accounts.of_token(second) == User("ada", "admin")
    assert accounts.of_token("") is None


def test_the_record_holds_no_password_and_no_token(accounts: Accounts, record: Store) -> None:
    from sqlalchemy import text

    token, program = session(accounts), accounts.new_token("ada")
    with record._database.reading() as connection:
        kept = str(
            [list(connection.execute(text(f"SELECT * FROM {name}"))) for name in ("users", "sessions")]
        )
    assert "$argon2id$" in kept
    for secret in (PASSWORD, token, program):
        assert secret not in kept


def test_failures_make_one_wait_twice_as_long_each_time(accounts: Accounts, clock: Clock) -> None:
    waits = []
    for _ in range(12):
        failed = accounts.login("ada", "wrong")
        assert failed.token is None
        waits.append(failed.wait)
        # Too early: even the right password is not looked at, and the wait grows no longer.
        if failed.wait:
            clock.wait(failed.wait - 0.5)
            assert accounts.login("ada", PASSWORD).token is None
            clock.wait(0.5)
    assert waits == [0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]
    session(accounts)
    assert accounts.login("ada", "wrong").wait == 0


def test_failures_outlive_the_process_and_are_forgotten_after_a_day(
    accounts: Accounts, record: Store, clock: Clock
) -> None:
    for _ in range(3):
        accounts.login("ada", "wrong")
    assert Accounts(record, clock).login("ada", PASSWORD).wait == 1
    clock.wait(86_401)
    assert accounts.login("ada", "wrong").wait == 0
    session(accounts)


def test_an_unknown_name_is_told_by_nothing(accounts: Accounts, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    real = _accounts.fits

    def fits(kept: str, password: str) -> bool:
        looked.append(kept)
        return real(kept, password)

    monkeypatch.setattr(_accounts, "fits", fits)
    for name in ("nobody", "ada", "\x00", "a" * 65, "\ud800", ""):
        told = [accounts.login(name, "wrong") for _ in range(3)]
        assert [one.wait for one in told] == [0, 0, 1], name
    # Each is checked against a hash of the same cost.
    assert len(looked) == 18
    assert len({kept.rpartition("$")[0].rpartition("$")[0] for kept in looked}) == 1


@pytest.mark.parametrize(
    ("name", "role", "password"),
    [
        ("ada", "admin", PASSWORD),
        ("", "reader", PASSWORD),
        ("a b", "reader", PASSWORD),
        ("x" * 65, "reader", PASSWORD),
        ("bob\n", "reader", PASSWORD),
        ("bob", "king", PASSWORD),
        ("bob", "reader", "short"),
        ("bob", "reader", "x" * 1001),
    ],
)
def test_what_is_no_user_is_refused(accounts: Accounts, name: str, role: str, password: str) -> None:
    with pytest.raises(InputError):
        accounts.add(name, role, password)
    assert len(accounts.all()) == 1


def test_nobody_cannot_be_changed(accounts: Accounts) -> None:
    for change in (
        accounts.remove,
        accounts.new_token,
        lambda name: accounts.change_password(name, PASSWORD),
    ):
        with pytest.raises(InputError, match="there is no user 'eve'"):
            change("eve")


def test_a_record_open_for_reading_makes_no_user(address: str) -> None:
    pipeline.open(address).close()
    with pipeline.open(address, read_only=True) as readout, pytest.raises(StoreError):
        readout.accounts.add("ada", "admin", PASSWORD)


def test_the_command_line_makes_users_and_shows_no_password(address: str) -> None:
    def run(*words: str, given: str = "") -> str:
        result = CliRunner().invoke(main, ["--db", address, "user", *words], input=given)
        assert result.exit_code == 0, result.output
        assert PASSWORD not in result.output
        return result.stdout

    pipeline.open(address).close()
    assert run("list") == ""
    run("add", "ada", "--role", "admin", given=f"{PASSWORD}\n{PASSWORD}\n")
    run("add", "bob", "--stdin", given=f"{PASSWORD}\n")
    assert run("list").splitlines() == ["ada\tadmin", "bob\treader"]
    token = run("token", "bob").strip()
    run("password", "bob", "--stdin", given=f"{PASSWORD} 2\n")
    with pipeline.open(address) as readout:
        assert readout.accounts.of_token(token) == User("bob", "reader")
        assert readout.accounts.login("bob", f"{PASSWORD} 2").token
    run("remove", "bob")
    assert run("list") == "ada\tadmin\n"
    for words, given in (
        (("add", "ada", "--stdin"), f"{PASSWORD}\n"),
        (("add", "eve"), f"{PASSWORD}\nsomething else\n"),
        (("add", "eve", "--stdin"), "short\n"),
        (("remove", "eve"), ""),
    ):
        result = CliRunner().invoke(main, ["--db", address, "user", *words], input=given)
        assert result.exit_code == 1, result.output
        assert isinstance(result.exception, SystemExit)
