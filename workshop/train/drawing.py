"""A reliability plot as SVG: what was said against what was right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.train.curves import ece, rows

Named = tuple[str, Sequence[tuple[float, bool]]]

_SIZE = 360
_EDGE = 48
_COLOURS = ("#b45309", "#1d4ed8")


def drawn(*series: Named) -> str:
    """The plot of one or two series; a mark's area is how many answers it stands for."""
    whole = _SIZE + 2 * _EDGE
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" role="img" '
        f'font-family="sans-serif" font-size="12">',
        "<title>How sure the reader is, and how often it is right</title>",
        f'<rect width="{whole}" height="{whole}" fill="#ffffff"/>',
        *_frame(),
    ]
    for number, (name, found) in enumerate(series):
        lines += _marks(number, name, found)
    return "\n".join([*lines, "</svg>", ""])


def _frame() -> Iterator[str]:
    yield (
        f'<path d="M{_x(0)} {_y(1)}V{_y(0)}H{_x(1)}M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" fill="none" '
        f'stroke="#6b7280"/>'
    )
    for tenth in range(0, 11, 2):
        share = tenth / 10
        yield f'<text x="{_x(share)}" y="{_y(0) + 16}" text-anchor="middle">{share:.1f}</text>'
        yield f'<text x="{_x(0) - 6}" y="{_y(share) + 4}" text-anchor="end">{share:.1f}</text>'
    yield f'<text x="{_x(0.5)}" y="{_y(0) + 34}" text-anchor="middle">confidence</text>'
    turned = f'transform="rotate(-90 14 {_y(0.5)})"'
    yield f'<text x="14" y="{_y(0.5)}" text-anchor="middle" {turned}>share right</text>'


def _marks(number: int, name: str, found: Sequence[tuple[float, bool]]) -> Iterator[str]:
    colour = _COLOURS[number % len(_COLOURS)]
    told = rows(found)
    path = "L".join(f"{_x(row.said)} {_y(row.right)}" for row in told)
    yield f'<path d="M{path}" fill="none" stroke="{colour}"/>'
    for row in told:
        size = f"{2 + row.count**0.5 / 2:.1f}"
        yield f'<circle cx="{_x(row.said)}" cy="{_y(row.right)}" r="{size}" fill="{colour}"/>'
    label = f"{name}: {len(found)} claims, error {ece(found):.3f}"
    yield f'<text x="{_x(0) + 12}" y="{_y(1) + 14 + 18 * number}" fill="{colour}">{label}</text>'


def _x(share: float) -> float:
    return round(_EDGE + share * _SIZE, 1)


def _y(share: float) -> float:
    return round(_EDGE + (1 - share) * _SIZE, 1)
