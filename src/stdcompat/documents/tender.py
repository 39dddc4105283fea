"""A draft of a buyer's requirements from the sentences of a tender that name standards, for a person to correct."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from stdcompat._patterns import pattern
from stdcompat.deployment.kinds import guess
from stdcompat.market.demand import demand_in, equivalents_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stdcompat.market.demand import Demand

__all__ = ["Asked", "asked_in", "draft_toml"]

_CLAUSE: Final = pattern(
    r"^\s*((?:\d{1,3}\.){1,6}\d{1,3}|\d{1,2}(?=[.、．]\s*\D)|第[一二三四五六七八九十百\d]+[章节条])"
)
_SENTENCES: Final = pattern(r"(?<=[。；;\n])|(?<=[.!?])\s+(?=[A-ZÀ-ÞА-Я\u3040-\u9fff])")
_SOME_OF: Final = pattern(
    r"\b(?:any|at\s+least)\s+(?:two|three|four|[2-9])\s+of\b|(?:任意?|至少)(?:[两二三四]|[2-9])[项个种]", re.IGNORECASE
)
_ANY: Final = "equipment"
_LONGEST: Final = 160


class Asked(NamedTuple):
    """One sentence that asks for standards.

    Attributes:
        clause: the number of the clause that it is in.
        sentence: its words.
        kind: the kind of product that it speaks of, or the heading above it.
        demand: what it asks.
        beside: another sentence of the tender, which says whether equivalents count here.
    """

    clause: str
    sentence: str
    kind: str | None
    demand: Demand
    beside: str = ""


class _Rule(NamedTuple):
    """What a sentence says of equivalents without naming a standard, and the clause that it stands in."""

    equivalents: bool
    sentence: str
    clause: str
    block: int


def asked_in(passages: Iterable[str]) -> list[Asked]:
    """Find what a tender asks for by a standard; what a sentence is about, it says or the heading above it.

    Whether equivalents count may be said in a sentence of its own. It holds for the clause that it
    stands in; where that asks for nothing, for the clauses beside it (3.1 and 3.2, for 3.3); where
    these ask for nothing either, for the whole tender.

    >>> (one,) = asked_in(["3.2.1 UPS: comply with IEC 62040-1:2017 or later. Equivalent standards are not accepted."])
    >>> one.clause, one.kind, [str(reference) for reference in one.demand.references], one.demand.equivalents
    ('3.2.1', 'ups', ['IEC 62040-1 (>=2017)'], False)
    """
    clause, above = "", None
    block = 0  # counts clauses, and headings without a number
    found: list[tuple[int, Asked]] = []
    rules: list[_Rule] = []
    for passage in passages:
        sentences = [" ".join(one.split()) for one in _SENTENCES.split(passage) if one.strip()]
        if len(sentences) == 1 and demand_in(sentences[0]) is None and equivalents_in(sentences[0]) is None:
            heading = guess(_CLAUSE.sub("", sentences[0])[:_LONGEST]).kind
            above, block = heading or above, block + (heading is not None)
        for sentence in sentences:
            number = _CLAUSE.match(sentence)
            if number is not None:
                clause, block = number[1], block + 1
            demand = demand_in(sentence)
            said = _CLAUSE.sub("", sentence).lstrip(" .、．:：")
            if demand is not None:
                own = next(
                    (kind for part in re.split(r"[:：,，]|应|shall\b", said) if (kind := guess(part).kind)), None
                )
                found.append((block, Asked(clause, said, own or above, demand)))
            elif (equivalents := equivalents_in(sentence)) is not None:
                rules.append(_Rule(equivalents, said, clause, block))
    for rule in sorted(rules, key=lambda rule: rule.equivalents):  # a refusal goes before a permission
        for place in _scope(rule, found):
            at, one = found[place]
            if one.demand.equivalents is None:
                demand = one.demand._replace(equivalents=rule.equivalents)
                found[place] = at, one._replace(demand=demand, beside=rule.sentence)
    return [one for _, one in found]


def _scope(rule: _Rule, found: Sequence[tuple[int, Asked]]) -> Sequence[int]:
    """Return the places of what a rule holds for."""
    parent = rule.clause.rpartition(".")[0]
    here = [place for place, (block, _) in enumerate(found) if block == rule.block]
    near = [place for place, (_, one) in enumerate(found) if parent and one.clause.startswith(f"{parent}.")]
    return here or near or range(len(found))


def draft_toml(name: str, found: Iterable[Asked]) -> str:
    """Return the TOML of a profile (see `Profile.from_toml`), each requirement below the sentence that it was made of.

    What a person has to decide is said in comments: the products, where no word names them, and whether
    equivalents count.
    """
    lines = [
        "# A draft, made by stdcompat of the sentences that name standards. Read each against the tender:",
        "# which products it is asked of (applies_to; 'stdcompat template --xlsx' lists the kinds), and which editions.",
        "",
        "[profile]",
        f"name = {_text(name)}",
    ]
    for number, one in enumerate(found, 1):
        demand = one.demand
        refused = ", ".join(map(str, demand.refused))
        if not demand.references:
            lines += ["", f"# {one.clause} {_shown(one.sentence)}".replace("#  ", "# ")]
            lines.append(f"# No requirement is made of it: it does not ask for {refused}.")
            continue
        several = "any_of" if demand.either or len(demand.references) == 1 else "all_of"
        references = (
            f"{{ id = {_text(str(reference.id))}, editions = {_text(reference.editions)} }}"
            if reference.editions
            else _text(str(reference.id))
            for reference in demand.references
        )
        lines += ["", f"# {one.clause} {_shown(one.sentence)}".replace("#  ", "# ")]
        lines += [f"# {_shown(one.beside)}"] if one.beside else []
        lines += [f"# Named, and not asked for: {refused}."] if refused else []
        if len(demand.references) > 1 and _SOME_OF.search(one.sentence):
            lines.append("# It asks for some of these; a requirement asks for all of them or for one: which?")
        lines.append("[[requirement]]")
        lines += [f'id = "t{number}"', f"title = {_text(_shown(one.sentence))}", 'domain = "tender"']
        lines.append(f"applies_to = [{_text(one.kind or _ANY)}]" + ("" if one.kind else "  # of which products?"))
        lines.append(f"{several} = [{', '.join(references)}]")
        if one.clause:
            lines.append(f"regulation = {_text(one.clause)}")
        if demand.equivalents is False:
            lines.append("equivalents = false")
        elif demand.equivalents:
            lines.append('note = "equivalent standards are accepted"')
    return "\n".join(lines) + "\n"


def _shown(sentence: str) -> str:
    text = re.sub(r"[\x00-\x1f\x7f\u2028\u2029]", " ", sentence)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")  # JSON's strings are TOML's
