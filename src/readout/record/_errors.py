"""The one tree of exceptions.

::

    ReadoutError
    ├── AddressError        an address that cannot be opened, or may not be (blocked, robots, too large)
    ├── InputError          input that is not what its format says, or an unknown name; lists the known ones
    ├── PackError           a language, outlet, event type or atlas file that is broken; names file and key
    ├── ConfigurationError  an option or an installed extra that is missing
    └── StoreError          the record cannot be opened, read or written

Exceptions are for misuse, configuration and disks. Bad pages give Problems.
"""

from __future__ import annotations


class ReadoutError(Exception):
    """The root of all exceptions that Readout raises on purpose."""


class AddressError(ReadoutError):
    """An address that cannot be opened, or that may not be."""


class InputError(ReadoutError):
    """Input that is not what its format says, or a name nothing is known by."""


class PackError(ReadoutError):
    """A knowledge pack that is broken. The message names its file and key."""


class ConfigurationError(ReadoutError):
    """An option, environment or installed extra that is missing or contradicts another."""


class StoreError(ReadoutError):
    """The record cannot be opened, read or written."""
