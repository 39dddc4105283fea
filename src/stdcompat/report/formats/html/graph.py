"""A proof as a drawn path: editions as boxes, correspondences as arrows from adopter to adopted.

Drawn with plain SVG and no measuring of fonts: designations are set in a font of one width.
Nothing is said by colour only: a degree stands on its arrow, and each has a stroke of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from markupsafe import Markup

from stdcompat.catalogs.model import Degree
from stdcompat.equivalence.words import BASIS_FOR_DEGREE, DEGREE
from stdcompat.report.formats.html import words
from stdcompat.report.formats.html.text import both_svg, plain
from stdcompat.report.wrap import columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stdcompat.equivalence.closure import Path
    from stdcompat.equivalence.edge import Step
    from stdcompat.equivalence.resolution import Resolution
    from stdcompat.language import Bilingual

__all__ = ["draw"]

_CHARACTER: Final = 7.9  # width of one column of the monospaced font at 13 px
_BOX: Final = 34  # height of a box
_LANE: Final = 62  # from one way to the next
_PAD: Final = 12
_MAX_LANES: Final = 4
_MAX_NAME: Final = 40

_STROKES: Final = {Degree.IDT: "idt", Degree.MOD: "mod"}


class _Link(NamedTuple):
    """What joins two boxes: its label, how it is drawn, and which end the arrow is at."""

    label: Bilingual
    stroke: str
    arrow: str = ""  # "right", "left" or none


class _Stretch(NamedTuple):
    """The ways from one box to the next: each its links, with the boxes between them."""

    end: str
    ways: tuple[tuple[tuple[_Link, ...], tuple[str, ...]], ...]


def draw(answer: Resolution) -> Markup:
    """Return the picture of an answer's proof."""
    stretches = list(_stretches(answer))
    names = [str(answer.a), *(stretch.end for stretch in stretches)]
    spots, width = _columns(names[0], stretches)
    height = max(min(len(stretch.ways), _MAX_LANES) for stretch in stretches) * _LANE - 8
    parts: list[str] = []
    for stretch, (left, right) in zip(stretches, spots, strict=True):
        for lane, way in enumerate(stretch.ways[:_MAX_LANES]):
            parts += _way(way, lane, left, right)
    x = 1.0
    for number, name in enumerate(names):
        kind = "claim" if number == 0 else "wanted" if number == len(names) - 1 else "between"
        parts.append(_box(name, x, 0, kind))
        if number < len(spots):
            x = spots[number][1]
    said = plain(" – ".join(names))
    return Markup(
        f'<svg class="path" role="img" aria-label="{said}" width="{width:.0f}" height="{height}" '
        f'viewBox="0 0 {width:.0f} {height}">{"".join(parts)}</svg>'
    )


def _stretches(answer: Resolution) -> Iterator[_Stretch]:
    start = answer.a
    for reading in answer.readings:
        if reading.asked == answer.a:
            yield _Stretch(str(reading.edition), (((_Link(words.READ_AS, "reading"),), ()),))
            start = reading.edition
    gap = answer.gap
    legs = [answer] if gap is None else [gap.left, gap.right]
    at = str(start)
    for number, leg in enumerate(legs):
        for route in leg.routes:
            at = str(route.end)
            yield _Stretch(at, tuple(_steps(path) for path in route.paths))
        if gap is not None and number == 0:
            label = (words.BEHIND if gap.behind else words.AHEAD)(distance=gap.distance)
            at = str(gap.far)
            yield _Stretch(at, (((_Link(label, "gap"),), ()),))
    if at != str(answer.b):
        known = any(reading.asked == answer.b for reading in answer.readings) and at != str(start)
        yield _Stretch(str(answer.b), (((_Link(words.READ_AS if known else words.NOTHING, "none"),), ()),))


def _steps(path: Path) -> tuple[tuple[_Link, ...], tuple[str, ...]]:
    return tuple(map(_link, path)), tuple(str(step.end) for step in path[:-1])


def _link(step: Step) -> _Link:
    degree, basis = step.edge.degree, step.edge.basis
    label = DEGREE[degree]
    if degree is Degree.NOT_STATED:
        label = BASIS_FOR_DEGREE.get(basis, words.NOT_STATED)
    return _Link(label, _STROKES.get(degree, "other"), "right" if step.forward else "left")


def _columns(first: str, stretches: Sequence[_Stretch]) -> tuple[list[tuple[float, float]], float]:
    """Return where each stretch begins and ends, and how wide the whole is."""
    x = 1 + _width(first)
    spots: list[tuple[float, float]] = []
    for stretch in stretches:
        longest = max(
            sum(map(_length, links)) + sum(map(_width, between)) for links, between in stretch.ways[:_MAX_LANES]
        )
        spots.append((x, x + longest))
        x += longest + _width(stretch.end)
    return spots, x + 1


def _way(way: tuple[tuple[_Link, ...], tuple[str, ...]], lane: int, left: float, right: float) -> Iterator[str]:
    """Draw one way between two boxes; those under the first bend down and up again."""
    links, between = way
    y = lane * _LANE + _BOX / 2 + 14
    spare = right - left - sum(map(_length, links)) - sum(map(_width, between))
    x = left
    for number, link in enumerate(links):
        end = x + _length(link) + spare / len(links)
        top = _BOX / 2 + 14
        bend_in = f"M{x:.0f} {top:.0f}L{x + 16:.0f} {y:.0f}" if lane and number == 0 else f"M{x:.0f} {y:.0f}"
        bend_out = (
            f"L{end - 16:.0f} {y:.0f}L{end:.0f} {top:.0f}"
            if lane and number == len(links) - 1
            else f"L{end:.0f} {y:.0f}"
        )
        yield f'<path class="l {link.stroke}" d="{bend_in}{bend_out}"/>'
        middle = (x + end) / 2
        if link.arrow:
            yield _arrow(middle, y, link.arrow)
        yield both_svg(link.label, f'x="{middle:.0f}" y="{y - 8:.0f}" class="d"')
        x = end
        if number < len(between):
            yield _box(between[number], x, lane, "between")
            x += _width(between[number])


def _arrow(x: float, y: float, side: str) -> str:
    tip, back = (x + 6, x - 5) if side == "right" else (x - 6, x + 5)
    return f'<path class="a" d="M{tip:.0f} {y:.0f}L{back:.0f} {y - 5:.0f}L{back:.0f} {y + 5:.0f}Z"/>'


def _box(name: str, x: float, lane: int, kind: str) -> str:
    y, width = lane * _LANE + 14, _width(name)
    return (
        f'<rect class="n {kind}" x="{x:.0f}" y="{y}" width="{width:.0f}" height="{_BOX}" rx="4"/>'
        f'<text class="t {kind}" x="{x + width / 2:.0f}" y="{y + 22}">{plain(_short(name))}</text>'
    )


def _short(name: str) -> str:
    return name if len(name) <= _MAX_NAME else name[: _MAX_NAME - 1] + "\N{HORIZONTAL ELLIPSIS}"


def _width(name: str) -> float:
    return columns(_short(name)) * _CHARACTER + 2 * _PAD


def _length(link: _Link) -> float:
    return max(76.0, max(columns(link.label), columns(link.label.zh)) * 6.4 + 30)
