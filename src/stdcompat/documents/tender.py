"""A draft of a buyer's requirements from the sentences of a tender that name standards, for a person to correct."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from stdcompat._patterns import pattern
from stdcompat.deployment.kinds import guess
from stdcompat.documents.addressee import ANY, Addressee, addressee_of, is_of_others
from stdcompat.market.demand import demand_in, equivalents_in, is_either_rule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from stdcompat.identifiers import StandardId
    from stdcompat.market.demand import Demand
    from stdcompat.market.model import Reference

__all__ = ["Asked", "asked_in", "draft_toml"]

_CLAUSE: Final = pattern(
    r"^\s*((?:\d{1,3}\.){1,6}\d{1,3}|\d{1,2}(?=[.、．]\s*\D)|第[一二三四五六七八九十百\d]+[章节条])"
)
_SENTENCES: Final = pattern(r"(?<=[。；;\n])|(?<=[.!?])\s+(?=[A-ZÀ-ÞА-Я\u3040-\u9fff])")
_LONGEST: Final = 160


class Asked(NamedTuple):
    """One sentence that asks for standards.

    Attributes:
        clause: the number of the clause that it is in.
        sentence: its words.
        of: of whom or of what it asks it; where it says nothing, the heading above it does.
        demand: what it asks.
        beside: another sentence of the tender, which says whether equivalents count here, or that one is enough.
    """

    clause: str
    sentence: str
    of: Addressee
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
    >>> one.clause, one.of.kinds, [str(reference) for reference in one.demand.references], one.demand.equivalents
    ('3.2.1', ('ups',), ['IEC 62040-1 (>=2017)'], False)
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
                found.append((block, Asked(clause, said, _under(above, addressee_of(said)), demand)))
            elif is_either_rule(said):
                found[:] = [_of_one(block, said, *one) for one in found]
            elif (equivalents := equivalents_in(sentence)) is not None:
                rules.append(_Rule(equivalents, said, clause, block))
    _apply(rules, found)
    return [one for _, one in found]


def _of_one(block: int, said: str, at: int, one: Asked) -> tuple[int, Asked]:
    return at, one._replace(demand=one.demand._replace(either=True), beside=said) if at == block else one


def _under(heading: str | None, of: Addressee) -> Addressee:
    return of._replace(kinds=(heading,)) if heading is not None and not of.kinds else of


def _apply(rules: Sequence[_Rule], found: list[tuple[int, Asked]]) -> None:
    """Let what is asked for say whether equivalents count, as the sentences on them do."""
    for rule in sorted(rules, key=lambda rule: rule.equivalents):  # a refusal goes before a permission
        for place in _scope(rule, found):
            at, one = found[place]
            if one.demand.equivalents is None:
                demand = one.demand._replace(equivalents=rule.equivalents)
                found[place] = at, one._replace(demand=demand, beside=rule.sentence)


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
    found = list(found)
    gone = {id for one in found if one.demand.deleted for id in one.demand.refused}
    for number, one in enumerate(found, 1):
        lines += ["", f"# {one.clause} {_shown(one.sentence)}".replace("#  ", "# ")]
        lines += [f"# {_shown(one.beside)}"] if one.beside else []
        refused = ", ".join(map(str, one.demand.refused))
        why = _why_not(one, refused, gone)
        if why is not None:
            lines.append(f"# No requirement is made of it: {why}.")
            continue
        lines += [f"# Named, and not asked for: {refused}."] if refused else []
        lines += [f"# Not asked of: {_shown(one.of.others)}."] if one.of.others else []
        if one.demand.some:
            lines.append("# It asks for some of these; a requirement asks for all of them or for one: which?")
        groups = [(one.demand.references, one.demand.either), *((group, True) for group in one.demand.groups)]
        for part, (references, either) in enumerate(groups, 1):
            lines += [] if part == 1 else [""]
            lines += _requirement(one, f"t{number}" if part == 1 else f"t{number}.{part}", references, either=either)
    return "\n".join(lines) + "\n"


def _why_not(one: Asked, refused: str, gone: Collection[StandardId]) -> str | None:
    """Return why no requirement is made of a sentence, or None."""
    if not one.demand.references and not is_of_others(one.sentence):
        return f"it does not ask for {refused}"
    if one.demand.references and all(reference.id in gone for reference in one.demand.references):
        return f"another sentence deletes {', '.join(str(reference.id) for reference in one.demand.references)}"
    return "it is asked of a laboratory or a body that certifies" if is_of_others(one.sentence) else None


def _requirement(one: Asked, id: str, references: Sequence[Reference], *, either: bool) -> Iterator[str]:
    """Yield the lines of one requirement."""
    yield from ("[[requirement]]", f"id = {_text(id)}", f"title = {_text(_shown(one.sentence))}", 'domain = "tender"')
    kinds = ", ".join(map(_text, one.of.kinds or (ANY,)))
    yield f"applies_to = [{kinds}]" + ("" if one.of.kinds else "  # of which products?")
    if one.of.not_for:
        yield f"not_for = [{', '.join(map(_text, one.of.not_for))}]"
    yield f"{'any_of' if either or len(references) == 1 else 'all_of'} = [{', '.join(map(_reference, references))}]"
    if one.clause:
        yield f"regulation = {_text(one.clause)}"
    if one.demand.equivalents is False:
        yield "equivalents = false"
    elif one.demand.equivalents:
        yield 'note = "equivalent standards are accepted"'


def _reference(reference: Reference) -> str:
    if reference.editions:
        return f"{{ id = {_text(str(reference.id))}, editions = {_text(reference.editions)} }}"
    return _text(str(reference.id))


def _shown(sentence: str) -> str:
    text = re.sub(r"[\x00-\x1f\x7f\u2028\u2029]", " ", sentence)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")  # JSON's strings are TOML's
