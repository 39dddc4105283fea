from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from stdcompat.agreement import (
    Acceptance,
    Agreement,
    AgreementBook,
    AgreementKind,
    AgreementStatus,
    Evidence,
    EvidenceJudge,
    EvidenceKind,
    Recognises,
)
from stdcompat.agreement.read import agreement_rows
from stdcompat.catalogs import Confidence, PartialDate
from stdcompat.catalogs.memory import MemoryStore
from stdcompat.catalogs.vocabulary import Domain

if TYPE_CHECKING:
    from typing import Any

DAY = datetime.date(2026, 11, 21)
TEST_REPORT, CERTIFICATE = EvidenceKind.TEST_REPORT, EvidenceKind.CERTIFICATE
SELF = EvidenceKind.SELF_DECLARATION


def mra(**fields: Any) -> Agreement:
    given = {
        "id": "cn-nz",
        "title": "CN-NZ MRA",
        "kind": AgreementKind.CONFORMITY_MRA,
        "parties": ("CN", "NZ"),
        "recognises": (Recognises.TEST_REPORT, Recognises.CERTIFICATE),
        "status": AgreementStatus.IN_FORCE,
        "sources": ("s",),
        "confidence": Confidence.HIGH,
        "domains": (Domain("ict-safety"),),
    }
    return Agreement(**{**given, **fields})


def judge(*agreements: Agreement, market: tuple[str, ...] = ("NZ",)) -> EvidenceJudge:
    return EvidenceJudge(AgreementBook(MemoryStore(agreement_rows(agreements))), market, DAY)


def from_china(**fields: Any) -> Evidence:
    return Evidence(**{"kind": CERTIFICATE, "issuer": "CQC", "jurisdiction": "CN", **fields})


def test_an_operating_agreement_with_the_scope_carries_the_evidence() -> None:
    answer = judge(mra()).judge([from_china()], [CERTIFICATE], "ict-safety")
    # Whether the issuer was designated under it no fact says: it is never assumed.
    assert answer.acceptance is Acceptance.UNDETERMINED
    assert answer.reason == "accepted by CN-NZ MRA if CQC was designated under it, which is not known here"
    assert [instrument.id for instrument in answer.instruments] == ["cn-nz"]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"recognises": (Recognises.NOTHING,)}, "cooperation only: it recognises nothing"),
        ({"recognises": (Recognises.TEST_REPORT,)}, "recognises test-report, not a certificate"),
        ({"status": AgreementStatus.SIGNED}, "signed: not known to be operating"),
        ({"in_force": PartialDate("2027")}, "in force only from 2027"),
        ({"until": PartialDate("2025")}, "ended on 2025"),
        ({"direction": "NZ->CN"}, "runs NZ->CN only"),
        ({"domains": (), "scope": ("toys",)}, "its scope (toys) is not known to include this domain"),
        ({"kind": AgreementKind.CERTIFICATION_SCHEME, "scheme": "IECEE CB"}, "needs evidence issued under IECEE CB"),
    ],
)
def test_an_agreement_that_does_not_help_is_listed_with_the_reason(fields: dict[str, Any], reason: str) -> None:
    answer = judge(mra(**fields)).judge([from_china()], [CERTIFICATE], "ict-safety")
    assert answer.acceptance is Acceptance.NOT_ACCEPTED
    assert [(agreement.id, why) for agreement, why in answer.unhelpful] == [("cn-nz", reason)]


@pytest.mark.parametrize("name", ["CB", "IECEE CB", "IECEE-CB", "iecee cb", "IECEE CB Scheme", "CB体系"])
def test_a_scheme_is_known_by_all_its_names(name: str) -> None:
    scheme = mra(kind=AgreementKind.CERTIFICATION_SCHEME, scheme="IECEE CB")
    answer = judge(scheme).judge([from_china(scheme=name)], [CERTIFICATE], "ict-safety")
    assert (answer.acceptance, answer.reason) == (Acceptance.ACCEPTED, "accepted by CN-NZ MRA")


def test_a_scope_that_was_not_read_leaves_it_open() -> None:
    answer = judge(mra(domains=(), scope=())).judge([from_china()], [CERTIFICATE], "ict-safety")
    assert answer.acceptance is Acceptance.UNDETERMINED
    assert answer.reason.startswith("the scope of CN-NZ MRA was not read")


def test_nothing_chains_through_a_third_party() -> None:
    chain = judge(mra(), mra(id="nz-au", parties=("NZ", "AU")), market=("AU",))
    answer = chain.judge([from_china()], [CERTIFICATE], "ict-safety")
    assert answer.acceptance is Acceptance.NOT_ACCEPTED
    assert answer.unhelpful == ()


@pytest.mark.parametrize(
    ("shown", "wanted", "acceptance", "reason"),
    [
        ([], [CERTIFICATE], Acceptance.NOT_SHOWN, "wanted: certificate"),
        ([], [], Acceptance.NOT_ASKED, "no kind of evidence"),
        ([from_china()], [], Acceptance.UNDETERMINED, "what the market wants is not known"),
        ([Evidence(SELF)], [SELF], Acceptance.ACCEPTED, "a self-declaration is enough"),
        ([from_china()], [SELF], Acceptance.ACCEPTED, "more is shown"),
        ([Evidence(SELF)], [CERTIFICATE], Acceptance.NOT_ACCEPTED, "not enough"),
        ([from_china(jurisdiction=None)], [CERTIFICATE], Acceptance.UNDETERMINED, "not stated"),
        ([from_china(jurisdiction="NZ")], [CERTIFICATE], Acceptance.UNDETERMINED, "designated"),
        ([from_china(jurisdiction="NZ")], [TEST_REPORT], Acceptance.NOT_ACCEPTED, "a certificate is shown"),
        ([from_china(expires=PartialDate("2026-11-20"))], [CERTIFICATE], Acceptance.NOT_ACCEPTED, "expired"),
        ([from_china(issued=PartialDate("2027"))], [CERTIFICATE], Acceptance.NOT_ACCEPTED, "issued only on 2027"),
        ([Evidence(SELF), from_china()], [CERTIFICATE], Acceptance.UNDETERMINED, "CN-NZ MRA"),
    ],
)
def test_what_is_shown_against_what_is_wanted(
    shown: list[Evidence], wanted: list[EvidenceKind], acceptance: Acceptance, reason: str
) -> None:
    answer = judge(mra()).judge(shown, wanted, "ict-safety")
    assert answer.acceptance is acceptance
    assert reason in answer.reason


def test_an_agreement_of_the_union_counts_for_an_issuer_in_a_member() -> None:
    book = AgreementBook(MemoryStore(agreement_rows([mra(parties=("EU", "NZ"))])))
    german = [Evidence(CERTIFICATE, jurisdiction="DE")]
    member = EvidenceJudge(book, ["NZ"], DAY, lambda code: (code, "EU") if code == "DE" else (code,))
    assert member.judge(german, [CERTIFICATE], "ict-safety").acceptance is Acceptance.UNDETERMINED
    assert EvidenceJudge(book, ["NZ"], DAY).judge(german, [CERTIFICATE], "ict-safety").instruments == ()


def test_a_report_is_no_certificate_whoever_accepts_reports() -> None:
    answer = judge(mra()).judge([from_china(kind=TEST_REPORT)], [CERTIFICATE], "ict-safety")
    assert answer.acceptance is Acceptance.NOT_ACCEPTED
    assert answer.reason == "a test-report is shown; wanted: certificate"


def test_a_buyer_may_accept_what_no_instrument_does() -> None:
    answer = judge().judge([from_china()], [CERTIFICATE], "emc", buyer_decides=True)
    assert (answer.acceptance, "CQC" in answer.reason) == (Acceptance.UNDETERMINED, True)
    expired = from_china(expires=PartialDate("2020"))
    for shown in (expired, from_china(kind=TEST_REPORT)):
        answer = judge().judge([shown], [CERTIFICATE], "emc", buyer_decides=True)
        assert answer.acceptance is Acceptance.NOT_ACCEPTED


def test_the_route_is_said_in_words() -> None:
    answer = judge().judge([], [CERTIFICATE], "emc", "CCC certificate")
    assert answer.reason == "wanted: certificate; how proof is given in this market: CCC certificate"


def test_agreements_are_found_by_parties_and_scheme() -> None:
    book = AgreementBook(MemoryStore(agreement_rows([mra(), mra(id="cb", scheme="IECEE CB", parties=("CN", "EU"))])))
    assert [agreement.id for agreement in book.of("CN", "NZ")] == ["cn-nz"]
    assert [agreement.id for agreement in book.of("CN")] == ["cb", "cn-nz"]
    assert [agreement.id for agreement in book.under("IECEE CB")] == ["cb"]
    assert len(book.all()) == 2
