"""Bytes in any encoding become text; disagreements are told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.pages._decode import decode
from readout.pages._decode import given as given_text

RUSSIAN = "Министры провели переговоры в среду и договорились о новой встрече в Анкаре."
TURKISH = "Bakanlar çarşamba günü görüştü ve İstanbul'da yeniden buluşmayı kararlaştırdı."
JAPANESE = "両外相は水曜日に電話で会談し、来月アンカラで再び会うことで合意した。"


def page(text: str, charset: str | None = None) -> str:
    meta = f'<meta charset="{charset}">' if charset else ""
    return f"<html><head>{meta}<title>x</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "iso-8859-5"),
        (TURKISH, "windows-1254"),
        (TURKISH, "iso-8859-9"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (JAPANESE, "iso-2022-jp"),
        (RUSSIAN, "utf-8"),
    ],
)
def test_a_declared_encoding_is_used(text: str, charset: str) -> None:
    content = page(text, charset).encode(charset)
    assert decode(content, None) == (page(text, charset), ())
    bare = page(text).encode(charset)
    assert decode(bare, charset) == (page(text), ())


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(charset: str) -> None:
    assert decode(page(RUSSIAN).encode(charset), None) == (page(RUSSIAN), ())


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_seen(charset: str) -> None:
    text, problems = decode(page("Plain words of a page in English, said twice.").encode(charset), None)
    assert "Plain words" in text
    assert problems == ()


def test_utf8_that_is_declared_otherwise_is_read_as_utf8_and_told() -> None:
    text, problems = decode(page(RUSSIAN, "windows-1251").encode(), None)
    assert RUSSIAN in text
    assert [one.code for one in problems] == ["P005"]
    assert "cp1251" in problems[0].message


def test_the_reply_and_the_page_disagree() -> None:
    content = page(RUSSIAN, "windows-1251").encode("windows-1251")
    _, problems = decode(content, "koi8-r")
    assert [one.code for one in problems] == ["P005"]
    assert "koi8-r" in problems[0].message


def test_a_mark_and_the_reply_disagree() -> None:
    text, problems = decode(page(RUSSIAN).encode("utf-16"), "utf-8")
    assert RUSSIAN in text
    assert [one.code for one in problems] == ["P005"]


def test_a_wrong_declaration_does_not_lose_the_text() -> None:
    text, problems = decode(page(RUSSIAN * 5, "utf-8").encode("windows-1251"), None)
    assert "Министры" in text
    assert [one.code for one in problems] == ["P005"]


def test_one_stray_byte_does_not_change_the_encoding() -> None:
    content = page(RUSSIAN * 5, "utf-8").encode() + b"<p>\xff</p>"
    text, problems = decode(content, "utf-8")
    assert RUSSIAN in text
    assert [one.code for one in problems] == ["P005"]


def test_ascii_needs_no_declaration_and_an_unknown_one_does_no_harm() -> None:
    assert decode(b"<p>plain</p>", "x-unknown") == ("<p>plain</p>", ())
    assert decode(b"<p>plain</p>", "utf-7")[0] == "<p>plain</p>"
    assert decode(b"<p>+ADw-script</p>", "utf-7")[0] == "<p>+ADw-script</p>"
    assert decode(b"<p>plain</p>", "hex") == ("<p>plain</p>", ())


def test_latin1_means_windows_1252() -> None:
    assert (
        decode("<p>“No,” he said – twice</p>".encode("cp1252"), "iso-8859-1")[0]
        == "<p>“No,” he said – twice</p>"
    )


def test_a_callers_text_keeps_every_code_point() -> None:
    assert given_text("\ufeffOne\r\ntwo\0".encode()) == "\ufeffOne\r\ntwo\0"
    lone = "a\ud800b".encode("utf-8", "surrogatepass")
    assert given_text(lone) == "a\ufffdb"
    given_text(b"\xff\xfe\xfa").encode("utf-8")


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from([None, "utf-8", "utf-16", "gb2312", "big5", "euc-kr", "cp1253", "\0", ""]),
)
def test_any_bytes_give_valid_text(content: bytes, declared: str | None) -> None:
    text, problems = decode(content, declared)
    assert text.encode("utf-8").decode("utf-8") == text
    assert {one.code for one in problems} <= {"P005"}
