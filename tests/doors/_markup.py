"""What a browser would make of a page, for tests."""

from __future__ import annotations

from lxml import etree, html

ELEMENTS = {
    "html",
    "head",
    "body",
    "meta",
    "title",
    "link",
    "a",
    "abbr",
    "article",
    "aside",
    "bdi",
    "blockquote",
    "button",
    "code",
    "datalist",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "header",
    "input",
    "label",
    "legend",
    "li",
    "main",
    "mark",
    "nav",
    "ol",
    "option",
    "p",
    "q",
    "section",
    "select",
    "span",
    "strong",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "time",
    "tr",
    "ul",
}
# What a drawing is made of; nowhere else may these stand.
DRAWN = {"svg", "line", "rect", "circle", "text", "title", "desc"}
SHAPE = {"cx", "cy", "r", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "focusable"}
ATTRIBUTES = {
    "action",
    "aria-current",
    "aria-describedby",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "autocomplete",
    "charset",
    "class",
    "colspan",
    "content",
    "data-label",
    "datetime",
    "dir",
    "for",
    "href",
    "id",
    "inputmode",
    "lang",
    "list",
    "maxlength",
    "method",
    "name",
    "open",
    "rel",
    "required",
    "role",
    "scope",
    "selected",
    "size",
    "tabindex",
    "title",
    "type",
    "value",
}


def parse(page: bytes) -> etree._Element:
    return html.document_fromstring(page.decode("utf-8"))


def text(element: etree._Element) -> str:
    """The words of an element; those of neighbouring elements stand apart."""
    return " ".join(" ".join(element.itertext()).split()).replace(" ,", ",")


def find(page: bytes, path: str) -> list[str]:
    return [text(element) for element in parse(page).xpath(path)]


def faults(page: bytes) -> list[str]:
    """Everything in a page that the templates never write."""
    tree = parse(page)
    found = []
    ids: set[str] = set()
    for element in tree.iter():
        if not isinstance(element.tag, str):
            found.append(f"a comment or instruction: {element}")
            continue
        drawn = any("timeline" in one.get("class", "").split() for one in element.iterancestors("figure"))
        if element.tag not in ELEMENTS and not (drawn and element.tag in DRAWN):
            found.append(f"element {element.tag}")
        for name, value in element.attrib.items():
            if name not in ATTRIBUTES and not (drawn and name in SHAPE):
                found.append(f"attribute {name} of {element.tag}")
            if name in ("href", "action") and not value.startswith(("/", "#", "http://", "https://")):
                found.append(f"address {value!r}")
            if name == "href" and value.startswith("http") and "noopener" not in element.get("rel", ""):
                found.append(f"a link out without noopener: {value!r}")
            if name == "id":
                if value in ids:
                    found.append(f"id {value!r} twice")
                ids.add(value)
    return found


def problems_of_structure(page: bytes) -> list[str]:
    """What a page lacks of what every page has."""
    tree = parse(page)
    wanted = {
        "//html[@lang='en']": 1,
        "//main[@id='main']": 1,
        "//h1": 1,
        "//header[contains(@class,'top')]": 1,
        "//nav[@aria-label='Main']": 1,
        "//footer[contains(@class,'foot')]": 1,
        "//a[@href='#main']": 1,
        "//head/title": 1,
    }
    found = [
        f"{path}: {len(tree.xpath(path))}" for path, count in wanted.items() if len(tree.xpath(path)) != count
    ]
    level = 0
    for heading in tree.xpath("//h1|//h2|//h3|//h4"):
        now = int(heading.tag[1])
        if now > level + 1:
            found.append(f"heading {text(heading)!r} skips a level")
        level = now
    labelled = set(tree.xpath("//label/@for"))
    found += [
        f"input {i} without a label"
        for i in tree.xpath("//input[not(@type='hidden')]/@id")
        if i not in labelled
    ]
    ids = set(tree.xpath("//@id"))
    found += [f"nothing is called {i}" for i in tree.xpath("//@aria-labelledby") if i not in ids]
    found += [
        f"jump to nowhere {h}" for h in tree.xpath("//a/@href") if h.startswith("#") and h[1:] not in ids
    ]
    return found
