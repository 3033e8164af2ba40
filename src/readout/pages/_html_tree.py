"""Markup to tree: one parse for every reader of the page."""

from __future__ import annotations

import re

from lxml import etree, html

# One class for every element, found in C: lxml.html asks a Python function for each (475,000 on 106 pages) to
# tell forms and their fields apart, which nobody here does.
_CLASSES = etree.ElementDefaultClassLookup(element=html.HtmlElement)
_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def parse(markup: str) -> html.HtmlElement | None:
    """The tree of a page whose depth was checked, or None where the parser finds no element.

    ``huge_tree`` keeps the text below depth 256, which lxml drops in silence otherwise.
    """
    parser = html.HTMLParser(
        huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False, encoding="utf-8"
    )
    parser.set_element_class_lookup(_CLASSES)
    cleaned = _INVALID.sub("", markup)
    try:
        tree = html.document_fromstring(cleaned.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return tree


def without_scripts(tree: html.HtmlElement) -> None:
    """Drop scripts and styles, which nothing after the head's own reading looks at, in place.

    The main-text reader copies the tree four times; scripts are half of its bytes. A forum's stay, because
    that reader knows it by its JSON-LD.
    """
    if not any("DiscussionForumPosting" in (element.text or "") for element in tree.iter("script")):
        etree.strip_elements(tree, "script", "style", with_tail=False)
