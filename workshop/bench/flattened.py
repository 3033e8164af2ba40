"""A page's visible text, one block a line, made without Readout's own reader so that it favours nobody."""

from __future__ import annotations

from lxml import etree, html

_HIDDEN = frozenset(
    ["script", "style", "noscript", "template", "head", "svg", "iframe", "select", "textarea", "button"]
)
_RUN_ON = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "u",
        "var",
        "wbr",
    ]
)


def flattened(page: bytes) -> str:
    """What a person who selects the whole page and copies it gets, line by line."""
    from trafilatura.utils import decode_file

    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    root = html.document_fromstring(decode_file(page).encode("utf-8", "replace"), parser=parser)
    pieces: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element.tag not in _RUN_ON:
                pieces.append("\n")
            if element.tag in _HIDDEN:
                walk.skip_subtree()
                continue
            pieces.append(" ".join((element.text or "").split("\n")))
        else:
            if element.tag not in _RUN_ON:
                pieces.append("\n")
            pieces.append(" ".join((element.tail or "").split("\n")))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)
