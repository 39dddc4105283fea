"""What stands beside a designation, and takes from it: nothing of that may end as a plain claim."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import openpyxl
import pytest

from stdcompat.deployment.readers import read_file
from stdcompat.deployment.readers.answers import note_in, said_in_remark, titled
from stdcompat.deployment.statements import answer_under, compliance_of

if TYPE_CHECKING:
    from stdcompat.deployment.model import Deployment

S: Final = "ISO/IEC 27001:2022"


def offer(*rows: tuple[str, ...]) -> Deployment:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return read_file("offer.csv", content=text.getvalue().encode()).deployment


def statements(*rows: tuple[str, ...]) -> dict[str, str]:
    """Return what is said of each claim of an offer, by its designation; the worst of several."""
    told: dict[str, str] = {}
    for component in offer(*rows).components:
        for claim in component.claims:
            if told.get(claim.as_written, "claimed") == "claimed":
                told[claim.as_written] = claim.statement.value
    return told


def beside(heading: str, text: str) -> str:
    return statements(("Item", "Standard", heading), ("Rack server", S, text))[S]


def in_cell(text: str) -> dict[str, str]:
    return statements(("Item", "Standard"), ("Rack server", text.replace("§", S)))


@pytest.mark.parametrize(
    ("headings", "cells", "said"),
    [
        (("C", "PC", "NC"), ("", "", "X"), "denied"),
        (("C", "PC", "NC"), ("", "√", ""), "partial"),
        (("C", "PC", "NC"), ("x", "", ""), "claimed"),
        (("符合", "不符合"), ("", "√"), "denied"),
        (("Yes", "No"), ("", "x"), "denied"),
        (("Yes", "No"), ("x", ""), "claimed"),
    ],
)
def test_a_mark_is_the_answer_that_it_stands_under(
    headings: tuple[str, ...], cells: tuple[str, ...], said: str
) -> None:
    assert statements(("Item", "Standard", *headings), ("Rack server", S, *cells))[S] == said


@pytest.mark.parametrize(
    "text",
    [
        *(
            "нет",
            "n/a",
            "-",
            "?",
            "0",
            "80% compliant",
            "meets the intent of",
            "our subcontractor is certified",
            "none",
        ),
        *("同系列产品已取得", "Compliant from June 2027", "Minor deviation", "revoked", "denied", "void", "CWD", "NFC"),
        *(
            "Noted",
            "いいえ",
            "失効",
            "만료됨",
            "证书已撤销",
            "证书暂停",
            "see deviation list",
            "if ordered",
            "complies with most",
        ),
    ],
)
def test_only_a_plain_yes_is_a_claim_in_a_column_of_answers(text: str) -> None:
    assert beside("Compliance", text) != "claimed"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Yes",
            "Fully compliant",
            "Compliant, see data sheet p. 4",
            "符合，详见附件3",
            "Comply",
            "Complied",
            "√",
            "响应",
        ),
        *("The offered product complies with the requirement", "完全满足招标文件要求", "Конформно", "完全响应，无偏离"),
        *(
            "Соответствует полностью",
            "Oui, conforme",
            "Ja, erfüllt",
            "Yes – certificate attached",
            "满足，提供检测报告",
        ),
        *("Compliant. The switch supports MACsec.", "We comply with this clause", "Conforme, voir fiche technique"),
        *("We confirm compliance", "Read, understood and complied", "Full compliance", "Полное соответствие", "준수"),
        *(
            "Complies with IEC 62368-1 and EN 55032",
            "適合しています",
            "Positive deviation",
            "Compliant per report no. 123",
        ),
        *("Cumple totalmente", "Atende integralmente aos requisitos", "Erfüllt die Anforderungen vollständig", ""),
    ],
)
def test_a_plain_yes_stays_one(text: str) -> None:
    assert beside("Compliance", text) == "claimed"


@pytest.mark.parametrize(
    ("heading", "text", "said"),
    [
        *(
            ("Status", text, None)
            for text in "revoked,invalid,cancelled,not held,none,not started,open,WIP,to do".split(",")
        ),
        *(
            ("Status", text, None)
            for text in "unavailable,provisional,conditional,limited,2027,Q2/2027,by delivery".split(",")
        ),
        *(
            ("Status", text, "claimed")
            for text in "valid,active,in stock,Available,in production,certified,有效".split(",")
        ),
        *(("Certified?", "no", "denied"), ("Certified?", "yes", "claimed")),
        *(("Expired", "yes", "pending"), ("Expired", "no", "claimed"), ("Target date", "2027-06-30", "planned")),
        *(("Scope", "Canteen only", None), ("Scope", "all products", "claimed")),
        *(
            ("Remarks", text, None)
            for text in ("80% compliant", "certification body lost its accreditation", "证书已撤销")
        ),
        *(
            ("Remarks", text, None)
            for text in ("non-accredited body", "designed with reference to", "certificazione scaduta")
        ),
        *(
            ("Remarks", text, None)
            for text in ("w trakcie certyfikacji", "certificate expired 2023", "срок истёк", "nein", "✗")
        ),
        *(
            ("Remarks", text, "claimed")
            for text in ("delivery 6 weeks", "2-year warranty, batteries not included", "no fan")
        ),
    ],
)
def test_each_column_is_read_by_its_heading(heading: str, text: str, said: str | None) -> None:
    found = beside(heading, text)
    assert found == said if said else found != "claimed"


@pytest.mark.parametrize(
    "rows",
    [
        (("Item", "Standard", "Remarks"), ("Rack server", S, ""), ("", "", "not yet certified")),
        (("Item", "Standard", "Remarks"), ("Rack server", S, ""), ("", "(pending)", "")),
        (("Item", "Standard"), ("Rack server", f"{S} *)"), ("*) certification in progress", "")),
        (("Item", "Standard"), ("Rack server", f"{S}[1]"), ("Note [1]: expired", "")),
        (("Item", "Standard"), ("Rack server", f"{S}¹"), ("¹) pending", "")),
        (("Item", "Standard"), ("Rack server", S), ("Note: all certifications above are planned for 2027", "")),
        (("Item", "Standard"), ("Rack server", S), ("注：以上标准均为拟取得", "")),
        (("Standards our products will meet from 2027", ""), ("Item", "Standard"), ("Rack server", S)),
        (("Item", "Standards met", "Standards not met"), ("Rack server", "ISO 9001:2015", S)),
        (("Item", "Standards met", "不满足标准"), ("Rack server", "ISO 9001:2015", S)),
        (("Item", "Standards met", "Planned standards"), ("Rack server", "ISO 9001:2015", S)),
        (("Item", "Standards met", "Withdrawn certificates"), ("Rack server", "ISO 9001:2015", S)),
        (("Item", "Standards met", "Excluded standards"), ("Rack server", "ISO 9001:2015", S)),
        (("Item", "Standard"), ("Camera", "ISO 9001:2015"), ("B. Not offered / deviations", ""), ("Rack server", S)),
    ],
)
def test_notes_titles_and_rows_that_go_on_reach_the_claims(rows: tuple[tuple[str, ...], ...]) -> None:
    told = statements(*rows)
    assert told.pop(S) != "claimed"
    assert set(told.values()) <= {"claimed"}


def book(*sheets: tuple[str, list[Any]]) -> dict[str, str]:
    """Return what is said of each claim of a workbook."""
    workbook, content = openpyxl.Workbook(), io.BytesIO()
    del workbook["Sheet"]
    for name, rows in sheets:
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    workbook.save(content)
    components = read_file("offer.xlsx", content=content.getvalue()).deployment.components
    return {claim.as_written: claim.statement.value for component in components for claim in component.claims}


HEADINGS: Final = ["Item", "Qty", "Standard"]


def test_the_name_of_a_sheet_holds_below_its_sections() -> None:
    rows = [HEADINGS, ["A. Servers", None, None], ["Rack server", "1", S]]
    assert book(("Withdrawn certificates", rows)) == {S: "denied"}


def test_what_a_title_or_a_section_says_ends_with_it() -> None:
    first, second = [HEADINGS, ["Rack server", "1", S]], [HEADINGS, ["Camera", "1", "ISO 9001:2015"]]
    assert book(("Offer", [["Standards not met"], *first, [None], *second])) == {
        S: "denied",
        "ISO 9001:2015": "claimed",
    }
    sections = [["A. Not offered", None, None], first[1], ["B. Offered", None, None], second[1]]
    assert book(("Offer", [HEADINGS, *sections])) == {S: "denied", "ISO 9001:2015": "claimed"}


def test_other_notes_say_nothing_of_claims() -> None:
    rows = (("Annex 4: statement of compliance", ""), ("Item", "Standard"), ("Rack server", S), ("Note: no VAT", ""))
    assert statements(*rows) == {S: "claimed"}


@pytest.mark.parametrize(
    "text",
    [
        *("§*, ISO 9001:2015 (* = in progress)", "[x] ISO 9001:2015 [ ] §", "□§ ■ISO 9001:2015", "☐ § ☒ ISO 9001:2015"),
        *("required: § / offered: ISO 9001:2015", "要求§，实际ISO 9001:2015", "Tender asks §; we offer ISO 9001:2015"),
        "ISO 9001:2015 certified; §, ISO/IEC 27017:2015 and ISO/IEC 27018:2019 pending",
        *(
            "ISO 9001:2008 → §",
            "ISO 9001:2008 (replaced by §)",
            "ISO 9001:2008, being upgraded to §",
            "predecessor of §",
        ),
        *(
            "ISO/IEC 27001:2025代替§",
            "ISO/IEC 27001:2025 replaces §",
            "≠ §",
            "≈ §",
            "ex §",
            "§ = N",
            "§-ready",
            "§ compatible",
        ),
        *(
            "certifiable to §",
            "helps achieve §",
            "§ Lead Auditor on staff",
            "§ training material",
            "§, scope: HR department",
        ),
        *(
            "§（子公司）",
            "§ 总部持有",
            "§（同类产品）",
            "§ 样机",
            "下一代产品 §",
            "§ (head office)",
            "§ of hosting partner",
            "§ Stage 1",
        ),
    ],
)
def test_what_takes_from_a_designation_in_its_cell(text: str) -> None:
    assert in_cell(text)[S] != "claimed"


@pytest.mark.parametrize(
    "text",
    [
        *("§ (information security)", "IT security § certified by TÜV", "§ Information security management systems"),
        *("Designed, built and certified to §", "符合§信息安全管理体系要求", "☑ § ☐ ISO 9001:2015", "offered: §"),
    ],
)
def test_other_words_in_its_cell_take_nothing_from_it(text: str) -> None:
    assert in_cell(text)[S] == "claimed"


@pytest.mark.parametrize(
    ("rows", "expires"),
    [
        ((("Item", "Standard"), ("Rack server", f"{S} until 30.6.2025")), "2025-06-30"),
        ((("Item", "Standard"), ("Rack server", f"{S}（有效期至2024年5月）")), "2024-05"),
        ((("Item", "Standard", "Remarks"), ("Rack server", S, "valid until 31.12.2024")), "2024-12-31"),
        ((("Item", "Standard", "Certificate expiry"), ("Rack server", S, "2023-01-01")), "2023-01-01"),
    ],
)
def test_until_when_a_claim_holds_is_kept(rows: tuple[tuple[str, ...], ...], expires: str) -> None:
    (component,) = offer(*rows).components
    assert [str(one.expires) for claim in component.claims for one in claim.evidence] == [expires]


@pytest.mark.parametrize("text", ["no certificate", "certificate pending", "证书（办理中）", "expired certificate"])
def test_evidence_that_is_none_yet_is_none(text: str) -> None:
    deployment = offer(("Item", "Standard", "Evidence"), ("Rack server", S, text))
    assert [claim.evidence for component in deployment.components for claim in component.claims] == [()]
    assert [one.text for one in deployment.unread] == [text]


def _rows() -> list[tuple[str, str, str]]:
    """Return headings, texts and what they say: under "Standard" the text of the cell, § for the designation."""
    lines = (Path(__file__).with_name("answers.tsv")).read_text("utf-8").splitlines()
    return [(heading, text, said) for heading, text, said in (line.split("\t") for line in lines)]


@pytest.mark.parametrize(("heading", "text", "said"), _rows())
def test_what_people_write_beside_a_standard(heading: str, text: str, said: str) -> None:
    found = in_cell(text)[S] if heading == "Standard" else beside(heading, text)
    assert (found == "claimed") == (said == "claimed")


def test_the_parts_by_themselves() -> None:
    assert compliance_of("mostly") is not None
    minor, note = answer_under("Minor", "Deviations"), note_in("*) expired")
    assert minor is not None
    assert note is not None
    assert (minor.statement.value, note.sign, note.said.statement.value) == ("partial", "*", "pending")
    assert said_in_remark("含税") is None
    assert titled("Standards and exceptions", is_column=True) is None
