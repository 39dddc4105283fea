"""The data sheet: how many facts of which kind, how well attested, and what is known to be missing."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from stdcompat._patterns import pattern
from stdcompat.agreement.model import Agreement
from stdcompat.bundle.lint import sourced
from stdcompat.catalogs.model import Status
from stdcompat.catalogs.store import digest_of
from stdcompat.catalogs.vocabulary import DOMAINS
from stdcompat.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from stdcompat.bundle.facts import Facts
    from stdcompat.catalogs.model import Standard

__all__ = ["count_domains", "count_facts", "refresh", "render"]

_MARK: Final = pattern(r"(<!-- counts: ([a-z -]+) -->\n)(?:.*?)(<!-- end of counts -->)", re.DOTALL)


def count_facts(facts: Facts) -> dict[str, Any]:
    """Return the counts of a folder of facts as plain values: tables by title, each a mapping or a list."""
    standards = facts.catalog["standard"]
    correspondences = facts.catalog["correspondence"]
    requirements = [requirement for market in facts.markets for requirement in market.requirements]
    exclusions = [exclusion for market in facts.markets for exclusion in market.exclusions]
    agreements = [agreement for agreement in facts.agreements if isinstance(agreement, Agreement)]
    named = list(sourced(facts))
    publishers: dict[str, dict[str, int]] = {}
    for code, editions in _most(Counter(standard.id.publisher for standard in standards)).items():
        documents = {standard.id.undated for standard in standards if standard.id.publisher == code}
        publishers[code] = {"documents": len(documents), "editions": editions}
    return {
        "edition": facts.edition,
        "digest": digest_of(sorted(facts.rows(), key=lambda row: row[:2])),
        "facts": {
            "standards (editions)": len(standards),
            "documents": len({standard.id.undated for standard in standards}),
            "correspondences": len(correspondences),
            "deviations": sum(len(fact.deviations) for fact in correspondences),
            "distinctions": len(facts.catalog["distinct"]),
            "transitions": len(facts.catalog["transition"]),
            "origins": len(facts.catalog["origin"]),
            "publishers": len(facts.catalog["publisher"]),
            "markets": len(facts.markets),
            "requirements": len(requirements),
            "requirements that name a standard": sum(bool(one.any_of or one.all_of) for one in requirements),
            "exclusions": len(exclusions),
            "official lists": len(facts.lists),
            "citations": sum(len(citations) for _, citations, _ in facts.lists),
            "agreements": len(agreements),
            "published totals of agreements": len(facts.agreements) - len(agreements),
            "standard systems": len(facts.systems),
            "branches of systems": sum(len(system.branches) for system in facts.systems),
            "sources": len(facts.catalog["source"]),
        },
        "standards by publisher": publishers,
        "standards by domain": _most(Counter(domain for standard in standards for domain in standard.domains)),
        "standards by status": _most(Counter(standard.status.value for standard in standards)),
        "statuses by month read": _months(standards),
        "standards with": {
            "a Chinese title": sum(standard.title_zh is not None for standard in standards),
            "a day of publication": sum(standard.published is not None for standard in standards),
            "a day of effect": sum(standard.effective is not None for standard in standards),
            "a predecessor": sum(bool(standard.replaces) for standard in standards),
        },
        "correspondences by degree": _most(Counter(fact.degree.value for fact in correspondences)),
        "correspondences by basis": _most(Counter(fact.basis.value for fact in correspondences)),
        "modifications by list of deviations": _most(
            Counter(fact.deviation_list.value for fact in correspondences if fact.degree.value == "MOD")
        ),
        "markets": {
            market.code: {
                "requirements": len(market.requirements),
                "of these with a standard": sum(bool(one.any_of or one.all_of) for one in market.requirements),
                "exclusions": len(market.exclusions),
                **({"projects with standards from elsewhere": len(market.endorsed)} if market.endorsed else {}),
                "known unknowns": len(market.not_known),
            }
            for market in facts.markets
        },
        "requirements by force": _most(Counter(one.force.value for one in requirements)),
        "agreements by kind": _most(Counter(one.kind.value for one in agreements)),
        "confidence": _confidence(named),
        "sources by class": _most(Counter(source.cls.value for source in facts.catalog["source"])),
        "sources from, oldest": min((source.date for source in facts.catalog["source"] if source.date), default=""),
        "sources read, oldest": min(
            (source.retrieved for source in facts.catalog["source"] if source.retrieved), default=""
        ),
        "known gaps": {str(gap.standard): gap.why for gap in facts.gaps},
    }


def count_domains(facts: Facts, domains: Collection[str]) -> dict[str, Any]:
    """Return the counts of some domains, for the page about them."""
    standards = [standard for standard in facts.catalog["standard"] if set(standard.domains) & set(domains)]
    keys = {standard.id.designation.key for standard in standards}
    correspondences = [fact for fact in facts.catalog["correspondence"] if fact.adopter.designation.key in keys]
    counted: dict[str, Any] = {
        "facts": {
            "standards (editions)": len(standards),
            "documents": len({standard.id.undated for standard in standards}),
            "correspondences": len(correspondences),
        },
        "standards by publisher": _most(Counter(standard.id.publisher for standard in standards)),
        "statuses by month read": _months(standards),
        "adopters by degree": _most(
            Counter(f"{fact.adopter.publisher}: {fact.degree.value}" for fact in correspondences)
        ),
        "requirements by market": {
            market.code: count
            for market in facts.markets
            if (count := sum(requirement.domain in domains for requirement in market.requirements))
        },
    }
    return {title: table for title, table in counted.items() if table}


def render(counts: Mapping[str, Any], form: str = "text") -> str:
    """Return counts as ``text``, ``json`` or ``markdown``.

    >>> print(render({"edition": "1", "things": {"a": 1, "b": 20}}), end="")
    edition: 1
    <BLANKLINE>
    things
      a   1
      b  20
    """
    if form == "json":
        return json.dumps(counts, ensure_ascii=False, indent=2) + "\n"
    markdown = form == "markdown"
    blocks: list[list[str]] = []
    for title, table in counts.items():
        if isinstance(table, dict):
            rows = [_row(name, value) for name, value in table.items()]
            columns = list(next(iter(table.values()))) if rows and len(rows[0]) > 2 else []  # noqa: PLR2004
            blocks.append(_as_markdown(title, columns, rows) if markdown else _as_text(title, columns, rows))
        elif blocks and len(blocks[-1]) == 1:
            blocks[-1][-1] += f"\n{'- ' if markdown else ''}{title}: {table}"
        else:
            blocks.append([f"{'- ' if markdown else ''}{title}: {table}"])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


_PUBLISHERS: Final = pattern(r"(<!-- publishers -->\n)(?:.*?)(<!-- end of publishers -->)", re.DOTALL)


def publisher_table(facts: Facts) -> str:
    """Return every publisher that can be read, as a Markdown table."""
    lines = ["| code | also written | publisher | jurisdiction | page |", "| --- | --- | --- | --- | --- |"]
    for one in facts.publishers:
        also = ", ".join(f"`{prefix}`" for prefix in one.prefixes)
        name = " ".join(filter(None, (one.name, one.name_zh)))
        lines.append(f"| `{one.prints or one.code}` | {also} | {name} | {one.jurisdiction} | {one.family} |")
    return "\n".join(lines) + "\n"


def refresh(text: str, facts: Facts) -> str:
    """Return a Markdown page with its counts, and its table of publishers, made current.

    Counts stand between ``<!-- counts: cloud data-centre -->`` (domains, or ``all``) and
    ``<!-- end of counts -->``, the table between ``<!-- publishers -->`` and ``<!-- end of publishers -->``.

    Raises:
        InvalidValueError: if a page asks for a domain that does not exist.
    """

    def replace(match: re.Match[str]) -> str:
        asked = match[2].split()
        unknown = [name for name in asked if name != "all" and name not in DOMAINS]
        if unknown:
            msg = f"no domain {unknown[0]!r}"
            raise InvalidValueError(msg)
        counts = count_facts(facts) if asked == ["all"] else count_domains(facts, asked)
        return f"{match[1]}\n{render(counts, 'markdown')}\n{match[3]}"

    current = _PUBLISHERS.sub(lambda match: f"{match[1]}\n{publisher_table(facts)}\n{match[2]}", text)
    return _MARK.sub(replace, current)


def _most(counter: Counter[str]) -> dict[str, int]:
    """Return counts, the largest first."""
    return dict(sorted(counter.items(), key=lambda item: (-item[1], item[0])))


def _months(standards: Iterable[Standard]) -> dict[str, int]:
    """Return how many statuses were read in each month, the oldest first; the unknown ones last."""
    read = Counter(
        "unknown" if standard.status is Status.UNKNOWN else (standard.status_as_of or "undated")[:7]
        for standard in standards
    )
    return dict(sorted(read.items()))


def _confidence(named: Iterable[tuple[str, str, Any]]) -> dict[str, dict[str, int]]:
    table: dict[str, dict[str, int]] = {}
    for kind, _, record in named:
        if hasattr(record, "confidence"):
            row = table.setdefault(kind, {"high": 0, "medium": 0, "low": 0})
            row[record.confidence.value] = row.get(record.confidence.value, 0) + 1
    return table


def _row(name: str, value: Any) -> list[str]:
    return [name, *(map(str, value.values()) if isinstance(value, dict) else [str(value)])]


def _as_text(title: str, columns: list[str], rows: list[list[str]]) -> list[str]:
    table = [["", *columns], *rows] if columns else rows
    widths = [max(len(row[n]) for row in table) for n in range(len(table[0]))] if table else []
    lines = [
        "  " + "  ".join(cell.rjust(width) if n else cell.ljust(width) for n, (cell, width) in enumerate(zip(row, widths, strict=True)))
        for row in table
    ]  # fmt: skip
    if rows and not rows[0][1][:1].isdigit():
        lines = [f"  {row[0]}: {row[1]}" for row in rows]
    return [title, *(line.rstrip() for line in lines)]


def _as_markdown(title: str, columns: list[str], rows: list[list[str]]) -> list[str]:
    head = [title, *(columns or [""])]
    right = "---:" if rows and rows[0][1][:1].isdigit() else "---"
    lines = [head, ["---", *[right] * (len(head) - 1)], *rows]
    return ["| " + " | ".join(row) + " |" for row in lines]
