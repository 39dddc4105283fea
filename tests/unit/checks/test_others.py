"""Where equivalents are refused, only the document that is named meets the requirement."""

from __future__ import annotations

import datetime

import pytest

import stdcompat
from stdcompat import Claim, Component, Deployment, Profile, Reference, Requirement
from stdcompat.catalogs import Confidence, Standard
from stdcompat.catalogs.vocabulary import Domain
from stdcompat.checks import Finding, Verdict
from stdcompat.checks.compare import exists
from stdcompat.identifiers import parse, try_parse
from stdcompat.language import in_language

DAY = "2026-11-21"


def finding(claim: str, wanted: str | Reference, *, equivalents: bool = False) -> Finding:
    asked = Requirement.by_contract(
        "r", "R", "information-security", ["equipment"], any_of=[wanted], equivalents=equivalents
    )
    server = Component("Server", "server", claims=(Claim(try_parse(claim), claim),))
    report = stdcompat.check(Deployment("D", (server,)), profile=Profile("T", (asked,)), as_of=DAY)
    (one,) = report.answers
    return one


@pytest.mark.parametrize(
    ("claim", "wanted", "verdict"),
    [
        # The document itself, however it is spelt, by the rule of editions.
        ("ISO/IEC 27001:2013", "ISO/IEC 27001:2013", "satisfied"),
        ("ISO 27001:2013", "ISO/IEC 27001:2013", "satisfied"),
        ("EN 62368-1:2020", "EN IEC 62368-1:2020", "satisfied"),
        ("GB 22239-2019", "GB/T 22239-2019", "satisfied"),
        ("ISO/IEC 27001:2022", Reference("ISO/IEC 27001", ">=2022"), "satisfied"),
        ("ISO/IEC 27001:2013", "ISO/IEC 27001:2022", "outdated"),
        ("ISO/IEC 27001:2022", "ISO/IEC 27001:2013", "newer"),
        ("ISO/IEC 27001", "ISO/IEC 27001:2022", "undetermined"),
        # Both numbers are printed, so the one that is named is claimed.
        ("GB/T 22080-2016/ISO/IEC 27001:2013", "ISO/IEC 27001:2013", "equivalent"),
        # Identical adoptions by other bodies.
        ("GB/T 22080-2016", "ISO/IEC 27001:2013", "divergent"),
        ("ISO/IEC 27001:2013", "GB/T 22080-2016", "divergent"),
        ("BS EN ISO 9001:2015", "ISO 9001:2015", "divergent"),
        ("EN IEC 62368-1:2020", "IEC 62368-1:2018", "divergent"),
        # Whatever the correspondence comes to, or were it not known to which edition: it is another document.
        ("GB 4943.1-2022", "IEC 62368-1:2018", "divergent"),
        ("GB/T 22080-2016", "ISO/IEC 27001:2022", "divergent"),
        ("GB/T 22080", "ISO/IEC 27001", "divergent"),
        ("BS ISO/IEC 27001:1931", "ISO/IEC 27001:2022", "divergent"),
        # The same publication under another number: whoever asks has to say.
        ("DIN EN IEC 62368-1:2020", "EN IEC 62368-1:2020", "undetermined"),
        ("ITU-T X.509 (10/2019)", "ISO/IEC 9594-8:2020", "undetermined"),
        # Nothing is known to connect them, or nothing is known at all.
        ("ISO 9001:2015", "ISO/IEC 27001:2022", "missing"),
    ],
)
def test_only_what_is_named_counts(claim: str, wanted: str | Reference, verdict: str):
    assert finding(claim, wanted).verdict is Verdict(verdict)


def test_why_it_does_not_count_and_what_would():
    one = finding("GB/T 22080-2016", "ISO/IEC 27001:2013")
    assert one.code == "EQV202"
    assert one.message.endswith("equivalents are not accepted here: only ISO/IEC 27001:2013 itself counts")
    assert in_language(one.message, "zh").endswith("本要求不接受等效标准，仅认可 ISO/IEC 27001:2013 本身")
    assert one.remedy is not None
    assert str(one.remedy.claim) == "ISO/IEC 27001:2013"
    assert finding("GB/T 22080-2016", "ISO/IEC 27001:2013", equivalents=True).verdict is Verdict.EQUIVALENT


def test_an_equivalent_and_the_standard_itself_meet():
    asked = Requirement.by_contract(
        "r", "R", "information-security", ["equipment"], any_of=["ISO/IEC 27001:2013"], equivalents=False
    )
    claims = tuple(Claim(try_parse(one), one) for one in ("GB/T 22080-2016", "ISO/IEC 27001:2013"))
    server = Deployment("D", (Component("Server", "server", claims=claims),))
    (one,) = stdcompat.check(server, profile=Profile("T", (asked,)), as_of=DAY).answers
    assert (one.verdict, one.claim) == (Verdict.SATISFIED, claims[1])


def test_a_plan_takes_only_what_is_named():
    asked = Requirement.by_contract(
        "r", "R", "information-security", ["equipment"], any_of=["ISO/IEC 27001:2013"], equivalents=False
    )
    tender = Profile("T", (asked,))
    server = Component(
        "Server", "server", jurisdiction="CN", claims=(Claim(try_parse("GB/T 22080-2016"), "GB/T 22080-2016"),)
    )
    stack = Deployment("D", (server,))
    plan = stdcompat.plan(stack, [stdcompat.Market("X", "X", ())], tender, as_of=DAY)
    assert [str(one.claim) for one in plan.additions] == ["ISO/IEC 27001:2013"]


def test_it_is_written_and_read():
    asked = {"id": "r", "title": "R", "domain": "ict-safety", "applies_to": ["server"], "any_of": ["EN 62368-1"]}
    tables = {"profile": {"name": "T"}, "requirement": [{**asked, "equivalents": False}]}
    tender = Profile.from_dict(tables)
    assert tender.requirements[0].equivalents is False
    assert tender.to_dict() == tables
    assert Profile.from_dict({"profile": {"name": "T"}, "requirement": [asked]}).requirements[0].equivalents


@pytest.mark.parametrize(
    ("wanted", "remedy"),
    [
        ("ISO 99999:2020", "ISO 99999:2020"),  # no catalog holds it, and it may well be there
        ("ISO 99999:2026", "ISO 99999:2026"),  # this year's
        ("ISO 99999:2027", None),  # nobody can show what is not published
        ("ISO 99999", "ISO 99999"),
    ],
)
def test_a_remedy_may_name_what_no_catalog_holds(wanted: str, remedy: str | None):
    one = finding("ISO 9001:2015", wanted)
    assert one.remedy is not None
    assert (None if one.remedy.claim is None else str(one.remedy.claim)) == remedy


@pytest.mark.parametrize(
    ("id", "there"), [("ISO 91000:2025", True), ("ISO 91000:2026", True), ("ISO 91000:2027", False)]
)
def test_an_edition_without_a_date_is_there_from_its_year_on(id: str, there: bool):
    entry = Standard(parse(id), domains=(), sources=("s",), confidence=Confidence.HIGH)
    assert exists(entry, datetime.date(2026, 11, 21)) is there


def test_of_a_document_without_an_edition_nothing_can_be_compared():
    """No correspondence is recorded: that is said of two editions that are held, never of a bare number."""
    ids = ("MIL-STD-810", "IEC 60068-2-6:2007", "ISO 9227:2022")
    catalog = stdcompat.Catalog.from_records(
        [
            Standard(parse(one), "Tests", (Domain("environment"),), sources=("s",), confidence=Confidence.LOW)
            for one in ids
        ]
    )
    for claim, wanted, verdict in (
        ("MIL-STD-810", "IEC 60068-2-6:2007", "unknown"),
        ("IEC 60068-2-6:2007", "MIL-STD-810", "unknown"),
        ("ISO 9227:2022", "IEC 60068-2-6:2007", "unmatched"),
    ):
        asked = Requirement.by_contract("r", "R", "environment", ["equipment"], any_of=[wanted])
        server = Component("Server", "server", claims=(Claim(parse(claim), claim),))
        profile = Profile("T", (asked,))
        (one,) = stdcompat.check(Deployment("D", (server,)), profile=profile, catalog=catalog, as_of=DAY).answers
        assert one.verdict is Verdict(verdict), (claim, wanted)
