"""Bytes to text: byte-order mark, declared encodings, then detection. Any byte string in, valid text out."""

from __future__ import annotations

import codecs
import re

from readout.record import Problem, problem

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""", re.I)
# Browsers look for the charset in the first 1,024 bytes; pages put it as far down as 4 KB.
_HEAD = 4_096
# Names that mean a larger set in practice (WHATWG Encoding Standard, section 4.2).
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
# A declared UTF-8 page with a stray byte is still UTF-8: pages that embed one broken widget have under one
# bad byte in a hundred, pages in another encoding have one for every accented letter.
_STRAY = 0.01
_WIDE_SAMPLE = 4_096


def decode(content: bytes, declared: str | None, *, markup: bool = True) -> tuple[str, tuple[Problem, ...]]:
    """The text of ``content`` and, where bytes and declarations disagree, a P005.

    ``declared`` is the charset of the HTTP reply. With ``markup`` the page's own ``<meta charset>`` counts
    too. The text holds no lone surrogate and encodes to UTF-8.
    """
    for mark, name in _BOMS:
        if content.startswith(mark):
            return _loosely(content[len(mark) :], name, _others(name, declared))
    names = [name for name in (_known(declared), *(_meta(content) if markup else ())) if name]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(content, names)
    if content.isascii():
        return _ascii(content, text, names)
    foreign = [name for name in names if name != "utf-8"]
    return text, _conflict("utf-8", foreign)


def _ascii(content: bytes, text: str, names: list[str]) -> tuple[str, tuple[Problem, ...]]:
    """Seven-bit bytes: ASCII, an ISO 2022 set with escapes, or UTF-16 of Latin letters without a mark."""
    wide = _wide(content)
    if wide:
        return _loosely(content, wide, [name for name in names if not name.startswith("utf-16")])
    if b"\x1b" in content:
        for name in names:
            if name.startswith("iso2022"):
                return _loosely(content, name, [])
    return text, ()


def _wide(content: bytes) -> str | None:
    sample = content[:_WIDE_SAMPLE]
    half = max(1, len(sample) // 2)
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.1 * half else None


def _not_utf8(content: bytes, names: list[str]) -> tuple[str, tuple[Problem, ...]]:
    for name in names:
        if name == "utf-8":
            continue
        try:
            text = content.decode(name)
        except UnicodeError:
            continue
        return _clean(text), _conflict(name, [other for other in names if other != name])
    if wide := _wide(content):
        return _loosely(content, wide, names)
    text = content.decode("utf-8", "replace")
    high = len(content) - len(content.translate(None, bytes(range(128, 256))))
    if "utf-8" in names and text.count("\ufffd") <= max(1, _STRAY * high):
        return text, (problem("P005", f"{text.count(chr(0xFFFD))} bytes are not utf-8 and were replaced"),)
    return _loosely(content, _detected(content) or next(iter(names), "cp1252"), names or ["none"])


def _detected(content: bytes) -> str | None:
    """charset-normalizer's guess from the page's ends, where it has one."""
    from charset_normalizer import from_bytes

    # Detection reads every table for every chunk; 20 KB decide as well as a megabyte does.
    sample = content if len(content) < 20_000 else content[:10_000] + content[-10_000:]
    best = from_bytes(sample, cp_exclusion=["utf_7"]).best()
    return _known(best.encoding) if best else None


def _loosely(content: bytes, name: str, others: list[str]) -> tuple[str, tuple[Problem, ...]]:
    text = _clean(content.decode(name, "replace"))
    lost = text.count("\ufffd")
    if lost:
        return text, (problem("P005", f"{lost} places are not {name} and were replaced"),)
    return text, _conflict(name, others)


def _others(name: str, declared: str | None) -> list[str]:
    known = _known(declared)
    return [known] if known and known != name and known != name.rsplit("-", 1)[0] else []


def _conflict(used: str, others: list[str]) -> tuple[Problem, ...]:
    if not others:
        return ()
    said = " and ".join(dict.fromkeys(others))
    return (problem("P005", f"declared as {said}, read as {used}; check letters with accents"),)


def _meta(content: bytes) -> tuple[str | None, ...]:
    head = content[:_HEAD]
    return tuple(
        _known(found[1].decode("ascii")) for found in (_XML.search(head), _META.search(head)) if found
    )


def _known(name: str | None) -> str | None:
    """Python's name for a declared encoding that turns bytes into text, the wider set where one is meant."""
    try:
        found = codecs.lookup((name or "").strip().strip("\"'").lower())
    except (LookupError, ValueError):
        return None
    text_encoding = getattr(found, "_is_text_encoding", True)
    if not text_encoding or found.name in _UNSAFE or found.name.startswith("utf-16"):
        # No page without a byte-order mark that names UTF-16 in ASCII letters is in UTF-16.
        return None
    return _WIDER.get(found.name, found.name)


_UNSAFE = frozenset(
    {"utf-7", "idna", "punycode", "unicode-escape", "unicode_escape", "raw-unicode-escape"}
) | {
    "raw_unicode_escape",
    "undefined",
    "mbcs",
    "oem",
    "utf-8-sig",
}


def _clean(text: str) -> str:
    """Without lone surrogates, which some decoders let through."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def given(content: bytes) -> str:
    """A caller's UTF-8 text with every code point in its place, so that the caller's offsets hold."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        # A lone surrogate becomes one replacement character, as it was one code point to the caller.
        return re.sub("[\ud800-\udfff]", "\ufffd", content.decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError:
        return content.decode("utf-8", "replace")
