"""Who is named with a product, wherever the sheet or the bill names them."""

from __future__ import annotations

import json

import pytest

from stdcompat.deployment import Deployment, Party
from stdcompat.deployment.readers import read_file
from stdcompat.deployment.readers.parties import parties_in, role_in


def _named(sheet: str) -> set[tuple[str, str]]:
    deployment = read_file("offer.csv", content=sheet.encode()).deployment
    return {(party.name, party.role.value) for one in deployment.components for party in one.parties}


@pytest.mark.parametrize(
    ("sheet", "named"),
    [
        ("Item,Supplier,Manufacturer,Standard\nCamera,ABC GmbH,Acme,EN 55032:2015", ("Acme", "manufacturer")),
        ("Item,Supplier,OEM,Standard\nCamera,ABC GmbH,Acme,EN 55032:2015", ("Acme", "manufacturer")),
        ("Item,Vendor,Brand name,Standard\nCamera,ABC GmbH,Acme,EN 55032:2015", ("Acme", "brand")),
        ("产品名称,供应商,生产厂家,标准\n摄像机,某某,海豚,GB 4943.1-2022", ("海豚", "manufacturer")),
        ("Item,Supplier,Original manufacturer,Standard\nCamera,ABC,Acme,EN 55032:2015", ("Acme", "manufacturer")),
        ("Item,Supplier,Standard,Remarks\nCamera,ABC GmbH,EN 55032:2015,OEM: Acme", ("Acme", "manufacturer")),
        ("Item,Supplier,Standard,Remarks\nCamera,ABC,EN 55032:2015,made by Acme", ("Acme", "manufacturer")),
        ("Item,Supplier,Standard,Remarks\nCamera,ABC,EN 55032:2015,由海豚生产", ("海豚", "manufacturer")),
        ("Item,Supplier,Standard\nCamera (brand: Acme),ABC,EN 55032:2015", ("Acme", "brand")),
        ("Bidder: Acme B.V.\nItem,Standard\nCamera,EN 55032:2015", ("Acme B.V.", "bidder")),
        ("投标人：海豚\n产品名称,标准\n摄像机,GB 4943.1-2022", ("海豚", "bidder")),
        ("Bidder,Acme\nItem,Standard\nCamera,EN 55032:2015", ("Acme", "bidder")),
        ("Manufacturer: Acme\nItem,Standard\nCamera,EN 55032:2015", ("Acme", "manufacturer")),
        ("产品名称,标准\n摄像机,GB 4943.1-2022\n投标人（盖章）：海豚,", ("海豚", "bidder")),
    ],
)
def test_sheets(sheet: str, named: tuple[str, str]) -> None:
    assert named in _named(sheet)


@pytest.mark.parametrize(
    "remark", ["not manufactured by Acme", "非由海豚生产", "see brochure", "OEM version", "by post"]
)
def test_what_names_nobody(remark: str) -> None:
    assert list(parties_in(remark)) == []


def test_a_column_about_something_of_the_manufacturer_names_nobody() -> None:
    assert role_in("Manufacturer's part number") is None
    assert role_in("Manufacturer address") is None


def test_parties_are_written_and_read_again() -> None:
    tables = {
        "deployment": {"name": "D"},
        "component": [{"name": "C", "kind": "camera", "parties": [{"name": "Acme", "role": "brand"}]}],
    }
    deployment = Deployment.from_dict(tables)
    assert deployment.components[0].parties == (Party("Acme", "brand"),)
    assert deployment.to_dict() == tables


def test_a_bill_keeps_the_manufacturer_beside_the_supplier() -> None:
    part = {"type": "device", "name": "Camera", "supplier": {"name": "ABC"}, "manufacturer": {"name": "Acme"}}
    bill = {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [part]}
    (camera,) = Deployment.from_json(json.dumps(bill)).components
    assert (camera.supplier, camera.parties) == ("ABC", (Party("Acme", "manufacturer"),))


def test_an_spdx_package_keeps_its_originator() -> None:
    package = {
        "SPDXID": "SPDXRef-a",
        "name": "Camera",
        "downloadLocation": "NOASSERTION",
        "supplier": "Organization: ABC",
        "originator": "Organization: Acme",
    }
    document = {"spdxVersion": "SPDX-2.3", "SPDXID": "SPDXRef-DOCUMENT", "name": "D", "packages": [package]}
    (camera,) = Deployment.from_json(json.dumps(document)).components
    assert (camera.supplier, camera.parties) == ("ABC", (Party("Acme", "manufacturer"),))
