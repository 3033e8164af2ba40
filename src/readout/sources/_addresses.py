"""Which addresses Readout may connect to: rules for the written address, and for the IP it leads to.

The list is our own because ``ipaddress.is_global`` of Python 3.11 calls several of these public, such as
``64:ff9b::7f00:1`` and ``2002:7f00:1::``, which both lead to 127.0.0.1 where a translator runs.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass

from readout.sources._refusals import RefusedError

# Sources: the IANA special-purpose registries for IPv4 and IPv6 (RFC 6890), RFC 5771 and 1112 for
# multicast and reserved space. Whatever is not for pages on the public internet is refused.
_DENIED_V4 = {
    "0.0.0.0/8": "this network",
    "10.0.0.0/8": "private",
    "100.64.0.0/10": "shared by a carrier",
    "127.0.0.0/8": "loopback",
    "168.63.129.16/32": "a cloud's own service",
    "169.254.0.0/16": "link-local",
    "172.16.0.0/12": "private",
    "192.0.0.0/24": "reserved for protocols",
    "192.0.2.0/24": "for documentation",
    "192.31.196.0/24": "reserved for name servers",
    "192.52.193.0/24": "reserved for multicast tunnels",
    "192.88.99.0/24": "an IPv6 relay",
    "192.168.0.0/16": "private",
    "192.175.48.0/24": "reserved for name servers",
    "198.18.0.0/15": "for benchmarks",
    "198.51.100.0/24": "for documentation",
    "203.0.113.0/24": "for documentation",
    "224.0.0.0/4": "multicast",
    "240.0.0.0/4": "reserved",
}
# In IPv6 only 2000::/3 is the public internet; these parts of it are not.
_PUBLIC_V6 = ipaddress.IPv6Network("2000::/3")
_DENIED_V6 = {
    "2001::/23": "reserved for protocols",
    "2001:db8::/32": "for documentation",
    "2002::/16": "a tunnel to IPv4",
    "2620:4f:8000::/48": "reserved for name servers",
    "3ffe::/16": "no longer in use",
    "3fff::/20": "for documentation",
}
_V4 = tuple((ipaddress.IPv4Network(net), why) for net, why in _DENIED_V4.items())
_V6 = tuple((ipaddress.IPv6Network(net), why) for net, why in _DENIED_V6.items())

_PORTS = {"http": 80, "https": 443}
_NUMBER = re.compile(r"[0-9]+|0[xX][0-9a-fA-F]*")
_HOST = re.compile(r"[a-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Target:
    """A checked place to connect to. ``host`` is lower-case ASCII without a port or brackets."""

    scheme: str
    host: str
    port: int

    @property
    def origin(self) -> str:
        """Scheme, host and port, as one key."""
        return f"{self.scheme}://{self.host}:{self.port}"


def why_denied(ip: str) -> str | None:
    """Why Readout does not connect to ``ip``, or None if it may.

    IPv6 addresses that wrap an IPv4 address are refused whatever they wrap.
    """
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return "not an IP address"
    if isinstance(address, ipaddress.IPv4Address):
        return next((why for net, why in _V4 if address in net), None)
    if address.scope_id is not None:
        return "bound to one network card"
    if address not in _PUBLIC_V6:
        return "not on the public internet"
    return next((why for net6, why in _V6 if address in net6), None)


def check_written(address: str) -> None:
    """Refuse characters that programs disagree about, before anything takes the address apart.

    :raises RefusedError: for a backslash, white space inside, or a control character.
    """
    if not address.isprintable() or re.search(r"[\\\s]", address):
        raise RefusedError("P008", "the address holds a backslash, white space or a control character")


def check_target(scheme: str, host: str, port: int | None, user: bytes, ports: tuple[int, ...]) -> Target:
    """The parts of an address as a place to connect to. The IP is checked when it is known.

    :raises RefusedError: for another scheme, a user name, an odd host or a port that is not allowed.
    """
    if scheme not in _PORTS:
        raise RefusedError(
            "P008", f"only http and https are read, not {scheme or 'an address without a scheme'!r}"
        )
    if user:
        raise RefusedError("P008", "the address holds a user name or password")
    number = _PORTS[scheme] if port is None else port
    if number not in ports:
        raise RefusedError("P008", f"port {number} is not allowed; allowed: {', '.join(map(str, ports))}")
    if ":" in host:
        return Target(scheme, _literal_v6(host), number)
    if not _HOST.fullmatch(host) or not all(host.removesuffix(".").split(".")):
        raise RefusedError("P008", f"{host!r} is not the name of a host")
    return Target(scheme, _no_odd_number(host.removesuffix(".")), number)


def _literal_v6(host: str) -> str:
    if "%" in host:
        raise RefusedError("P008", f"{host!r} is bound to one network card")
    try:
        return str(ipaddress.IPv6Address(host))
    except ValueError as error:
        raise RefusedError("P008", f"{host!r} is not an IPv6 address") from error


def _no_odd_number(host: str) -> str:
    """Refuse 2130706433, 0x7f.1, 0177.0.0.1 and 127.1, which some resolvers read as an IPv4 address."""
    if not _NUMBER.fullmatch(host.rpartition(".")[2]):
        return host
    try:
        return str(ipaddress.IPv4Address(host))
    except ValueError as error:
        raise RefusedError("P008", f"{host!r} is not a plain IPv4 address") from error
