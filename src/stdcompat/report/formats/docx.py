"""A document: one page to decide from, then the map, the findings one row each, and the sources in small print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat.checks.verdict import Group, Verdict
from stdcompat.language import Bilingual, both_names, in_language, joined
from stdcompat.market.words import titled
from stdcompat.report import words
from stdcompat.report.blocks import Heading, Line, Tone
from stdcompat.report.cited import cited_sources
from stdcompat.report.decision import asks, blockers
from stdcompat.report.head import against_in_words, head_in_words, stamp_in_words
from stdcompat.report.markets import MarketsReport
from stdcompat.report.outline import Outline, answered_alike, grouped
from stdcompat.report.paper import Filled, Paper
from stdcompat.report.words import named, names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stdcompat.checks.finding import Finding
    from stdcompat.report.blocks import Block
    from stdcompat.report.formats import Layout
    from stdcompat.report.model import Report
    from stdcompat.report.written import Written

__all__ = ["render", "show"]

_BLOCKERS: Final = 6
_ASKS: Final = 3
_ACROSS: Final = 12  # requirements side by side on a page
_NAMED: Final = 5


def render(found: Written, layout: Layout) -> bytes:
    """Return the document."""
    paper = Paper(layout.language)
    if isinstance(found, MarketsReport):
        paper.title(both_names(found.reports[0].deployment.name, found.reports[0].deployment.name_zh))
        paper.show([*found.together()][1:])
    for number, report in enumerate(found.reports):
        if number or isinstance(found, MarketsReport):
            paper.page()
        _decision(paper, report)
        paper.page()
        _map(paper, report)
        _findings(paper, report)
        _beside(paper, report)
        _sources(paper, report)
    return paper.bytes(found.reports[0].as_of)


def show(pages: Sequence[Sequence[Block]], layout: Layout, report: Report, *, landscape: bool = False) -> bytes:
    """Return a document of blocks, each page of them on a sheet of its own; its first heading is its title."""
    paper = Paper(layout.language, landscape=landscape)
    for number, (title, *blocks) in enumerate(pages):
        if number:
            paper.page()
        paper.title(title.text if isinstance(title, Heading | Line) else "")
        paper.show(blocks)
    return paper.bytes(report.as_of)


def _decision(paper: Paper, report: Report) -> None:
    deployment = report.deployment
    paper.title(Bilingual(deployment.name, deployment.name_zh or deployment.name))
    paper.line(Line(_sentence(words.AGAINST(what=against_in_words(report))), tone=Tone.DIM))
    if deployment.conditions:
        said = joined(map(words.condition_in_words, deployment.conditions))
        paper.line(Line(_sentence(words.UNDER(conditions=said)), tone=Tone.DIM))
    first, *others = head_in_words(report)
    paper.line(Line(first), size=12, bold=True)
    for sentence in others:
        paper.line(Line(sentence))
    summary = report.summary
    counts = ((Group.NOT_MET, summary.diverge), (Group.OPEN, summary.undecided), (Group.MET, summary.met))
    cells = [Filled(words.COUNT_IN_GROUP(group=group.label, n=n), group.colour, bold=True) for group, n in counts]
    paper.table(["", "", ""], [cells], size=11)
    paper.heading(words.BLOCKERS_TITLE)
    found = blockers(report)
    for number, one in enumerate(found[:_BLOCKERS], 1):
        text = words.BLOCKER(title=one.title, force=one.force, who=_some(one.findings))
        if one.wanted is not None:
            text = words.BLOCKER_WANTED(said=text, wanted=one.wanted)
        paper.line(Line(text, f"{number}."))
    if len(found) > _BLOCKERS:
        paper.line(Line(words.MORE_BLOCKERS(len(found) - _BLOCKERS), tone=Tone.DIM))
    if not found:
        paper.line(Line(words.NO_BLOCKERS, tone=Tone.GOOD))
    paper.heading(words.ASKS_TITLE)
    wanted = asks(report)
    for number, ask in enumerate(wanted[:_ASKS], 1):
        who = joined([*map(named, ask.components[:_NAMED]), *_more(len(ask.components))])
        text = words.ASK_LINE(text=_sentence(ask.text), settles=words.SETTLES(ask.settles), who=who)
        paper.line(Line(text, f"{number}."))
    if len(wanted) > _ASKS:
        paper.line(Line(words.MORE_ASKS(len(wanted) - _ASKS), tone=Tone.DIM))
    if not wanted:
        paper.line(Line(words.NOTHING_TO_SETTLE, tone=Tone.GOOD))


def _sentence(text: str) -> Bilingual:
    """Return a text as the beginning of a sentence; a designation begins one as it is."""
    english = str(text)
    word = english.partition(" ")[0]
    begun = english[:1].upper() + english[1:] if word.isalpha() and word.islower() else english
    return Bilingual(begun, in_language(text, "zh"))


def _some(findings: Sequence[Finding]) -> Bilingual:
    components = {finding.component.name: finding.component for finding in findings}
    return joined([*map(named, list(components.values())[:_NAMED]), *_more(len(components))])


def _more(count: int) -> list[Bilingual]:
    return [words.AND_MORE(n=count - _NAMED)] if count > _NAMED else []


def _map(paper: Paper, report: Report) -> None:
    asked = {id(one.requirement): one.requirement for one in report.answers if one.requirement is not None}
    if not asked:
        return
    paper.heading(words.MAP_TITLE)
    ordered = sorted(asked.values(), key=lambda one: (one.domain, one.id))
    answers: dict[tuple[str, int], Verdict] = {}
    for finding in report.answers:
        key = (finding.component.name, id(finding.requirement))
        answers[key] = max(finding.verdict, answers.get(key, Verdict.SATISFIED), key=_badness)
    about = [one for one in report.deployment.components if any(one.name == name for name, _ in answers)]
    for begin in range(0, len(ordered), _ACROSS):
        part = ordered[begin : begin + _ACROSS]
        rows = grouped(about, lambda one: (one.supplier, tuple(answers.get((one.name, id(r))) for r in part)))  # noqa: B023  # used at once
        cells: list[list[str | Filled]] = [
            [names(group), *(_mark(answers.get((group[0].name, id(requirement)))) for requirement in part)]
            for group in rows
        ]
        columns = [words.COMPONENT, *(str(n) for n in range(begin + 1, begin + len(part) + 1))]
        paper.table(columns, cells, [40, *(5.0 for _ in part)], size=7.5)
        legend = [words.NUMBERED(n=n, text=titled(one)) for n, one in enumerate(part, begin + 1)]
        paper.line(Line(joined(legend, "; ", "；"), tone=Tone.DIM), size=7)
    marks = joined((words.NUMBERED_MARK(mark=one.mark, label=one.label) for one in Verdict), "; ", "；")
    paper.line(Line(marks, tone=Tone.DIM), size=7)


def _badness(verdict: Verdict) -> tuple[bool, int]:
    return (verdict.is_divergence, verdict.rank)


def _mark(verdict: Verdict | None) -> Filled:
    return Filled("") if verdict is None else Filled(verdict.mark, verdict.colour, bold=True)


def _findings(paper: Paper, report: Report) -> None:
    outline = Outline(report, verbose=False)
    if report.exclusions:
        paper.show(outline.exclusions())
    for title, found in (
        (words.DIVERGENCES_TITLE, [one for one in report.divergences if one.exclusion is None]),
        (words.UNDECIDED_TITLE, report.undecided),
        (words.MET_TITLE, report.met),
    ):
        if found:
            paper.heading(title(n=len(found)))
            paper.table(words.FINDING_COLUMNS, _rows(found), [18, 25, 25, 38, 33], size=7.5)


def _rows(found: Sequence[Finding]) -> Iterator[Sequence[str | Filled]]:
    for group in grouped(found, lambda one: id(one.requirement)):
        for same in answered_alike(group):
            first = same[0]
            assert first.requirement is not None  # noqa: S101  # answers have one
            remedies = dict.fromkeys(one.remedy.text for one in same if one.remedy is not None)
            yield (
                Filled(first.verdict.label, first.verdict.colour, bold=True),
                titled(first.requirement),
                names(one.component for one in same),
                _sentence(first.message),
                joined(map(_sentence, remedies), "\n", "\n") if remedies else "",
            )


def _beside(paper: Paper, report: Report) -> None:
    """Say in a line each what else there is: the page holds it at length."""
    outline = Outline(report, verbose=False)
    titles = [block.text for block in (*outline.remarks(), *outline.notices()) if isinstance(block, Heading)]
    if titles:
        paper.heading(words.BESIDE_TITLE, words.BESIDE_DETAIL, 2)
        paper.line(Line(joined(titles, "; ", "；")), size=8)


def _sources(paper: Paper, report: Report) -> None:
    used = set(cited_sources(report.findings, ()))
    sources = [source for source in report.sources if source.id in used]
    if sources:
        paper.heading(words.USED_SOURCES, level=2)
        said = (
            ", ".join(filter(None, (one.title, one.publisher, str(one.retrieved or ""), one.url))) for one in sources
        )
        paper.line(Line("; ".join(f"[{n}] {text}" for n, text in enumerate(said, 1)), tone=Tone.DIM), size=6)
    paper.line(Line(stamp_in_words(report), tone=Tone.DIM), size=6)
