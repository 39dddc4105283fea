"""What must hold of every verdict, whatever is claimed and whatever is asked, on the facts that ship."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stdcompat
from stdcompat.catalogs import Catalog
from stdcompat.catalogs.model import Confidence
from stdcompat.catalogs.vocabulary import Domain, KindCode
from stdcompat.checks import Group, Verdict
from stdcompat.deployment import Claim, Component, Deployment, Statement
from stdcompat.identifiers import parse, try_parse
from stdcompat.market import Force, Profile, Reference, Requirement

if TYPE_CHECKING:
    from random import Random

DAY = "2026-11-21"
DAYS = ("2012-03-01", "2019-06-30", DAY)
HELD = sorted(str(one) for one in Catalog.bundled())[::23]
SPELT = [
    *HELD,
    *(str(parse(one).undated) for one in HELD[::3]),  # undated
    *(f"BS EN {one}" for one in HELD if one.startswith("ISO ")),  # wrapped, and in no catalog
    *(f"{one}/A99:2030" for one in HELD if one.startswith("EN ")),  # amended, and in no catalog
    *(str(parse(one).with_year(1931)) for one in HELD[::5] if parse(one).year),  # an edition that nobody holds
    *(f"{one}/ISO/IEC 27001:2013" for one in HELD[::3] if one.startswith("GB/T ")),  # dual, as nobody published it
    "GB/T 22080-2016/ISO/IEC 27001:2013",
    "ITU-T X.509 (10/2019) | ISO/IEC 9594-8:2020",
    "BS EN 62368-1:2014+A11:2017",
    "DIN EN 55032:2015+A11:2020",
    "ISO 27001:2022",
]
NONSENSE = ["API 650", "ISO 99999:2024", "house rule 7", "GB/T 99999-2020", "Q/ABC 1-2020", "as agreed"]

spelt = st.sampled_from(SPELT).filter(lambda text: try_parse(text) is not None)
claims = st.builds(lambda text: Claim(try_parse(text), text), spelt)
references = st.builds(
    lambda text, year: Reference(parse(text).undated, f">={year}") if year else Reference(parse(text)),
    spelt,
    st.none() | st.integers(2000, 2030),
)


def requirement(number: int, reference: Reference, force: Force) -> Requirement:
    held = Catalog.bundled().editions(reference.id)
    domain = next((one for entry in held for one in entry.domains), Domain("ict-safety"))
    kinds = (KindCode("equipment"),)
    return Requirement(f"r{number}", "R", domain, kinds, force, (), Confidence.HIGH, any_of=(reference,))


@st.composite
def asked(draw: st.DrawFn) -> tuple[tuple[Claim, ...], Profile, str]:
    offered = draw(st.lists(claims, max_size=3))
    # Now and then a claim is of the very document that is asked for, so that something is met.
    near = [Reference(one.id.undated if draw(st.booleans()) else one.id) for one in offered if one.id is not None]
    wanted = [*draw(st.lists(references, min_size=1, max_size=2)), *near]
    force = draw(st.sampled_from([Force.MANDATORY, Force.PRESUMPTION, Force.CONTRACTUAL]))
    profile = Profile("T", tuple(requirement(n, one, force) for n, one in enumerate(wanted)))
    return tuple(offered), profile, draw(st.sampled_from(DAYS))


def verdicts(offered: tuple[Claim, ...], profile: Profile, day: str) -> list[Verdict]:
    component = Component("Server", KindCode("server"), "S", "CN", claims=offered)
    report = stdcompat.check(Deployment("D", (component,)), None, profile, as_of=day)
    found = {f.requirement.id: f.verdict for f in report.answers if f.requirement is not None}
    return [found[one.id] for one in profile.requirements]


@settings(max_examples=60)
@given(asked(), st.lists(st.sampled_from(NONSENSE), min_size=1, max_size=3))
def test_nonsense_never_beats_honesty(case: tuple[tuple[Claim, ...], Profile, str], nonsense: list[str]) -> None:
    offered, profile, day = case
    more = (*offered, *(Claim(try_parse(text), text) for text in nonsense))
    assert verdicts(more, profile, day) == verdicts(offered, profile, day)


@settings(max_examples=60)
@given(asked())
def test_where_equivalents_are_refused_only_the_document_itself_meets(
    case: tuple[tuple[Claim, ...], Profile, str],
) -> None:
    offered, profile, day = case
    strict = Profile("T", tuple(attrs.evolve(one, equivalents=False) for one in profile.requirements))
    lenient = verdicts(offered, profile, day)
    for one, verdict, before in zip(strict.requirements, verdicts(offered, strict, day), lenient, strict=True):
        if verdict.is_met:
            assert before.is_met
            wanted = one.any_of[0].id.document
            assert any(claim.id is not None and claim.id.document == wanted for claim in offered)


@settings(max_examples=60)
@given(asked(), st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing(case: tuple[tuple[Claim, ...], Profile, str], random: Random) -> None:
    offered, profile, day = case
    shuffled = list(offered)
    random.shuffle(shuffled)
    assert verdicts(tuple(shuffled), profile, day) == verdicts(offered, profile, day)


@settings(max_examples=60)
@given(asked())
def test_only_an_assertion_meets(case: tuple[tuple[Claim, ...], Profile, str]) -> None:
    offered, profile, day = case
    for statement in Statement:
        if statement is not Statement.CLAIMED:
            said = tuple(attrs.evolve(claim, statement=statement) for claim in offered)
            found = verdicts(said, profile, day)
            assert not any(verdict.is_met for verdict in found)
            assert statement is Statement.UNCLEAR or all(verdict.group is Group.NOT_MET for verdict in found)


@settings(max_examples=60)
@given(asked())
def test_an_undated_claim_never_meets_where_an_edition_is_asked(case: tuple[tuple[Claim, ...], Profile, str]) -> None:
    offered, profile, day = case
    undated = tuple(Claim(one.id.undated, str(one.id.undated)) for one in offered if one.id is not None)
    for one, verdict in zip(profile.requirements, verdicts(undated, profile, day), strict=True):
        if one.any_of[0].editions is not None or one.any_of[0].id.is_dated:
            assert not verdict.is_met


@settings(max_examples=40)
@given(asked())
def test_a_remedy_is_enough_and_exists(case: tuple[tuple[Claim, ...], Profile, str]) -> None:
    offered, profile, day = case
    component = Component("Server", KindCode("server"), "S", "CN", claims=offered)
    report = stdcompat.check(Deployment("D", (component,)), None, profile, as_of=day)
    for finding in report.answers:
        if finding.remedy is None or finding.requirement is None:
            continue
        if finding.remedy.claim is None:
            assert finding.remedy.text
            continue
        id_ = finding.remedy.claim
        assert id_.year is None or id_.year <= int(day[:4])
        alone = Profile("T", (finding.requirement,))
        (verdict,) = verdicts((Claim(id_, str(id_)),), alone, day)
        assert verdict.is_met


@pytest.mark.parametrize("day", DAYS)
def test_what_is_met_exists(day: str) -> None:
    """No edition of a later year meets a range."""
    for text in HELD:
        id_ = parse(text)
        if id_.year is not None and id_.year > int(day[:4]):
            profile = Profile("T", (requirement(0, Reference(id_.undated, ">=1900"), Force.MANDATORY),))
            (verdict,) = verdicts((Claim(id_, text),), profile, day)
            assert not verdict.is_met
