"""Passwords and tokens: made, hashed, compared."""

from __future__ import annotations

import hashlib
import importlib.util
import secrets
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from readout.record import ConfigurationError, InputError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

# Twelve: long enough that guessing at the pace of the delays takes longer than anybody lives.
SHORTEST = 12
# Longer than any password that is typed; a bound on what is hashed.
LONGEST = 1000
_TOKEN_BYTES = 32


@cache
def _hasher() -> PasswordHasher:
    """argon2id by the parameters of RFC 9106, second choice: 64 MiB, three passes."""
    if importlib.util.find_spec("argon2") is None:
        raise ConfigurationError("users need the extra [web]: pip install 'readout[web]'")
    from argon2 import PasswordHasher
    from argon2.profiles import RFC_9106_LOW_MEMORY

    return PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)


@cache
def nobody() -> str:
    """The hash of a password that nobody knows: an unknown name takes as long as a known one."""
    return _hasher().hash(secrets.token_bytes(_TOKEN_BYTES))


def hashed(password: str) -> str:
    """The hash of a new password. :raises InputError: if it is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise InputError(f"a password has {SHORTEST} to {LONGEST} characters")
    return _hasher().hash(_bytes(password))


def fits(kept: str, password: str) -> bool:
    """Whether the password is the one of this hash. Takes as long for a wrong one."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(kept, _bytes(password[: LONGEST + 1]))
    except (VerificationError, InvalidHashError):
        return False


def new_token() -> str:
    """256 random bits, as an address or a header can carry them."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def digest(token: str) -> str:
    """What the record keeps of a token. It is random, so that one pass of SHA-256 hides it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _bytes(password: str) -> bytes:
    # One keyboard sends é as one character, another as two.
    return normalize("NFC", password).encode("utf-8", "surrogatepass")
