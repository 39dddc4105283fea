"""Bills of materials in CycloneDX: what they declare, and how leniently they are read."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from stdcompat.agreement.model import Evidence, EvidenceKind
from stdcompat.deployment import Deployment, Statement
from stdcompat.deployment.readers import read_file
from stdcompat.errors import DeploymentError, StdcompatError

if TYPE_CHECKING:
    from collections.abc import Callable

pytest.importorskip("cyclonedx")
pytest.importorskip("jsonschema")

SAMPLES = Path(__file__).resolve().parents[3] / "docs" / "examples"
OFFICIAL = os.environ.get("CYCLONEDX_SAMPLES", "")
"""The folder `schemaTestData` of the sources of cyclonedx-python-lib: `make samples` fetches it."""


def bom(**more: Any) -> dict[str, Any]:
    return {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, **more}


def read(raw: object) -> Deployment:
    return read_file("bom.json", content=json.dumps(raw).encode()).deployment


def claims_of(deployment: Deployment) -> dict[str, list[tuple[str, str]]]:
    return {one.name: [(str(claim.id), claim.as_written) for claim in one.claims] for one in deployment.components}


@pytest.fixture
def offer() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SAMPLES / "offer.cdx.json").read_text(encoding="utf-8"))
    return loaded


def test_components_come_with_kind_supplier_and_home(offer: dict[str, Any]):
    deployment = read(offer)
    assert (deployment.name, deployment.conditions) == ("Varnholm data centre", ("public-sector-buyer",))
    assert [(c.name, c.kind, c.supplier, c.jurisdiction, c.version) for c in deployment.components] == [
        ("Rack servers", "server", "Qiongzhu Compute", "CN", "2U"),
        ("Dome", "equipment", None, None, None),
        ("Video management platform", "software", "Lingque Vision", None, None),
    ]


def test_claims_come_from_declarations_properties_and_references(offer: dict[str, Any]):
    deployment = read(offer)
    assert claims_of(deployment) == {
        "Rack servers": [(name, name) for name in ("GB/T 9254.1-2021", "GB 17625.1-2022", "GB 4943.1-2022")],
        "Dome": [(name, name) for name in ("IEC 62368-1:2018", "GB/T 28181-2022", "IEC 62676-2-31:2019")],
        # A part of a standard is no claim to the standard: nothing may take it for conformity.
        "Video management platform": [("ISO/IEC 27001:2022", "ISO/IEC 27001:2022")],
    }
    (partial,), denied = deployment.components[2].claims, deployment.components[1].claims[2]
    assert (partial.statement, partial.words) == (Statement.PARTIAL, "2 of 3 requirements attested")
    assert (denied.statement, denied.words) == (Statement.DENIED, "Does not conform to IEC 62676-2-31:2019")
    shown = Evidence(EvidenceKind.TEST_REPORT, "Jinglu Testing", "CN", issued="2024-11-12")
    assert deployment.components[0].claims[2].evidence == (shown,)
    assert deployment.components[1].claims[0].evidence == (Evidence(EvidenceKind.CERTIFICATE),)


def test_what_is_read_otherwise_or_not_at_all_is_remarked_with_its_path(offer: dict[str, Any]):
    offer["components"][2]["standards"] = [{"name": "ISO/IEC 27002", "version": "2022"}, "house rule 7"]
    offer["metadata"]["standards"] = [{"bom-ref": "s3", "name": "GB/T 22239", "version": "2019"}]
    offer["declarations"]["attestations"][0]["map"].append({"requirement": "gone", "claims": ["c1"]})
    deployment = read(offer)
    assert claims_of(deployment)["Video management platform"][:2] == [
        ("ISO/IEC 27002:2022", "ISO/IEC 27002:2022"),
        ("None", "house rule 7"),
    ]
    schema = [remark for remark in deployment.remarks if "not CycloneDX 1.6" in remark]
    assert [remark.partition(": not")[0] for remark in schema] == ["bom.json: $.components[2]", "bom.json: $.metadata"]
    assert [remark for remark in deployment.remarks if remark not in schema] == [
        "bom.json: $.metadata.standards: belongs under $.definitions.standards; read as if it stood there",
        (
            "bom.json: $.components[1]: which kind of device 'Dome' is, is not said; "
            "read as equipment (property stdcompat:kind)"
        ),
        "bom.json: $.components[2].standards: belongs under $.definitions; read as claims of this component",
        "bom.json: $.components[2].standards[1]: cannot read the reference 'house rule 7'; kept as it is",
        (
            "bom.json: $.declarations.attestations[0].map[2]: the requirement 'gone' is not in this document; "
            "not read as a claim"
        ),
        (
            "bom.json: $.declarations.attestations[0].map[1]: 'Video management platform' is attested to conform to a part "
            "only: ISO/IEC 27001:2022 (2 of 3 requirements attested)"
        ),
        (
            "bom.json: $.declarations.claims[3]: seems to deny conformity; kept as a denial: "
            "'Does not conform to IEC 62676-2-31:2019'"
        ),
        "bom.json: $.metadata.standards[0]: nobody is attested to conform to 'GB/T 22239-2019'; no claim",
    ]


@pytest.mark.parametrize("change", ["score", "counter claim"])
def test_an_attestation_of_less_is_no_claim(offer: dict[str, Any], change: str):
    entry = offer["declarations"]["attestations"][0]["map"][0]
    if change == "score":
        entry["conformance"]["score"] = 0.8
    else:
        entry["counterClaims"] = entry.pop("claims")
    claim = read(offer).components[0].claims[-1]
    assert (str(claim.id), claim.words) == ("GB 4943.1-2022", "0 of 1 requirements attested")
    assert claim.statement is (Statement.PARTIAL if change == "score" else Statement.DENIED)


def test_equal_names_are_told_apart():
    parts = [{"type": "library", "name": "a", "version": version} for version in ("1", "2", "2")]
    assert [one.name for one in read(bom(components=parts)).components] == ["a 1", "a 2", "a 2 (2)"]


def test_parts_within_parts_services_and_organisations_are_components_too():
    deployment = read(
        bom(
            components=[{"type": "device", "name": "Server", "components": [{"type": "firmware", "name": "BMC"}]}],
            services=[{"name": "Backup", "provider": {"name": "Acme"}}],
            declarations={"targets": {"organizations": [{"name": "Operator"}]}},
        )
    )
    assert [(one.name, one.kind) for one in deployment.components] == [
        ("Server", "server"),
        ("BMC", "software"),
        ("Backup", "service"),
        ("Operator", "organisation"),
    ]


def test_the_root_of_a_bill_is_the_product_and_the_rest_its_parts():
    inside = [{"type": "library", "name": "openssl", "components": [{"type": "file", "name": "libcrypto"}]}]
    root = {"type": "firmware", "name": "Camera firmware", "version": "2"}
    deployment = read(bom(metadata={"component": root}, components=inside, services=[{"name": "Cloud"}]))
    assert [(one.name, one.part) for one in deployment.components] == [
        ("Camera firmware", False),
        ("openssl", True),
        ("libcrypto", True),
        ("Cloud", True),
    ]
    board = [{"type": "device", "name": "Board", "components": [{"type": "device", "name": "Chip"}]}]
    for kind, part in (("application", False), ("device", True)):  # a device is no content of software
        found = read(bom(metadata={"component": {"type": kind, "name": "Gateway"}}, components=board)).components
        assert [one.part for one in found] == [False, part, True]
    for head in ({}, {"metadata": {"component": {"type": "platform", "name": "Data centre"}}}):
        found = read(bom(components=inside, **head)).components  # what a platform holds are products
        assert [(one.name, one.part) for one in found] == [("openssl", False), ("libcrypto", True)]
    said = [
        {"type": "library", "name": name, "properties": [{"name": "stdcompat:part", "value": "false"}]} for name in "ab"
    ]
    assert [one.part for one in read(bom(metadata={"component": root}, components=said)).components] == [False] * 3


def test_a_bill_of_nothing_says_so():
    deployment = read(bom())
    assert deployment.components == ()
    assert deployment.remarks == ("bom.json: has no component, so there is nothing to check",)


def test_remarks_are_bounded():
    deployment = read(bom(components=[{"type": "device", "name": f"d{n}"} for n in range(1000)]))
    assert len(deployment.remarks) == 51
    assert deployment.remarks[-1] == "bom.json: and 950 remarks more"


XML = """<?xml version="1.0"?>
<bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1">
 <components>
  <component type="device" bom-ref="server">
   <supplier><name>Qiongzhu Compute</name></supplier>
   <name>Rack servers</name>
   <properties><property name="stdcompat:claim">GB/T 9254.1-2021</property></properties>
  </component>
 </components>
 <declarations>
  <attestations><attestation><map>
   <requirement>r</requirement><claims><claim>c</claim></claims><conformance><score>1</score></conformance>
  </map></attestation></attestations>
  <claims><claim bom-ref="c"><target>server</target></claim></claims>
 </declarations>
 <definitions><standards><standard bom-ref="s"><name>GB 4943.1</name><version>2022</version><description>-</description><owner>SAC</owner>
  <requirements><requirement bom-ref="r"><identifier>all</identifier></requirement></requirements>
 </standard></standards></definitions>
</bom>
"""


def test_xml_says_the_same():
    deployment = read_file("bom.xml", content=XML.encode()).deployment
    assert claims_of(deployment) == {"Rack servers": [(s, s) for s in ("GB/T 9254.1-2021", "GB 4943.1-2022")]}
    assert deployment.components[0].supplier == "Qiongzhu Compute"
    assert [remark for remark in deployment.remarks if "not CycloneDX" in remark] == []
    wrong = read_file("bom.xml", content=XML.replace('type="device"', 'type="gadget"').encode()).deployment
    assert wrong.remarks[0].startswith("bom.xml: line 4: not CycloneDX 1.6: Element 'component', attribute 'type'")


LAUGHS = """<?xml version="1.0"?><!DOCTYPE bom [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components><component><name>&b;</name></component></components></bom>
"""
FILE = LAUGHS.replace('<!ENTITY a "ha">', '<!ENTITY a SYSTEM "file:///etc/passwd">')


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (lambda: LAUGHS, "bom: declares entities or a document type"),
        (lambda: FILE, "bom: declares entities or a document type"),
        (lambda: XML[:300], "bom: line "),
        (
            lambda: XML.replace("<bom xm", "<bim xm").replace("</bom", "</bim"),
            "bom: '{http://cyclonedx.org/schema/bom/1.6",
        ),
        (lambda: XML.replace("<name>Rack", "<x>" * 5_000 + "</x>" * 5_000 + "<name>Rack"), "bom: is nested too deeply"),
        (lambda: '{"bomFormat": ' + "[" * 200_000, "bom: is nested too deeply"),
        (lambda: '{"bomFormat": "CycloneDX"', "bom: line 1, column 26: is not JSON"),
        (lambda: '<bom xmlns="http://cyclonedx.org/schema/bom/1.6" a="&undefined;"/>', "bom: "),
    ],
    ids=["laughs", "file", "cut", "root", "deep", "deep json", "cut json", "entity"],
)
def test_hostile_and_broken_documents_are_refused(content: Callable[[], str], said: str):
    with pytest.raises(DeploymentError) as caught:
        read_file("bom", content=content().encode())
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize(
    "change",
    [
        {"components": [3, None, {"name": 4}, []]},
        {"components": "x", "metadata": 3, "declarations": []},
        {
            "declarations": {
                "claims": [1, {}, {"target": []}],
                "attestations": [{"map": [3, {"claims": "x"}]}],
                "evidence": {},
            }
        },
        {"definitions": {"standards": [{}, {"name": ["x"], "requirements": [3]}]}},
        {"components": [{"name": "a", "type": "x", "standards": 7, "properties": [{"name": "standard"}]}]},
        {"specVersion": "9.9"},
        {"bomFormat": "Other"},
    ],
)
def test_whatever_else_is_wrong_is_remarked_and_never_breaks_the_reading(change: dict[str, Any]):
    assert read(bom() | change).remarks


@pytest.mark.skipif(not OFFICIAL, reason="CYCLONEDX_SAMPLES names no folder: 'make samples' fetches the official ones")
@pytest.mark.parametrize("version", ["1.4", "1.5", "1.6", "1.7"])
def test_official_samples_load_or_are_refused_or_remarked(version: str):
    files = sorted(Path(OFFICIAL, version).glob("*valid-*"))
    assert len(files) > 100
    for path in files:
        if path.name.startswith("informal-invalid"):
            continue  # invalid by words of the specification that no schema holds
        try:
            told = [remark for remark in Deployment.load(path).remarks if f"not CycloneDX {version}" in remark]
        except StdcompatError as error:
            told = [str(error)]
        assert bool(told) == path.name.startswith("invalid"), (path.name, told)


def test_a_certification_level_is_a_claim_with_a_certificate():
    crypto = {"algorithmProperties": {"certificationLevel": ["fips140-3-l1", "none"]}}
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "components": [
            {"type": "cryptographic-asset", "name": "AES", "cryptoProperties": crypto},
            {"type": "library", "name": "lib", "description": "Validated to FIPS 140-3, does JSON"},
        ],
    }
    found = read_file("bom.cdx.json", content=json.dumps(bill).encode()).deployment
    first, second = found.components
    assert [(claim.as_written, claim.evidence[0].scheme) for claim in first.claims] == [("FIPS 140-3", "fips140-3-l1")]
    assert [claim.as_written for claim in second.claims] == ["FIPS 140-3"]


def test_a_property_says_by_its_name_and_its_words_what_is_not_claimed() -> None:
    properties = [
        {"name": "acme:compliance", "value": "ISO/IEC 27001:2022 pending"},
        {"name": "non-compliance", "value": "EN 62368-1:2014"},
        {"name": "does-not-comply-with:standard", "value": "EN 55032:2015"},
        {"name": "acme:standard", "value": "ISO 9001:2015"},
    ]
    component = {"type": "device", "name": "Rack server", "properties": properties}
    bill = {"bomFormat": "CycloneDX", "specVersion": "1.6", "metadata": {"component": component}}
    (one,) = read_file("a.cdx.json", content=json.dumps(bill).encode()).deployment.components
    assert [claim.statement.value for claim in one.claims] == ["pending", "denied", "denied", "claimed"]
