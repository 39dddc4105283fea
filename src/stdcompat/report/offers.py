"""Several offers for one tender, side by side: a ranking on one page, requirement by requirement, and what each would have to supply."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from stdcompat._records import frozen
from stdcompat.agreement.evidence import Acceptance
from stdcompat.checks.finding import Verdict
from stdcompat.errors import InvalidValueError
from stdcompat.language import Bilingual, joined
from stdcompat.market.words import titled
from stdcompat.report import words
from stdcompat.report.blocks import Heading, Line, Table, Tone, blocks_in
from stdcompat.report.decision import asks
from stdcompat.report.head import against_in_words, head_in_words, stamp_in_words
from stdcompat.report.model import Report
from stdcompat.report.words import named, wanted

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence

    from stdcompat.checks.finding import Finding
    from stdcompat.language import Language
    from stdcompat.report.blocks import Block

__all__ = ["FORMATS", "SCHEMA", "OffersReport", "Standing"]

SCHEMA: Final = "stdcompat-offers-report/1"
"""The name of the layout of its JSON; each report in it has one of its own."""

FORMATS: Final = ("text", "markdown", "html", "docx", "xlsx", "json")
"""What a comparison can be written as."""

_MOST: Final = 40  # things to ask one bidder for, listed


class Standing(NamedTuple):
    """The place of one bidder in the ranking.

    Attributes:
        bidder: the name.
        place: from 1; bidders of whom the same is found share one.
        checked: how many of its products were checked.
        products: how many there are.
        barred: how many are barred.
        not_met: how many answers are not met.
        not_offered: how many requirements that others are asked concern no product of this one.
        open: how many answers are open.
        met: how many are met.
        to_supply: how many different documents would settle what is not met or open.
    """

    bidder: str
    place: int
    checked: int
    products: int
    barred: int
    not_met: int
    not_offered: int
    open: int
    met: int
    to_supply: int


@frozen(slots=False)
class OffersReport:
    """What checks of several offers against one market or tender found.

    >>> import stdcompat
    >>> good = stdcompat.Deployment("A", [stdcompat.Component("Server", "server", claims=["EN IEC 63000:2018"])])
    >>> bad = stdcompat.Deployment("B", [stdcompat.Component("Server", "server")])
    >>> both = stdcompat.compare_offers([bad, good], market="EU", as_of="2026-11-21")
    >>> [(one.place, one.bidder) for one in both.ranking]
    [(1, 'A'), (2, 'B')]
    """

    bidders: tuple[str, ...]
    reports: tuple[Report, ...]

    @functools.cached_property
    def _asked(self) -> dict[tuple[str, str], list[list[Finding]]]:
        """The findings on each requirement, for each bidder in its place: by who asks and the id."""
        found: dict[tuple[str, str], list[list[Finding]]] = {}
        for n, report in enumerate(self.reports):
            for finding in report.findings:
                fact = finding.requirement or finding.exclusion
                if fact is not None:
                    key = (finding.asked_by or "", fact.id)
                    found.setdefault(key, [[] for _ in self.reports])[n].append(finding)
        return found

    @functools.cached_property
    def ranking(self) -> tuple[Standing, ...]:
        """The bidders, best first: by what bars, what is not met or not offered, what is open. No price is known."""
        rows = []
        for n, (bidder, report) in enumerate(zip(self.bidders, self.reports, strict=True)):
            summary = report.summary
            checked = sum(1 for one in summary.by_component if one.asked)
            absent = sum(
                not cells[n]
                for cells in self._asked.values()
                if any(f.requirement is not None for c in cells for f in c)
            )
            supply = len(asks(report))
            counts = (summary.barred, summary.diverge, absent, summary.undecided, summary.met, supply)
            rows.append(Standing(bidder, 0, checked, summary.components, *counts))
        rows.sort(key=lambda one: (*_weight(one), one.bidder))
        placed: list[Standing] = []
        for number, one in enumerate(rows, 1):
            same = placed and _weight(placed[-1]) == _weight(one)
            placed.append(one._replace(place=placed[-1].place if same else number))
        return tuple(placed)

    def pages(self) -> Iterator[list[Block]]:
        """Lay it out: the ranking on a page of its own, the matrix, and a page for each bidder."""
        yield [*self._first()]
        yield [Heading(words.COMPARED_MATRIX), self._matrix()]
        for standing in self.ranking:
            n = self.bidders.index(standing.bidder)
            yield [*self._bidder(standing.bidder, self.reports[n])]

    def _first(self) -> Iterator[Block]:
        first = self.reports[0]
        yield Heading(words.COMPARED_TITLE(n=len(self.reports)))
        yield Line(words.AGAINST(what=against_in_words(first)))
        yield Heading(words.RANKING_TITLE, words.RANKING_DETAIL)
        rows, looks = [], []
        for one in self.ranking:
            rows.append(
                (
                    str(one.place),
                    one.bidder,
                    words.SO_MANY(n=one.checked, total=one.products),
                    *map(str, (one.barred, one.not_met, one.not_offered, one.open, one.met, one.to_supply)),
                )
            )
            bad, missing = Verdict.DIVERGENT.value, Verdict.MISSING.value
            looks.append(
                (
                    *("", "", ""),
                    bad if one.barred else "",
                    missing if one.not_met else "",
                    missing if one.not_offered else "",
                    Verdict.UNKNOWN.value if one.open else "",
                    Verdict.COVERED.value if one.met else "",
                    "",
                )
            )
        yield Table(words.RANKING_COLUMNS, tuple(rows), tuple(looks))
        for bidder, report in zip(self.bidders, self.reports, strict=True):
            said, *others = head_in_words(report)
            if report.summary.not_checked and others:
                said = joined([said, others[0]], " ", "")
            yield Line(said, words.LABEL(label=bidder))
        yield Line(stamp_in_words(first), tone=Tone.DIM)

    def _matrix(self) -> Table:
        rows, looks = [], []
        for cells in self._asked.values():
            first: Finding = next(finding for cell in cells for finding in cell)
            fact = first.requirement or first.exclusion
            assert fact is not None  # noqa: S101  # what is asked has one
            title = titled(fact)
            if first.requirement is not None and wanted(first.requirement):
                title = words.ASKED_FOR(title=title, wanted=wanted(first.requirement))
            found = [_cell(cell) for cell in cells]
            rows.append((title, *(text for text, _ in found)))
            looks.append(("", *(look for _, look in found)))
        columns = (words.COLUMNS["requirement"], *self.bidders)
        return Table(columns, tuple(rows), tuple(looks))

    def _bidder(self, bidder: str, report: Report) -> Iterator[Block]:
        found = asks(report)
        yield Heading(words.FOR_BIDDER(bidder=bidder, n=len(found)))
        for finding in report.exclusions:
            yield Line(finding.message, words.EXCLUDED, tone=Tone.ERROR)
        for number, ask in enumerate(found[:_MOST], 1):
            who = joined(map(named, ask.components))
            yield Line(words.ASK_LINE(text=ask.text, settles=words.SETTLES(ask.settles), who=who), f"{number}.")
        if len(found) > _MOST:
            yield Line(words.AND_MORE(n=len(found) - _MOST))
        if not found:
            yield Line(words.NOTHING_TO_ASK)

    # --- written --------------------------------------------------------------------------------

    def to_dict(self) -> dict[str, Any]:
        """Return all of it as plain values, ready for JSON."""
        return {
            "schema": SCHEMA,
            "ranking": [one._asdict() for one in self.ranking],
            "offers": [
                {"bidder": bidder, "report": report.to_dict()}
                for bidder, report in zip(self.bidders, self.reports, strict=True)
            ],
        }

    def to_text(self, width: int = 100, language: Language = "en") -> str:
        """Return it as plain text."""
        from stdcompat.report.formats.text import show

        return "\n".join(show(page, width, language) for page in self.pages())

    def render(self, format: str, language: Language = "en") -> str | bytes:
        """Return it in one of `FORMATS`.

        Raises:
            ValueError: if there is no such format.
            MissingExtraError: if the format needs an optional package that is not installed.
        """
        from stdcompat.report.formats import Layout

        if format not in FORMATS:
            msg = f"a comparison is written as {', '.join(FORMATS)}, not as {format!r}"
            raise InvalidValueError(msg)
        if format == "json":
            from stdcompat.report.formats.json import dumps

            return dumps(self.to_dict())
        if format == "text":
            return self.to_text(language=language)
        pages = [*self.pages()]
        if format == "html":
            from stdcompat.report.formats.html import page_of

            return page_of(pages, language)
        if format == "markdown":
            from stdcompat.report.formats.markdown import show

            return "\n".join(show(blocks_in(page, language)) for page in pages)
        if format == "docx":
            from stdcompat.report.formats.docx import show as show_docx

            return show_docx(pages, Layout(language=language), self.reports[0], landscape=True)
        from stdcompat.report.formats.xlsx import show as show_xlsx

        return show_xlsx(pages, language, self.reports[0].as_of)

    def write(self, path: str | os.PathLike[str], *, format: str | None = None, language: Language = "en") -> None:
        """Write it to a file, at once or not at all, in the format of the suffix.

        Raises:
            ValueError: if a comparison is not written in this format.
            MissingExtraError: if the format needs an optional package that is not installed.
            OSError: if the file cannot be written.
        """
        from stdcompat._atomic import write_atomically
        from stdcompat.report.formats import name_for

        write_atomically(path, self.render(format or name_for(path), language))


def _weight(one: Standing) -> tuple[int, ...]:
    """Return what a place follows from: nothing checked is no merit."""
    return (one.checked == 0, one.barred, one.not_met + one.not_offered, one.open, one.products - one.checked)


def _cell(found: Sequence[Finding]) -> tuple[Bilingual, str]:
    """Return what one bidder answers to one requirement: the worst verdict, the standards, how they are proven."""
    if not found:
        return words.NOT_OFFERED, ""
    worst = max(found, key=lambda one: (one.exclusion is not None, one.verdict.is_divergence, one.verdict.rank))
    if worst.exclusion is not None:
        return words.EXCLUDED_CELL, Verdict.DIVERGENT.value
    parts = []
    for verdict in sorted({one.verdict for one in found}, key=lambda one: (one.is_divergence, one.rank), reverse=True):
        same = [one for one in found if one.verdict is verdict]
        claims = dict.fromkeys(one.claim.as_written for one in same if one.claim is not None)
        what = joined(claims) if claims else joined(dict.fromkeys(named(one.component) for one in same))
        said = words.COMPARED_CELL(verdict=verdict.label, claims=what)
        proofs = {one.evidence.acceptance for one in same if one.evidence is not None} - {Acceptance.NOT_ASKED}
        if claims and proofs:
            said = words.COMPARED_PROOF(
                said=said, proof=joined(words.PROOF_WORD[one] for one in Acceptance if one in proofs)
            )
        parts.append(said)
    return joined(parts, "; ", "；"), worst.verdict.value
