"""The charts, drawn with Altair (the extra ``plots``); nothing is said in colour only."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final, Literal

from stdcompat.errors import MissingExtraError

try:
    import altair as alt
except ImportError:
    raise MissingExtraError("plots", "altair") from None  # noqa: EM101  # the names are the message

from stdcompat.analysis.counterpart import Kind
from stdcompat.checks.finding import Verdict
from stdcompat.language import in_language
from stdcompat.market.words import titled
from stdcompat.plots import words
from stdcompat.report.safe import clean
from stdcompat.report.words import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stdcompat.analysis import Convergence, LockInExposure
    from stdcompat.language import Language
    from stdcompat.market.model import Requirement
    from stdcompat.report import Report

__all__ = ["convergence_over_years", "heat_map", "lock_in_bars"]

_KINDS: Final = ("#164e7a", "#5b9bc8", "#a9cbe3", "#e0b32e", "#f6dfa0", "#eceae5", "#a39d90")
_LOCKED: Final = ("#8c3a12", "#e8c04a", "#a9cbe3")


def heat_map(report: Report, language: Language = "en") -> alt.LayerChart:
    """Return components against requirements, each answer with its colour and its mark.

    Where a requirement has several answers for a component, the worst is shown.

    >>> import stdcompat
    >>> stack = stdcompat.Deployment.from_toml("docs/examples/eu-data-centre.toml")
    >>> chart = heat_map(stdcompat.check(stack, market="EU", as_of="2026-11-21"))
    >>> sorted(chart.to_dict())[:3]
    ['$schema', 'config', 'data']
    """
    worst: dict[tuple[str, int], Any] = {}
    for finding in sorted(report.answers, key=lambda one: (one.verdict.is_divergence, one.verdict.rank)):
        worst[finding.component.name, id(finding.requirement)] = finding
    titles = _titles((finding.requirement for finding in worst.values()), language)
    rows = [
        {
            "component": _said(named(finding.component), language),
            "requirement": titles[finding.requirement.id],
            "verdict": _said(finding.verdict.label, language),
            "mark": finding.verdict.mark,
            "why": _said(finding.message, language),
        }
        for finding in worst.values()
    ]
    verdicts = [in_language(verdict.label, language) for verdict in Verdict]
    order = [_said(named(component), language) for component in report.deployment.components]
    base = alt.Chart(alt.InlineData(values=rows), width=alt.Step(24), height=alt.Step(22)).encode(
        alt.X("requirement:N").title(None).axis(orient="top", labelAngle=-55, labelLimit=320),
        alt.Y("component:N").title(None).sort(order),
        tooltip=[
            alt.Tooltip("component:N", title=in_language(words.COMPONENT, language)),
            alt.Tooltip("requirement:N", title=in_language(words.REQUIREMENT, language)),
            alt.Tooltip("verdict:N", title=in_language(words.VERDICT, language)),
            alt.Tooltip("why:N"),
        ],
    )
    colour = alt.Color("verdict:N").scale(domain=verdicts, range=[verdict.colour for verdict in Verdict])
    cells = base.mark_rect(stroke="white").encode(colour.title(in_language(words.VERDICT, language)))
    marks = base.mark_text(fontWeight="bold").encode(alt.Text("mark:N"))
    return alt.LayerChart(layer=[cells, marks])


def lock_in_bars(
    exposure: LockInExposure,
    by: Literal["supplier", "jurisdiction", "component"] = "supplier",
    language: Language = "en",
) -> alt.Chart:
    """Return how many claims are locked in, by supplier, by the standards' jurisdiction or by component.

    >>> import stdcompat
    >>> from stdcompat.analysis import lock_in
    >>> stack = stdcompat.Deployment.from_toml("docs/examples/sa-smart-city.toml")
    >>> chart = lock_in_bars(lock_in(stack, stdcompat.Resolver(as_of="2026-11-21")))
    >>> chart.to_dict()["mark"]["type"]
    'bar'
    """
    kinds = [in_language(kind, language) for kind in (words.LOCKED, words.NOT_KNOWN, words.OPEN)]
    rows: list[dict[str, Any]] = []
    for one in exposure.by(by):
        counts = (one.locked, one.unknown, one.claims - one.locked - one.unknown)
        of = _said(one.of or words.NOT_STATED, language)
        rows += [
            {"of": of, "kind": kind, "claims": count, "order": n}
            for n, (kind, count) in enumerate(zip(kinds, counts, strict=True))
        ]
    title = {"supplier": words.SUPPLIER, "jurisdiction": words.JURISDICTION, "component": words.COMPONENT}[by]
    chart: alt.Chart = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar(stroke="white")
        .encode(
            alt.X("sum(claims):Q").title(in_language(words.CLAIMS, language)).axis(tickMinStep=1),
            alt.Y("of:N").title(in_language(title, language)).sort("-x"),
            alt.Color("kind:N").scale(domain=kinds, range=_LOCKED).title(in_language(words.STANDING, language)),
            order=alt.Order("order:Q"),
            tooltip=["of:N", "kind:N", "claims:Q"],
        )
        .properties(width=420, height=alt.Step(24))
    )
    return chart


def convergence_over_years(series: Sequence[Convergence], language: Language = "en") -> alt.FacetChart:
    """Return the shares of each kind of correspondence over the years, one panel for each direction.

    >>> import stdcompat
    >>> from stdcompat.analysis import convergence_series
    >>> resolver = stdcompat.Resolver(as_of="2026-11-21")
    >>> chart = convergence_over_years(convergence_series("JIS", "ISO,IEC", years=[2024, 2025], resolver=resolver))
    >>> len(*chart.to_dict()["datasets"].values())
    28
    """
    kinds = [in_language(words.KIND[kind], language) for kind in Kind]
    rows = [
        {
            "year": str(one.as_of.year),
            "share": direction.overall.part(kind),
            "count": direction.overall[kind].count,
            "kind": in_language(words.KIND[kind], language),
            "order": n,
            "direction": _said(words.DIRECTION(source=direction.source.name, target=direction.target.name), language),
        }
        for one in series
        for direction in (one.forward, one.backward)
        for n, kind in enumerate(Kind)
    ]
    chart = (
        alt.Chart()
        .mark_bar(stroke="white")
        .encode(
            alt.X("year:O").title(in_language(words.YEAR, language)).axis(labelAngle=0),
            alt.Y("share:Q").title(in_language(words.SHARE, language)).axis(format="%").stack("zero"),
            alt.Color("kind:N").scale(domain=kinds, range=_KINDS).title(in_language(words.BEST, language)),
            order=alt.Order("order:Q"),
            tooltip=["year:O", "kind:N", alt.Tooltip("share:Q", format=".1%"), "count:Q"],
        )
        .properties(width=320, height=240)
    )
    facet = alt.Facet("direction:N").title(None)
    panels: alt.FacetChart = chart.facet(facet, data=alt.InlineData(values=rows), columns=2)
    return panels


def _titles(requirements: Iterable[Requirement], language: Language) -> dict[str, str]:
    """Return the titles of requirements by their ids; those that share one have the id beside it."""
    titles = {one.id: _said(titled(one), language) for one in requirements}
    shared = Counter(titles.values())
    return {id: title if shared[title] == 1 else f"{title} ({clean(id)})" for id, title in titles.items()}


def _said(text: Any, language: Language) -> str:
    return clean(str(in_language(text, language)))
