"""What is wrong with a folder of facts beyond its form: the facts are under test like code.

Each cause is one function over all facts. An error must be put right before facts ship; a
warning says that a person should look.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from stdcompat._choice import Choice
from stdcompat._records import frozen
from stdcompat.bundle.facts import Facts, load_facts
from stdcompat.bundle.format import format_files
from stdcompat.catalogs.catalog import Catalog
from stdcompat.catalogs.memory import MemoryStore
from stdcompat.catalogs.model import Basis, Confidence, Correspondence, Degree, SourceClass, Standard, Status
from stdcompat.catalogs.plain import to_plain
from stdcompat.catalogs.read import TableReader
from stdcompat.catalogs.rows import catalog_rows, key_of
from stdcompat.catalogs.vocabulary import CONDITIONS
from stdcompat.equivalence.closure import Component
from stdcompat.equivalence.edge import edges_of
from stdcompat.equivalence.graph import Graph
from stdcompat.equivalence.relation import RelationSet
from stdcompat.identifiers import try_parse

if TYPE_CHECKING:
    import os

    from stdcompat.identifiers import StandardId, Supplement

__all__ = ["CAUSES", "Cause", "Remark", "Severity", "lint", "lint_facts", "sourced"]

SIDE_BY_SIDE: Final = frozenset({"3GPP", "ETSI", "CCSDS", "CAN/CSA", "CSA", "UL"})
"""Publishers that keep several editions of one document in force at the same time."""


class Severity(Choice):
    """Whether facts may ship with it."""

    ERROR = "error"
    WARNING = "warning"


@frozen
class Remark:
    """One thing that is wrong, and where."""

    cause: str
    place: str
    what: str


@frozen
class Cause:
    """One thing that can be wrong with facts."""

    code: str
    severity: Severity
    says: str
    find: Callable[[Facts], Iterable[tuple[str, str]]]


CAUSES: dict[str, Cause] = {}
"""Every cause by its code, in the order in which they are looked at."""

_Find = Any  # a check: facts -> places and what is wrong there


def _cause(code: str, severity: Severity, says: str) -> Callable[[_Find], _Find]:
    def add(find: _Find) -> _Find:
        CAUSES[code] = Cause(code, severity, says, find)
        return find

    return add


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING


def lint(folder: str | os.PathLike[str]) -> tuple[Remark, ...]:
    """Return everything that is wrong with a folder of facts, by cause, in one run.

    What cannot be read is said first; the other causes are looked for in all the rest.
    """
    reader = TableReader()
    facts = load_facts(folder, reader)
    unformatted = format_files(folder, check=True, reader=reader)
    return (
        *(
            Remark("read", problem.file, str(problem).removeprefix(f"{problem.file}: "))
            for problem in dict.fromkeys(reader.problems)
        ),
        *(Remark("format", path, "run 'stdcompat catalog format'") for path in unformatted),
        *lint_facts(facts),
    )


def lint_facts(facts: Facts, causes: Iterable[str] = ()) -> tuple[Remark, ...]:
    """Return what is wrong with facts, by cause; `causes` keeps to some."""
    chosen = [CAUSES[code] for code in causes] or CAUSES.values()
    return tuple(Remark(cause.code, place, what) for cause in chosen for place, what in sorted(set(cause.find(facts))))


def sourced(facts: Facts) -> Iterator[tuple[str, str, Any]]:
    """Iterate over every fact that names sources: its kind, its name, the record."""
    for kind, records in facts.catalog.items():
        if kind != "source":
            for record in records:
                yield kind, key_of(record), record
                for number, deviation in enumerate(getattr(record, "deviations", ()), 1):
                    if deviation.sources:
                        yield "deviation", f"{key_of(record)}, deviation {number}", deviation
    for agreement in facts.agreements:
        yield "agreement", agreement.id, agreement
    for market in facts.markets:
        rules: dict[str, tuple[Any, ...]] = {
            "requirement": market.requirements,
            "exclusion": market.exclusions,
            "endorsed": market.endorsed,
        }
        for kind, found in rules.items():
            yield from ((kind, f"{market.code} {one.id}", one) for one in found)
    for system in facts.systems:
        yield "system", system.id, system
    for firm in facts.firms:
        yield "firm", firm.id, firm
    yield from _of_lists(facts)


def _of_lists(facts: Facts) -> Iterator[tuple[str, str, Any]]:
    for head, citations, _ in facts.lists:
        yield "list", head.act, head
        for citation in citations:
            yield "citation", f"{citation.act} {citation.reference}", citation


def _year(identifier: StandardId | Supplement) -> int | None:
    """Return the year of an edition or a supplement in four digits."""
    year = identifier.year
    if year is None or year >= 1000:  # noqa: PLR2004
        return year
    return year + (1900 if year >= 50 else 2000)  # noqa: PLR2004


def _last_year(identifier: StandardId) -> int | None:
    """Return the year of the last supplement, or of the edition; None when a supplement gives no year."""
    ends: list[StandardId | Supplement] = [identifier, *identifier.supplements]
    years = [year for one in ends if (year := _year(one)) is not None]
    return max(years) if len(years) == len(ends) else None


def _before(one: str | None, other: str | None) -> bool:
    """Return whether a partial date lies before another, as far as both go."""
    if one is None or other is None:
        return False
    width = min(len(one), len(other))
    return one[:width] < other[:width]


CAUSES["read"] = Cause("read", _ERROR, "facts can be read, and what they name is there", lambda _: ())
CAUSES["format"] = Cause("format", _ERROR, "files are written in one way", lambda _: ())


@_cause("printed", _ERROR, "identifiers are written as their publisher prints them")
def _printed(facts: Facts) -> Iterator[tuple[str, str]]:
    for kind, name, record in sourced(facts):
        for identifier in _identifiers(record):
            if identifier.normalized_from not in (None, str(identifier)):
                yield f"{kind} {name}", f"{identifier.normalized_from} is printed {identifier}"


def _identifiers(record: Any) -> Iterator[StandardId]:
    for field in ("id", "adopter", "standard", "a", "b", "reference"):
        value = getattr(record, field, None)
        if value is not None and not isinstance(value, str):
            yield value
    for field in ("adopted", "replaces", "ends", "any_of", "all_of", "bundle", "superseded"):
        for value in getattr(record, field, ()):
            yield getattr(value, "id", value)


@_cause("dates", _ERROR, "dates come in an order that is possible")
def _dates(facts: Facts) -> Iterator[tuple[str, str]]:
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    pairs = [("published", "effective"), ("published", "withdrawn"), ("effective", "withdrawn"), ("since", "until")]
    pairs += [("signed", "in_force"), ("in_force", "until")]
    for kind, name, record in sourced(facts):
        for first, second in pairs:
            one, other = getattr(record, first, None), getattr(record, second, None)
            if _before(other, one):
                yield f"{kind} {name}", f"{first} {one}, {second} {other}"
        if isinstance(record, Standard):
            if _before(today, record.published) and record.status is Status.CURRENT:
                yield f"{kind} {name}", f"current, but published {record.published}"
            year = _last_year(record.id)
            if year and _before(record.published, str(year - 1)):
                yield f"{kind} {name}", f"published {record.published}, long before its year"
            if year and _before(str(year + 3), record.published) and record.id.suffix is None:
                yield f"{kind} {name}", f"published {record.published}, long after its year"
    for source in facts.catalog["source"]:
        if _before(today, source.retrieved) or _before(source.retrieved, source.date):
            yield f"source {source.id}", f"dated {source.date}, retrieved {source.retrieved}"


@_cause("withdrawn", _ERROR, "what has a day of withdrawal is not current before or after its time")
def _withdrawn(facts: Facts) -> Iterator[tuple[str, str]]:
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    for standard in facts.catalog["standard"]:
        if standard.status is Status.CURRENT and _before(standard.withdrawn, today):
            yield f"standard {standard.id}", f"current, though withdrawn {standard.withdrawn}"


@_cause("replaces", _ERROR, "`replaces` goes back in time and never in a circle")
def _replaces(facts: Facts) -> Iterator[tuple[str, str]]:
    older = {key_of(standard): [other.key for other in standard.replaces] for standard in facts.catalog["standard"]}
    for standard in facts.catalog["standard"]:
        for other in standard.replaces:
            if (_year(other) or 0) > (_year(standard.id) or 9999):
                yield f"standard {standard.id}", f"replaces {other}, which is newer"
    for key, direct in older.items():
        seen: set[str] = set()
        open_ = list(direct)
        while open_:
            one = open_.pop()
            if one == key:
                yield f"standard {key}", "replaces itself in the end"
                break
            if one not in seen:
                seen.add(one)
                open_ += older.get(one, [])


@_cause("superseded", _WARNING, "what a held edition replaces is not called current")
def _superseded(facts: Facts) -> Iterator[tuple[str, str]]:
    by_key = facts.standards
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    for standard in facts.catalog["standard"]:
        in_effect = standard.status in {Status.CURRENT, Status.SUPERSEDED} and not _before(today, standard.effective)
        for other in standard.replaces if in_effect and not standard.id.supplements else ():
            old = by_key.get(other.key)
            if old is not None and old.status is Status.CURRENT and old.id.undated == standard.id.undated:
                yield f"standard {other}", f"current, though {standard.id} replaces it"


@_cause("current", _ERROR, "one edition of a document is current")
def _current(facts: Facts) -> Iterator[tuple[str, str]]:
    current = defaultdict(list)
    for standard in facts.catalog["standard"]:
        if standard.status is Status.CURRENT and not standard.id.supplements:
            current[standard.id.undated.key].append(standard)
    for key, found in current.items():
        if len(found) > 1 and found[0].id.publisher not in SIDE_BY_SIDE:
            yield f"standard {key}", ", ".join(str(standard.id) for standard in found)


@_cause("older-adopter", _ERROR, "nobody adopts an edition that did not exist yet")
def _older_adopter(facts: Facts) -> Iterator[tuple[str, str]]:
    for fact in facts.catalog["correspondence"]:
        for base in fact.adopted if fact.basis is Basis.ADOPTION else ():
            if (_year(fact.adopter) or 9999) < (_year(base) or 0):
                yield f"correspondence {fact.adopter}", f"adopts {base}"


@_cause("self", _ERROR, "no edition adopts itself")
def _self(facts: Facts) -> Iterator[tuple[str, str]]:
    for fact in facts.catalog["correspondence"]:
        if fact.adopter in fact.adopted:
            yield f"correspondence {fact.adopter}", "adopts itself"


@_cause("basis", _ERROR, "what a designation or a distinction tells by itself is not stated as a correspondence")
def _basis(facts: Facts) -> Iterator[tuple[str, str]]:
    for fact in facts.catalog["correspondence"]:
        if fact.basis in {Basis.WRAPPED, Basis.DISTINCT}:
            yield f"correspondence {fact.adopter}", f"has the basis {fact.basis.value}"


@_cause("number", _ERROR, "a designation that carries another one adopts that document")
def _number(facts: Facts) -> Iterator[tuple[str, str]]:
    for fact in facts.catalog["correspondence"]:
        carried = [(one.number, one.part) for one in _wrapped(fact.adopter)]
        # EN numbers tell their base: EN 61508 is IEC 61508, EN 55032 is CISPR 32.
        carried += [((number or "").removeprefix("55").lstrip("0"), part) for number, part in carried]
        bases = [(base.number, base.part) for base in fact.adopted]
        if carried and fact.basis is Basis.ADOPTION and not set(carried) & set(bases):
            yield f"correspondence {fact.adopter}", "adopts " + ", ".join(map(str, fact.adopted))


def _wrapped(identifier: StandardId) -> Iterator[StandardId]:
    inner = identifier.adopts
    while inner is not None:
        yield inner
        inner = inner.adopts


@_cause("degree", _WARNING, "a designation that carries another one is identical to it")
def _degree(facts: Facts) -> Iterator[tuple[str, str]]:
    for fact in facts.catalog["correspondence"]:
        carried = set(_wrapped(fact.adopter))
        same = {inner.undated for inner in carried} & {base.undated for base in fact.adopted}
        if same and fact.degree in {Degree.NEQ, Degree.EQV}:
            yield f"correspondence {fact.adopter}", f"is {fact.degree.value} of what its number carries"


@_cause("deviations", _ERROR, "a list of deviations belongs to a modification, and a complete one is held")
def _deviations(facts: Facts) -> Iterator[tuple[str, str]]:
    for fact in facts.catalog["correspondence"]:
        held = fact.deviation_list.value
        if fact.deviations and held == "not-held":
            yield f"correspondence {fact.adopter}", "has deviations, and says that the list is not held"
        if fact.degree is Degree.IDT and any(deviation.kind.value == "changes" for deviation in fact.deviations):
            yield f"correspondence {fact.adopter}", "is IDT and changes requirements"


@_cause("contradiction", _ERROR, "facts do not contradict each other")
def _contradiction(facts: Facts) -> Iterator[tuple[str, str]]:
    graph = Graph(Catalog(MemoryStore(catalog_rows(facts.catalog))), datetime.datetime.now(tz=datetime.UTC).date())
    components: dict[StandardId, Component] = {}

    def component(edition: StandardId) -> Component:
        if edition not in components:
            found = Component(graph, edition)
            components.update(dict.fromkeys(found, found))
        return components[edition]

    edges = [edge for fact in facts.catalog["correspondence"] for edge in edges_of(fact)]
    for edge in edges:
        whole = component(edge.adopter)
        if edge.adopted in whole:
            for block, start, end in whole.hops(edge.adopter, edge.adopted):
                block.relation(start, end)
                if not block.consistent:
                    yield (
                        f"correspondence {edge.adopter}",
                        "; ".join(f"{one.adopter} {one.relation} {one.adopted}" for one in block.conflict()),
                    )
    equal = RelationSet.of("EQ")
    for fact in facts.catalog["distinct"]:
        if fact.a.is_dated and fact.b.is_dated and fact.b in component(fact.a):
            relation = component(fact.a).relation(fact.a, fact.b)
            said = RelationSet.of(" ".join(fact.relation)) if fact.relation else None
            if relation == equal and said != equal:
                yield f"distinct {fact.a}", f"equal to {fact.b} by what is recorded"


@_cause(
    "same-base", _WARNING, "one base has one identical adopter of a publisher, unless parts or time explain several"
)
def _same_base(facts: Facts) -> Iterator[tuple[str, str]]:
    by_key = facts.standards
    adopters: dict[tuple[str, str], list[Correspondence]] = defaultdict(list)
    for fact in facts.catalog["correspondence"]:
        if fact.degree is Degree.IDT and fact.basis is Basis.ADOPTION and len(fact.adopted) == 1:
            adopters[fact.adopted[0].key, fact.adopter.publisher].append(fact)
    for (base, _), found in adopters.items():
        now = [
            fact
            for fact in found
            if not (fact.part or fact.doubtful or fact.until)
            and (entry := by_key.get(fact.adopter.key)) is not None
            and entry.status not in {Status.SUPERSEDED, Status.WITHDRAWN}
        ]
        replaced = {other.key for fact in now for other in by_key[fact.adopter.key].replaces}
        documents = {fact.adopter.undated for fact in now if fact.adopter.key not in replaced}
        if len(documents) > 1:
            yield f"standard {base}", "IDT by " + ", ".join(sorted(map(str, documents)))


@_cause("held", _ERROR, "what a requirement or a system names is in the catalog, or is a known gap")
def _held(facts: Facts) -> Iterator[tuple[str, str]]:
    held = {standard.id.designation for standard in facts.catalog["standard"]}
    held |= {one.undated for one in held} | {one.undated.series for one in held}
    held |= {gap.standard.designation for gap in facts.gaps}
    for market in facts.markets:
        for requirement in market.requirements:
            for reference in (*requirement.any_of, *requirement.all_of):
                if reference.id.designation not in held and not _abbreviated(reference.id, held):
                    yield f"requirement {requirement.id}", f"{reference.id} is not held"
    for system in facts.systems:
        for standard in system.standards:
            if standard.designation not in held:
                yield f"system {system.id}", f"{standard} is not held"


def _abbreviated(short: StandardId, held: Iterable[StandardId]) -> bool:
    """Return whether a reference leaves out only the month of a version that is held."""
    return any(
        one.undated == short.undated and (one.version, one.edition) == (short.version, short.edition)
        for one in held
        if short.year is None and one.publisher == short.publisher
    )


@_cause("gap", _WARNING, "a known gap is still one")
def _gap(facts: Facts) -> Iterator[tuple[str, str]]:
    held = {standard.id.designation for standard in facts.catalog["standard"]}
    for gap in facts.gaps:
        if gap.standard.designation in held:
            yield f"gap {gap.standard}", "is held by now"


@_cause("sources", _ERROR, "every fact names a source, and none is unverified")
def _sources(facts: Facts) -> Iterator[tuple[str, str]]:
    for kind, name, record in sourced(facts):
        if not record.sources and kind != "publisher":
            yield f"{kind} {name}", "names no source"
        if getattr(record, "confidence", None) is Confidence.UNVERIFIED:
            yield f"{kind} {name}", "is unverified"
        if len(set(record.sources)) < len(record.sources):
            yield f"{kind} {name}", "names a source twice"


@_cause("publisher-source", _WARNING, "every publisher names a source")
def _publisher_source(facts: Facts) -> Iterator[tuple[str, str]]:
    for publisher in facts.catalog["publisher"]:
        if not publisher.sources:
            yield f"publisher {publisher.code}", "names no source"


@_cause("unused", _ERROR, "every source is used")
def _unused(facts: Facts) -> Iterator[tuple[str, str]]:
    used = {source for _, _, record in sourced(facts) for source in record.sources}
    used.update(source for publisher in facts.publishers for source in publisher.sources)
    used.update(source for firm in facts.firms for source in firm.sources)
    for source in facts.catalog["source"]:
        if source.id not in used:
            yield f"source {source.id}", "is used nowhere"


@_cause("same-page", _WARNING, "one page is one source")
def _same_page(facts: Facts) -> Iterator[tuple[str, str]]:
    pages = defaultdict(list)
    for source in facts.catalog["source"]:
        if source.url and "//github.com/" not in source.url:  # a repository holds many tables
            pages[re.sub(r"^https?://(?:www\.)?|/$", "", source.url)].append(source.id)
    for page, ids in pages.items():
        if len(ids) > 1:
            yield f"source {ids[0]}", f"{page} is also {', '.join(ids[1:])}"


@_cause("confidence", _ERROR, "confidence is no higher than the sources allow (catalogs/README.md)")
def _confidence(facts: Facts) -> Iterator[tuple[str, str]]:
    classes = {source.id: source.cls for source in facts.catalog["source"]}
    for kind, name, record in sourced(facts):
        if getattr(record, "confidence", None) is Confidence.HIGH and record.sources:
            found = [classes[source] for source in record.sources if source in classes]
            if SourceClass.OFFICIAL not in found and found.count(SourceClass.SECONDARY) < 2:  # noqa: PLR2004
                yield f"{kind} {name}", f"high on {', '.join(cls.value for cls in found)} alone"


@_cause("described", _ERROR, "an entry has a title and a domain")
def _described(facts: Facts) -> Iterator[tuple[str, str]]:
    for standard in facts.catalog["standard"]:
        for what in ("title", "domains"):
            if not getattr(standard, what):
                yield f"standard {standard.id}", f"has no {what}"


@_cause("title", _WARNING, "a title says what a thing is and does not repeat its number")
def _title(facts: Facts) -> Iterator[tuple[str, str]]:
    for standard in facts.catalog["standard"]:
        if try_parse(standard.title) is not None:
            yield f"standard {standard.id}", "its title is a designation"
    for market in facts.markets:
        for requirement in market.requirements:
            for reference in (*requirement.any_of, *requirement.all_of):
                document = str(reference.id.undated).removeprefix("ETSI ")
                if document in requirement.title or document in (requirement.title_zh or ""):
                    yield f"requirement {requirement.id}", f"its title repeats {document}"


@_cause("both-languages", _WARNING, "what people read in a report is in both languages")
def _both_languages(facts: Facts) -> Iterator[tuple[str, str]]:
    for kind, name, record in sourced(facts):
        if kind in {"requirement", "exclusion", "agreement"} and getattr(record, "title_zh", "x") is None:
            yield f"{kind} {name}", "has no Chinese title"
        if kind == "endorsed" and (record.project_zh is None or record.what_zh is None):
            yield f"{kind} {name}", "names its project or its standards in one language only"
    for market in facts.markets:
        if len(market.not_known_zh) != len(market.not_known):
            yield f"market {market.code}", "says what is not known in one language only"


@_cause("condition", _ERROR, "a condition is in the vocabulary, so that it has a name in both languages")
def _condition(facts: Facts) -> Iterator[tuple[str, str]]:
    for kind, name, record in sourced(facts):
        if (code := getattr(record, "condition", None)) is not None and code not in CONDITIONS:
            yield f"{kind} {name}", f"the vocabulary has no condition {code!r}"


@_cause("home", _ERROR, "a market's home publishers are publishers")
def _home(facts: Facts) -> Iterator[tuple[str, str]]:
    known = {publisher.code for publisher in facts.catalog["publisher"]}
    for market in facts.markets:
        for prefix in market.home_publishers:
            if prefix not in known:
                yield f"market {market.code}", f"{prefix} is no publisher"


@_cause("parents", _ERROR, "members and parents say the same")
def _parents(facts: Facts) -> Iterator[tuple[str, str]]:
    by_code = {market.code: market for market in facts.markets}
    for market in facts.markets:
        for member in market.members:
            if member in by_code and market.code not in by_code[member].parents:
                yield f"market {member}", f"{market.code} counts it as a member"
        for parent in market.parents:
            if parent in by_code and market.code not in by_code[parent].members:
                yield f"market {market.code}", f"{parent} does not count it as a member"


@_cause("twins", _WARNING, "two requirements of one market do not say the same")
def _twins(facts: Facts) -> Iterator[tuple[str, str]]:
    for market in facts.markets:
        for one, other in itertools.combinations(market.requirements, 2):
            same = ("title", "any_of", "all_of", "applies_to", "condition", "since", "until")
            plain_one, plain_other = to_plain(one), to_plain(other)
            if all(plain_one.get(key) == plain_other.get(key) for key in same):
                yield f"requirement {one.id}", f"says what {other.id} says"
