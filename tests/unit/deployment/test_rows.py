"""Sheets as analysts have them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest

from stdcompat.agreement.model import Evidence, EvidenceKind
from stdcompat.deployment.readers import read_file
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
    shown = Evidence(EvidenceKind.TEST_REPORT, "Jinglu Testing", "CN", None, "JL-7", "2024-11-12", "2027-11")
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


def test_every_problem_names_its_row_and_cell():
    assert problems_of(
        "Item,Kind,Origin,Standards,Evidence,Issuer,Issued\n"
        ",server,,,,,\n"
        "Server,camra,Atlantis,nonsense 12,nonsense,,soon\n"
        "Server,camera,,,,Lab,\n"
        "Server room UPS,,,,,,\n"
        "Switch,network-equipment,,,test report,,\n"
    ) == [
        "offer.csv: line 2: names no component; the rows of a component follow the one with its name",
        "offer.csv: line 3, column 2: unknown kind of component 'camra'; did you mean 'camera'?",
        "offer.csv: line 3, column 3: no market is called 'Atlantis'; write its code, such as CN or EU",
        (
            "offer.csv: line 3, column 5: unknown evidence kind 'nonsense'; "
            "one of certificate, inspection, self-declaration, test-report"
        ),
        "offer.csv: line 3, column 7: not a date: 'soon'; write 2024-07-06, '2024-07' or 2024",
        (
            "offer.csv: line 3, column 4: cannot read the reference 'nonsense 12'; "
            "expected a publisher's prefix such as ISO, GB/T or EN "
            "(one of your own is declared in a [[publisher]] of your catalog)"
        ),
        "offer.csv: line 4, column 2: 'camera' differs from 'camra' in line 3, column 2; say one thing of a component",
        "offer.csv: line 4, column 6: belongs to evidence of no kind; fill 'evidence' in this row",
        "offer.csv: line 6: has evidence and no standard; name the standard that it shows",
        "offer.csv: line 5: 'Server room UPS' has no kind; add a column 'kind'; the template lists the kinds",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n1,2\n", "no heading of the file names components; head a column 'component' or '组件'"),
        ("Component,Kind\n", "has no component; list at least one"),
        ("Component,Kind\nServer,\0\n", "line 2: holds a NUL byte"),
    ],
)
def test_a_sheet_of_something_else_is_refused(text: str, said: str):
    (problem,) = problems_of(text)
    assert problem.startswith(f"offer.csv: {said}")


def test_headings_that_nobody_knows_can_be_said(tmp_path: Path):
    path = tmp_path / "columns.toml"
    path.write_text('[columns]\nname = ["Pos."]\nkind = ["Art"]\nclaims = ["Norm A", "Norm B"]\n', encoding="utf-8")
    text = "Pos.,Art,Norm A,Norm B\nServer,server,GB 4943.1-2022,IEC 62368-1:2018\n"
    assert claims_of(csv_of(text, columns=path)) == {"Server": ["GB 4943.1-2022", "IEC 62368-1:2018"]}
    path.write_text('[columns]\nnome = ["Pos."]\n', encoding="utf-8")
    with pytest.raises(DeploymentError, match=r"columns\.nome: unknown field"):
        csv_of(text, columns=path)


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
    with pytest.raises(DeploymentError, match="sheet 'Claims', cell B2: cannot read the reference 'nonsense'"):
        read_file("offer.xlsx", content=file.getvalue())
