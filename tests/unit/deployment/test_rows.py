"""Sheets as analysts have them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest

from stdcompat import check
from stdcompat.agreement.model import Evidence, EvidenceKind
from stdcompat.deployment.readers import read_file
from stdcompat.deployment.readers.cells import marks_in
from stdcompat.errors import DeploymentError
from stdcompat.identifiers import parse

if TYPE_CHECKING:
    from pathlib import Path

    from stdcompat.deployment import Deployment


def csv_of(text: str, **options: Any) -> Deployment:
    return read_file("offer.csv", content=text.encode(), **options).deployment


def problems_of(text: str) -> list[str]:
    with pytest.raises(DeploymentError) as caught:
        csv_of(text)
    return [str(problem) for problem in caught.value.problems]


def claims_of(deployment: Deployment) -> dict[str, list[str]]:
    return {one.name: [claim.as_written for claim in one.claims] for one in deployment.components}


def test_one_row_per_component_with_several_references_in_a_cell():
    deployment = csv_of(
        "组件,类别,供应商,国家/地区,适用标准\n"
        '机架服务器,服务器,琼竹计算,中国,"GB 4943.1-2022、GB/T 9254.1-2021"\n'
        '摄像机,监控摄像机,灵雀,CN,"GB/T 28181-2022\nISO/IEC 27001:2022，27002:2022"\n'
    )
    assert deployment.name == "offer"
    assert [(one.kind, one.supplier, one.jurisdiction) for one in deployment.components] == [
        ("server", "琼竹计算", "CN"),
        ("camera", "灵雀", "CN"),
    ]
    assert claims_of(deployment) == {
        "机架服务器": ["GB 4943.1-2022", "GB/T 9254.1-2021"],
        "摄像机": ["GB/T 28181-2022", "ISO/IEC 27001:2022", "ISO/IEC 27002:2022"],
    }


def test_one_row_per_claim_with_its_evidence():
    deployment = csv_of(
        "Component;Kind;Standard;Evidence;Issuer;Issuer country;Report no.;Issued;Expires;Domain\n"
        "Server;server;IEC 62368-1:2018;CB test report;Jinglu Testing;China;JL-7;2024/11/12;2027年11月;ict-safety\n"
        ";;GB 4943.1-2022;;;;;;;\n"
        "Server;;GB/T 9254.1-2021;;;;;;;\n"
    )
    (server,) = deployment.components
    shown = Evidence(EvidenceKind.TEST_REPORT, "Jinglu Testing", "CN", "IECEE CB", "JL-7", "2024-11-12", "2027-11")
    assert [(claim.id, claim.evidence, claim.domain) for claim in server.claims] == [
        (parse("IEC 62368-1:2018"), (shown,), "ict-safety"),
        (parse("GB 4943.1-2022"), (), None),
        (parse("GB/T 9254.1-2021"), (), None),
    ]


def test_the_head_comes_from_columns_or_the_file_name():
    deployment = csv_of("Project,Conditions,Component,Kind\nVarnholm,public-sector-buyer,Server,server\n")
    assert (deployment.name, deployment.conditions) == ("Varnholm", ("public-sector-buyer",))


def test_what_cannot_be_read_may_be_kept_as_it_is():
    deployment = csv_of("Component,Kind,Standard,Verbatim\nServer,server,house rule 7,yes\n")
    ((claim,),) = [one.claims for one in deployment.components]
    assert (claim.id, claim.as_written) == (None, "house rule 7")


def test_a_kind_that_only_the_name_says_is_a_remark():
    deployment = csv_of("Component,Standard\nRack servers,GB 4943.1-2022\n")
    assert deployment.components[0].kind == "server"
    assert deployment.remarks == ("offer.csv: line 2: 'Rack servers' has no kind; its name says server",)


def unread_of(deployment: Deployment) -> list[str]:
    return [one.in_words for one in deployment.unread]


def test_no_cell_refuses_a_sheet_and_every_one_is_accounted_for():
    deployment = csv_of(
        "Item,Kind,Origin,Standards,Evidence,Issuer,Issued\n"
        ",server,,,,,\n"
        "Server,camra,Atlantis,nonsense 12,nonsense,,soon\n"
        "Server,camera,,,,Lab,\n"
        "Server room UPS,,,,,,\n"
        "Switch,network-equipment,,GB 4943.1-2022,test report,,\n"
        "Frobnicator,,,ISO 9001,,,\n"
    )
    assert unread_of(deployment) == [
        "line 2, column 2: 'server' belongs to no product: no row above names one",
        "line 3, column 2: 'camra' is no kind of component that is known",
        "line 3, column 3: 'Atlantis' is no country or market that is known",
        "line 3, column 5: 'nonsense' is no kind of evidence that is known",
        "line 3, column 7: 'soon' is no date that can be read",
        "line 3, column 4: 'nonsense 12' holds no designation of a standard",
        "line 3, column 5: 'nonsense' is evidence, and the row names no standard that it shows",
        "line 4, column 6: 'Lab' is evidence, and the row names no standard that it shows",
    ]
    assert [(one.name, one.kind) for one in deployment.components] == [
        ("Server", "server"),
        ("Server (2)", "camera"),
        ("Server room UPS", "ups"),
        ("Switch", "network-equipment"),
        ("Frobnicator", "unknown"),
    ]
    assert deployment.cells == 16


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n1,2\n", "no column can be products; say which headings are which with --columns"),
        ("Component,Link\nServer,https://example.org/a\n", "no column can be standards; say which"),
        ("Component,Kind,Standard\n", "has no component; list at least one"),
        ("Component,Kind\nServer,\0\n", "line 2: holds a NUL byte"),
    ],
)
def test_a_sheet_of_something_else_is_refused(text: str, said: str):
    assert problems_of(text)[0].startswith(f"offer.csv: {said}")


def test_a_refusal_shows_each_column_and_what_it_was_taken_for():
    assert problems_of("Component,Link\nServer,https://example.org/a\n")[1:] == [
        "offer.csv: line 1, column 1: 'Component' ('Server'): taken for name",
        "offer.csv: line 1, column 2: 'Link' ('https://example.org/a'): taken for nothing",
    ]


@pytest.mark.parametrize(
    ("heading", "cell", "said"),
    [
        ("技术响应", "GB 4943.1-2022", ("GB 4943.1-2022", "claimed")),
        ("Normas aplicáveis", "IEC 62368-1:2018", ("IEC 62368-1:2018", "claimed")),
        ("Something else", "IEC 62368-1:2018", ("IEC 62368-1:2018", "claimed")),
        ("執行基準", "不符合GB 4943.1-2022", ("GB 4943.1-2022", "denied")),
        ("Standard", "IEC 62368-1:2018 (pending)", ("IEC 62368-1:2018", "pending")),
        ("Standard", "GB 4943.1-2022 或等同标准", ("GB 4943.1-2022", "partial")),
    ],
)
def test_a_column_of_designations_is_one_whatever_it_is_called(heading: str, cell: str, said: tuple[str, str]):
    (product,) = csv_of(f"No.,Product,{heading}\n1,Rack server,{cell}\n").components
    assert [(str(claim.id), claim.statement.value) for claim in product.claims] == [said]


def test_a_table_of_deviations_answers_what_was_asked():
    deployment = csv_of(
        "充电桩采购 偏离表,,,,\n序号,名称,招标技术要求,投标技术响应,偏离情况\n"
        "1,直流充电桩,应符合GB/T 18487.1-2023,满足GB/T 18487.1-2015,无偏离\n"
        "2,直流充电桩,应符合GB/T 20234.3-2023,完全响应,无偏离\n"
        "3,直流充电桩,应符合GB/T 27930-2023,GB/T 27930-2023,负偏离\n"
        "4,直流充电桩,防护等级不低于IP54，GB/T 4208,IP55,正偏离\n"
    )
    (product,) = deployment.components
    assert [(claim.as_written, claim.statement.value) for claim in product.claims] == [
        ("GB/T 18487.1-2015", "claimed"),
        ("GB/T 20234.3-2023", "claimed"),
        ("GB/T 27930-2023", "denied"),
    ]


def test_what_a_row_asks_reaches_a_product_of_any_kind():
    deployment = csv_of(
        "序号,货物名称,招标技术要求,投标技术响应,偏离情况\n"
        "1,某某装置,符合GB 4943.1-2022,GB 4943.1-2011,无偏离\n"
        "2,网络摄像机,符合GB/T 28181-2022,不符合GB/T 28181-2022,负偏离\n"
    )
    assert [one.kind for one in deployment.components] == ["unknown", "camera"]
    report = check(deployment, as_of="2026-11-21")
    assert {one.component.name: one.verdict.value for one in report.findings if one.requirement is not None} == {
        "某某装置": "outdated",
        "网络摄像机": "divergent",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Equipment,Reference standards,C/NC\nPump,ISO 9906,C\nValve,ISO 7259,NC\n",
        "Ítem;Descripción;Norma de fabricación;Cumple (Sí/No)\n1;Bomba;ISO 9906;Sí\n2;Válvula;ISO 7259;No\n",
        "STT,Tên hàng hóa,Tiêu chuẩn áp dụng,Đáp ứng\n1,Máy bơm,ISO 9906,Đáp ứng\n2,Van cổng,ISO 7259,Không đáp ứng\n",
    ],
)
def test_a_column_of_answers_says_what_each_claim_is(text: str):
    deployment = csv_of(text)
    assert [one.claims[0].statement.value for one in deployment.components] == ["claimed", "denied"]
    assert deployment.unread == ()


@pytest.mark.parametrize("heading", ["响应", "备注", "Bidder reply", "X", ""])
def test_a_column_that_speaks_of_conformity_is_read_whatever_it_is_called(heading: str):
    found = csv_of(
        f"产品,执行标准,{heading}\n网络摄像机,GB/T 28181-2022,不符合\n核心交换机,GB 4943.1-2022,符合\nUPS,GB/T 7260.1-2023,负偏离\n"
    )
    assert [one.claims[0].statement.value for one in found.components] == ["denied", "claimed", "denied"]


@pytest.mark.parametrize(
    ("heading", "cell", "said"),
    [
        ("Deviation", "Yes", "partial"),
        ("Deviation", "No", "claimed"),
        ("偏离情况", "有", "partial"),
        ("偏离情况", "无", "claimed"),
        ("是否偏离", "是", "partial"),
        ("有无偏离", "无", "claimed"),
        ("Exceptions", "Annex G", "partial"),
        ("偏离说明", "负偏离", "denied"),
        ("响应/偏离", "响应", "claimed"),
        ("Compliance", "Yes", "claimed"),
        ("Compliance", "No", "denied"),
        ("Compliance", "None", "unclear"),
        ("符合情况", "无", "unclear"),
        ("Deviation from conformity", "Yes", "unclear"),
        ("Deviation from conformity", "None", "claimed"),
        ("Complies with delivery time", "No", "claimed"),
        ("是否满足交货期", "否", "claimed"),
        ("Cumple plazo de entrega", "No", "claimed"),
    ],
)
def test_yes_in_a_column_for_deviations_says_that_there_are_some(heading: str, cell: str, said: str):
    found = csv_of(f"Product,Standard,{heading}\nCamera,EN 55032:2015,{cell}\n")
    assert found.components[0].claims[0].statement.value == said


@pytest.mark.parametrize(
    "heading", ["Bidder's compliance", "投标人响应情况", "Cumplimiento del oferente", "Deviations, if any"]
)
def test_an_answer_that_is_none_leaves_the_claim_open(heading: str):
    deployment = csv_of(
        f"Item,Standards,{heading}\nCamera,EN 55032:2015,Comply\nServer,EN 55032:2015,Not comply\n"
        "UPS,EN 62040-1:2019,Understood\nSwitch,EN 55032:2015,Will comply upon award\n"
    )
    told = [one.claims[0].statement for one in deployment.components]
    vague = "partial" if heading.startswith("Deviations") else "unclear"
    assert told == ["claimed", "denied", vague, "planned"]
    assert [cell.text for cell in deployment.unread] == (["Understood"] if vague == "unclear" else [])


def test_a_column_of_yes_and_no_may_be_about_anything():
    found = csv_of("Product,Standard,In stock\nCamera,EN 55032:2015,No\nServer,EN 55032:2015,Yes\n")
    assert {one.claims[0].statement.value for one in found.components} == {"claimed"}


def test_a_remark_that_denies_and_says_nothing_else_counts():
    found = csv_of(
        "Product,Standard,Remarks\nCamera,EN 55032:2015,Does not comply.\nServer,EN 55032:2015,delivered in May\n"
    )
    assert [one.claims[0].statement.value for one in found.components] == ["denied", "claimed"]


def test_of_two_answers_the_worse_counts():
    found = csv_of("Product,Standard,Compliant,Deviation\nCamera,EN 55032:2015,符合,负偏离\n")
    assert found.components[0].claims[0].statement.value == "denied"


def test_no_heading_holds_a_designation_and_particulars_may_be_products():
    deployment = csv_of(
        "序号,采购品目,参数,认证及标准\n1,办公椅,人体工学,QB/T 2280-2016\n2,打印机,双面,GB 4943.1-2022 3C证书\n"
    )
    assert list(claims_of(deployment)) == ["办公椅", "打印机"]
    deployment = csv_of("S/N,Particulars,Offered,Conformity\n1,PV module,LR5,IEC 61215:2021 / IEC 61730:2016\n")
    assert claims_of(deployment) == {"PV module": ["IEC 61215:2021", "IEC 61730:2016"]}


def test_a_line_that_names_the_separator_is_no_toml():
    deployment = read_file("offer.csv", content=b"sep=;\nItem;Standards\nCamera;IEC 62368-1:2018\n").deployment
    assert claims_of(deployment) == {"Camera": ["IEC 62368-1:2018"]}


def test_totals_signatures_and_headings_are_no_products():
    deployment = csv_of(
        "产品名称,型号,执行标准,备注\n一、监控系统,,,\n摄像机,A1,GB/T 28181-2022,\n合计,,,\n,,,\n投标人代表签字：,,,日期：2026年10月12日\n"
    )
    assert list(claims_of(deployment)) == ["摄像机"]
    assert unread_of(deployment) == []


def test_two_products_of_one_name_are_two():
    deployment = csv_of("Product,Maker,Standard\nCamera,A,IEC 62368-1:2018\nCamera,B,EN 62368-1:2014\n")
    assert claims_of(deployment) == {"Camera (A)": ["IEC 62368-1:2018"], "Camera (B)": ["EN 62368-1:2014"]}


def test_marks_are_no_standards_and_show_what_they_show():
    deployment = csv_of(
        'Product,Standard,Certificates\nServer,"EN 55032:2015, GB 4943.1-2022","CE, CCC, FCC, IP65"\n'
        'Meter,IS 13779:1999,"BIS licence CM/L-7700012345"\n'
    )
    server, meter = deployment.components
    assert [[(one.kind.value, one.scheme, one.number) for one in claim.evidence] for claim in server.claims] == [
        [("self-declaration", None, None)],
        [("certificate", "CCC", None)],
    ]
    assert "CM/L-7700012345" in [one.number for claim in meter.claims for one in claim.evidence]
    assert unread_of(deployment) == []
    assert "offer.csv: CE (CE marking) is stated for Server; a mark is no standard" in deployment.remarks


def test_what_was_guessed_can_be_corrected(tmp_path: Path):
    path = tmp_path / "mapping.toml"
    path.write_text('[kinds]\nFrobnicator = "pump"\n[traits]\nFrobnicator = ["outdoor"]\n', encoding="utf-8")
    (product,) = csv_of("Product,Standard\nFrobnicator,ISO 9906:2012\n", columns=path).components
    assert (product.kind, product.traits) == ("pump", ("outdoor",))
    path.write_text('[kinds]\nFrobnicator = "pumpe"\n', encoding="utf-8")
    with pytest.raises(DeploymentError, match=r"unknown kind 'pumpe'; did you mean 'pump'"):
        csv_of("Product,Standard\nFrobnicator,ISO 9906:2012\n", columns=path)


def test_headings_that_nobody_knows_can_be_said(tmp_path: Path):
    path = tmp_path / "columns.toml"
    path.write_text('[columns]\nname = ["Pos."]\nkind = ["Art"]\nclaims = ["Norm A", "Norm B"]\n', encoding="utf-8")
    text = "Pos.,Art,Norm A,Norm B\nServer,server,GB 4943.1-2022,IEC 62368-1:2018\n"
    assert claims_of(csv_of(text, columns=path)) == {"Server": ["GB 4943.1-2022", "IEC 62368-1:2018"]}
    path.write_text('[columns]\nnome = ["Pos."]\n', encoding="utf-8")
    with pytest.raises(DeploymentError, match=r"columns\.nome: unknown field"):
        csv_of(text, columns=path)


def test_a_title_with_a_colon_above_a_table_is_no_yaml():
    text = "BIDDER: Kestrel Ltd,,\n,,\nProduct,Standard,Remarks\nRack server,IEC 62368-1:2018,\n"
    assert claims_of(read_file("offer.csv", content=text.encode()).deployment) == {"Rack server": ["IEC 62368-1:2018"]}


def test_the_results_of_tests_answer():
    text = (
        "产品,检测标准,结论\n家用洗衣机,GB 4706.1-2005,不合格\n安全帽,GB 2811-2019,待检\n毛绒玩具,GB 6675.1-2014,合格\n"
    )
    told = {c.name: [one.statement.value for one in c.claims] for c in csv_of(text).components}
    assert told == {"家用洗衣机": ["denied"], "安全帽": ["pending"], "毛绒玩具": ["claimed"]}


def test_a_denial_in_a_column_that_nobody_reads_is_listed():
    rows = "UPS,IEC 62040-1:2017,red\nSwitch,IEC 62368-1:2018,blue\nServer,GB 4943.1-2022,does not comply\n"
    found = csv_of(f"Product,Standard,Farbe\n{rows}")
    assert [one.text for one in found.unread] == ["does not comply"]


def test_no_deviation_in_french_and_a_country_in_russian():
    (product,) = csv_of("Désignation,Conforme à,Écart\nCâble,NF C 32-321,Néant\n").components
    assert product.claims[0].statement.value == "claimed"
    (product,) = csv_of("Наименование,Страна происхождения,ГОСТ\nНасос,Китай,ГОСТ 31839-2012\n").components
    assert product.jurisdiction == "CN"


def test_what_is_struck_through_is_not_offered_and_what_is_hidden_is_said():
    openpyxl = pytest.importorskip("openpyxl")
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.comments import Comment
    from openpyxl.styles import Font

    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Offer"
    for row in (
        ["Product", "Supplier", "Standards"],
        ["Rack server", "Acme", "GB 4943.1-2022"],
        ["IP camera", "Acme", None],
        ["UPS", "Acme", "IEC 62040-1:2017"],
        [None, None, "IEC 62040-2:2016"],
        ["Router", "Acme", "IEC 62368-1:2018"],
    ):
        sheet.append(row)
    struck = Font(strike=True)
    sheet["C2"].font = sheet["A4"].font = struck
    runs = TextBlock(InlineFont(strike=True), "EN 55032:2012 "), TextBlock(InlineFont(b=True), "EN 55032:2015")
    sheet["C3"] = CellRichText(list(runs))
    sheet.row_dimensions[6].hidden = sheet.column_dimensions["B"].hidden = True
    sheet["C6"].comment = Comment("not yet to IEC 62368-1:2023", "lab")
    sheet["A2"].comment = Comment("call me", "lab")
    old = workbook.create_sheet("Old")
    old.append(["Product", "Standards"])
    old.append(["Old switch", "IEC 60950-1:2005"])
    old.sheet_state = "hidden"
    file = io.BytesIO()
    workbook.save(file)
    found = read_file("offer.xlsx", content=file.getvalue()).deployment
    assert claims_of(found) == {
        "Rack server": [],
        "IP camera": ["EN 55032:2015"],
        "Router": ["IEC 62368-1:2018"],
        "Old switch": ["IEC 60950-1:2005"],
    }
    assert [(one.cell, one.text) for one in found.unread] == [
        ("sheet 'Offer', cell C2", "GB 4943.1-2022"),
        ("sheet 'Offer', cell C3", "EN 55032:2012"),
        ("sheet 'Offer', cell A4", "UPS"),
        ("sheet 'Offer', cell B4", "Acme"),
        ("sheet 'Offer', cell C4", "IEC 62040-1:2017"),
        ("sheet 'Offer', cell C5", "IEC 62040-2:2016"),
        ("sheet 'Offer', cell C6", "not yet to IEC 62368-1:2023"),
    ]
    said = " ".join(found.remarks)
    for part in (
        "hidden rows: 1, the first is row 6",
        "column 'Supplier' is hidden",
        "sheet 'Old': is hidden",
        "comments on cells that say nothing of a standard: 1",
    ):
        assert part in said


def test_components_and_claims_may_stand_in_sheets_of_their_own():
    openpyxl = pytest.importorskip("openpyxl")
    workbook = openpyxl.Workbook()
    sheets = {
        "Read me": [["Fill in the sheets"]],
        "项目": [["项目", "条件"], ["瓦恩霍尔姆数据中心", "public-sector-buyer"]],
        "Components": [["Component", "Kind"], ["Server", "server"], ["Camera", "camera"]],
        "Claims": [["Component", "Standard"], ["Camera", "GB/T 28181-2022"], ["Server", "nonsense"]],
    }
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    # A claim that both components make, in one merged cell.
    workbook["Claims"]["B3"] = None
    workbook["Claims"].merge_cells("B2:B3")
    file = io.BytesIO()
    workbook.save(file)
    found = read_file("offer.xlsx", content=file.getvalue())
    assert (found.deployment.name, found.deployment.conditions) == ("瓦恩霍尔姆数据中心", ("public-sector-buyer",))
    assert claims_of(found.deployment) == {"Server": ["GB/T 28181-2022"], "Camera": ["GB/T 28181-2022"]}
    assert [columns.headings.sheet for columns in found.columns] == ["项目", "Components", "Claims"]
    workbook["Claims"]["B2"] = "nonsense"
    file = io.BytesIO()
    workbook.save(file)
    again = read_file("offer.xlsx", content=file.getvalue()).deployment
    assert unread_of(again) == [
        f"sheet 'Claims', cell {cell}: 'nonsense' holds no designation of a standard" for cell in ("B2", "B3")
    ]


def test_words_of_a_specification_beside_designations_are_no_loss():
    deployment = csv_of(
        'Item,Specification\nDC cable,"10 mm² tinned Cu, PVC, 2 m each, IEC 60364-5-54/60228"\nRelay,"Numeric, 50N/51N, IEC 60255"\n'
    )
    assert claims_of(deployment) == {"DC cable": ["IEC 60364-5-54", "IEC 60228"], "Relay": ["IEC 60255"]}
    assert unread_of(deployment) == []


def test_a_line_of_other_words_says_nothing_of_the_line_above():
    deployment = csv_of(
        'Product,Standard\nChain,"Rope lights\nIEC 60598-2-21:2014\nOther chains (excluding rope lights)\nIEC 60598-2-20:2022"\n'
    )
    (product,) = deployment.components
    assert [claim.statement.value for claim in product.claims] == ["claimed", "claimed"]


def test_a_mark_tells_a_trait_of_what_bears_it():
    deployment = csv_of(
        "产品名称,执行标准,认证证书\n存储服务器,GB 4943.1-2022,CCC/节能\n交换机,GB 4943.1-2022,CCC（申请中）\n"
    )
    assert ["ccc-listed" in one.traits for one in deployment.components] == [True, False]


@pytest.mark.parametrize(
    ("cell", "code"),
    [("CB TC", "cb"), ("CB-TC", "cb"), ("IECEECB", "cb"), ("iecee cb", "cb"), ("CEmark", "ce"), ("CBTC", None)],
)
def test_a_mark_is_read_however_its_words_are_joined(cell: str, code: str | None):
    marks, rest = marks_in(cell)
    assert [mark.code for mark in marks] == ([code] if code else [])
    assert rest == ("" if code else cell)


def told(text: str) -> dict[str, list[tuple[str, str]]]:
    return {one.name: [(str(c.id), c.statement.value) for c in one.claims] for one in csv_of(text).components}


def test_products_against_standards_meet_in_answers():
    text = "Product,ISO 9001:2015,EN 55032:2015\nServer,Yes,No\nCamera,–,planned\nUPS,X,(✔)\nPrinter,1,○\n"
    assert told(text) == {
        "Server": [("ISO 9001:2015", "claimed"), ("EN 55032:2015", "denied")],
        "Camera": [("EN 55032:2015", "planned")],
        "UPS": [("ISO 9001:2015", "unclear"), ("EN 55032:2015", "unclear")],
        "Printer": [("ISO 9001:2015", "unclear"), ("EN 55032:2015", "unclear")],
    }
    assert [cell.text for cell in csv_of(text).unread] == ["X", "(✔)", "1", "○"]


def test_standards_against_products_meet_in_answers():
    assert told("Standard,Rack server,Camera\nISO 9001:2015,Yes,No\nEN 55032:2015,申请中,是\n") == {
        "Rack server": [("ISO 9001:2015", "claimed"), ("EN 55032:2015", "pending")],
        "Camera": [("ISO 9001:2015", "denied"), ("EN 55032:2015", "claimed")],
    }


@pytest.mark.parametrize("title", ["Rack server R200,,", "Product:,Rack server R200,"])
def test_what_one_product_answers_is_read_under_its_title(title: str):
    text = f"{title}\nStandard,Title,Conformity\nISO 9001:2015,QMS,Yes\nISO/IEC 27001:2022,ISMS,No\n"
    assert told(text) == {"Rack server R200": [("ISO 9001:2015", "claimed"), ("ISO/IEC 27001:2022", "denied")]}
    assert csv_of(text).components[0].kind == "server"


def test_the_year_of_an_edition_stands_in_the_next_column():
    rows = "Camera,IEC 62368-1,2018,\nServer,GB 4943.1,2022,\nUPS,EN 62040-1,Ed. 2.0,\nLift,EN 81-20:2014,2020,\n"
    found = csv_of(f"Product,Standard,Edition,Remarks\n{rows}")
    assert [str(one.claims[0].id) for one in found.components] == [
        "IEC 62368-1:2018",
        "GB 4943.1-2022",
        "EN 62040-1",
        "EN 81-20:2014",
    ]
    apart = csv_of("Product,Edition,Remarks,Standard\nOffice suite,2015,,ISO 9001\n")
    assert str(apart.components[0].claims[0].id) == "ISO 9001"
