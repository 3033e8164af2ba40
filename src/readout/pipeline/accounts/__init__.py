"""Who may come in: users with a role, their passwords, sessions and tokens.

``Readout.accounts`` is an ``Accounts`` over the open record. The record holds hashes only.
"""

from readout.pipeline.accounts._accounts import SESSION, Accounts, Login

__all__ = ["SESSION", "Accounts", "Login"]
