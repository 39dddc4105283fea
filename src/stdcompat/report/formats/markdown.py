"""Markdown, for pull and merge requests: the verdict, the worst that counts, and the rest folded away.

GitHub and GitLab show it alike. It stays below the length that they take, and says what it left out.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from stdcompat._patterns import pattern
from stdcompat.language import in_language, joined
from stdcompat.market.words import titled
from stdcompat.report import words
from stdcompat.report.blocks import Heading, Line, Table, blocks_in
from stdcompat.report.safe import clean
from stdcompat.report.words import named, wanted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stdcompat.checks.finding import Finding
    from stdcompat.language import Language
    from stdcompat.report.blocks import Block
    from stdcompat.report.formats import Layout
    from stdcompat.report.model import Report
    from stdcompat.report.written import Written

__all__ = ["render", "show"]

_WORST: Final = 20
_LONGEST_CELL: Final = 300
_LONGEST: Final = 60_000  # GitHub takes 65,536 characters in a comment
_MARKED: Final = pattern(r"([\\`*_\[\]|~$]|^[#+=-]|^\d+(?=[.)]))")
_LINKED: Final = pattern(r"(@|#(?=\d)|/(?=/)|(?<=\bwww))", re.IGNORECASE)


def render(found: Written, layout: Layout) -> str:
    """Return the page: what several markets say together first, then each of their reports."""
    parts: list[str] = []
    reports = iter(found.reports)
    several = found.reports != (found,)
    for number, page in enumerate(found.pages(verbose=layout.verbose)):
        report = None if several and number == 0 else next(reports)
        head, *sections = _sections(blocks_in(page, layout.language))
        level = "###" if several and report is not None else "##"
        parts.append("\n" * bool(parts) + "".join(_head(head, level)))  # markup ends at an empty line
        if report is not None:
            parts.append("".join(_worst(report, layout.language)))
        parts += [_folded(section) for section in sections]
    return "".join(_bounded(parts, layout.language))


def show(blocks: Iterable[Block]) -> str:
    """Return blocks as Markdown, one after another: the first heading is the title.

    >>> print(show([Heading("Letter"), Line("To: Acme")]), end="")
    ## Letter
    <BLANKLINE>
    To: Acme
    """
    level, lines = "##", []
    for block in blocks:
        if isinstance(block, Heading):
            detail = f"\n{_text(block.detail)}\n" if block.detail else ""
            lines.append(f"{level} {_text(block.text)}\n{detail}\n")
            level = "\n###"
        elif isinstance(block, Line) and not block.label and not block.indent:
            lines.append(f"{'' if not lines or lines[-1].endswith(chr(10) * 2) else chr(10)}{_text(block.text)}\n")
        else:
            lines += _block(block)
    return "".join(lines)


def _sections(blocks: Iterable[Block]) -> list[list[Block]]:
    """Part blocks at their headings; the head comes first, without any."""
    sections: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading):
            sections.append([])
        sections[-1].append(block)
    return sections


def _head(blocks: Sequence[Block], level: str) -> Iterator[str]:
    for number, block in enumerate(blocks):
        assert isinstance(block, Line)  # noqa: S101  # a head has lines only
        label = f"{_text(block.label)} " if block.label else ""
        yield f"{level} {_text(block.text)}\n" if number == 0 else f"\n{label}{_text(block.text)}\n"


def _worst(report: Report, language: Language) -> Iterator[str]:
    """Yield the table of what counts, worst first; components with the same answer share a row."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in report.pending:
        key = (id(finding.requirement), id(finding.exclusion), finding.verdict, finding.message)
        groups.setdefault(key, []).append(finding)
    if not groups:
        return
    keys = ("severity", "component", "requirement", "wanted", "verdict", "remedy")
    rows = [tuple(in_language(cell, language) for cell in _row(group)) for group in list(groups.values())[:_WORST]]
    yield "\n"
    yield from _table(Table(tuple(in_language(words.COLUMNS[key], language) for key in keys), tuple(rows)))
    if len(groups) > _WORST:
        yield f"\n{_text(in_language(words.MORE(n=len(groups) - _WORST), language))}\n"


def _row(group: Sequence[Finding]) -> tuple[str, ...]:
    first = group[0]
    fact = first.requirement or first.exclusion
    assert fact is not None  # noqa: S101  # what diverges is asked for
    remedies = {in_language(f.remedy.text, "en"): f.remedy.text for f in group if f.remedy is not None}
    return (
        words.SEVERITY[first.severity],
        joined(named(finding.component) for finding in group),
        words.WITH_ID(title=titled(fact), id=fact.id),
        "" if first.requirement is None else wanted(first.requirement),
        first.verdict.label if first.exclusion is None else words.EXCLUDED_CELL,
        joined(remedies.values(), "; ", "；"),
    )


def _folded(section: Sequence[Block]) -> str:
    heading, *blocks = section
    assert isinstance(heading, Heading)  # noqa: S101  # where a section begins
    detail = f": {heading.detail}" if heading.detail else ""
    summary = html.escape(clean(heading.text + detail))
    shown = "".join(line for block in blocks for line in _block(block))
    return f"\n<details>\n<summary>{summary}</summary>\n\n{shown}\n</details>\n"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield "\n"
        yield from _table(block)
    elif isinstance(block, Line):
        bare = block.label if block.label != "-" else ""
        label = f"**{_text(bare)}** " if bare else ""
        yield f"{' ' * block.indent}- {label}{_text(block.text)}\n"


def _table(table: Table) -> Iterator[str]:
    for number, row in enumerate((table.columns, *table.rows)):
        yield f"| {' | '.join(_text(cell, _LONGEST_CELL) for cell in row)} |\n"
        if number == 0:
            yield f"|{' --- |' * len(row)}\n"


def _text(text: str, longest: int | None = None) -> str:
    r"""Return a text that Markdown shows as it is: no markup, no link, no mention.

    >>> _text("a | <b> [c](d) @e")
    'a \\| &lt;b&gt; \\[c\\](d) @<!-- -->e'
    """
    shown = clean(text)
    if longest is not None and len(shown) > longest:
        shown = shown[: longest - 1] + "\N{HORIZONTAL ELLIPSIS}"
    escaped = _MARKED.sub(_escaped, html.escape(shown, quote=False))
    return _LINKED.sub(r"\1<!-- -->", escaped)


def _escaped(found: re.Match[str]) -> str:
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"


def _bounded(parts: Sequence[str], language: Language) -> Iterator[str]:
    """Yield as many parts as a comment takes, and say how many were left out."""
    length = 0
    for number, part in enumerate(parts):
        length += len(part)
        if length > _LONGEST:
            yield f"\n{_text(in_language(words.LEFT_OUT(n=len(parts) - number), language))}\n"
            return
        yield part
