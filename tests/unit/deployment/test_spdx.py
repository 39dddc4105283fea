"""Bills of materials in SPDX: packages, and the claims that are noted of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from stdcompat.deployment.readers import read_file
from stdcompat.errors import DeploymentError

if TYPE_CHECKING:
    from stdcompat.deployment import Deployment

CLAIM = {
    "reference": "IEC 62368-1:2018",
    "evidence": [{"kind": "test-report", "issuer": "Jinglu Testing", "jurisdiction": "CN"}],
}
DOCUMENT: dict[str, Any] = {
    "spdxVersion": "SPDX-2.3",
    "dataLicense": "CC0-1.0",
    "SPDXID": "SPDXRef-DOCUMENT",
    "name": "Varnholm data centre",
    "documentNamespace": "https://example.org/varnholm",
    "creationInfo": {"created": "2026-11-21T00:00:00Z", "creators": ["Tool: hand"]},
    "annotations": [{"comment": "stdcompat:condition public-sector-buyer"}],
    "packages": [
        {
            "name": "Rack servers",
            "SPDXID": "SPDXRef-1",
            "downloadLocation": "NOASSERTION",
            "supplier": "Organization: Qiongzhu Compute (sales@example.org)",
            "versionInfo": "2U",
            "primaryPackagePurpose": "DEVICE",
            "annotations": [
                {"comment": "stdcompat:kind server"},
                {"comment": "stdcompat:jurisdiction CN"},
                {"comment": "stdcompat:claim GB 4943.1-2022, GB/T 9254.1-2021"},
                {"comment": f"stdcompat:claim {json.dumps(CLAIM)}"},
                {"comment": "looked at by somebody"},
            ],
            "externalRefs": [
                {"referenceCategory": "OTHER", "referenceType": "conforms-to", "referenceLocator": "ISO/IEC27001:2022"}
            ],
        },
        {"name": "Video platform", "SPDXID": "SPDXRef-2", "comment": "Certified to ISO/IEC 27002:2022"},
        {"name": "Old platform", "SPDXID": "SPDXRef-3", "comment": "Not certified to ISO/IEC 27002:2022"},
    ],
}
TAGS = """\
SPDXVersion: SPDX-2.3
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: Varnholm data centre
DocumentNamespace: https://example.org/varnholm
Creator: Tool: hand-1
Created: 2026-11-21T00:00:00Z
PackageName: Rack servers
SPDXID: SPDXRef-1
PackageDownloadLocation: NOASSERTION
PackageSupplier: Organization: Qiongzhu Compute
Annotator: Person: A
AnnotationDate: 2026-11-21T00:00:00Z
AnnotationType: OTHER
SPDXREF: SPDXRef-1
AnnotationComment: <text>stdcompat:claim GB 4943.1-2022</text>
"""
GRAPH: dict[str, Any] = {
    "@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld",
    "@graph": [
        {"type": "SpdxDocument", "spdxId": "urn:d", "name": "Varnholm data centre"},
        {"type": "Organization", "spdxId": "urn:o", "name": "Qiongzhu Compute"},
        {
            "type": "software_Package",
            "spdxId": "urn:p",
            "name": "Rack servers",
            "suppliedBy": "urn:o",
            "software_primaryPurpose": "device",
            "software_packageVersion": "2U",
            "standardName": ["GB 4943.1-2022", "GB/T 9254.1-2021"],
        },
        {"type": "ai_AIPackage", "spdxId": "urn:a", "name": "Detector", "ai_standardCompliance": "ISO/IEC 42001:2023"},
        {"type": "Annotation", "spdxId": "urn:n", "subject": "urn:p", "statement": "stdcompat:jurisdiction CN"},
    ],
}


def read(raw: object) -> Deployment:
    return read_file("bom.spdx.json", content=json.dumps(raw).encode()).deployment


def test_packages_and_what_is_noted_of_them():
    deployment = read(DOCUMENT)
    assert (deployment.name, deployment.conditions) == ("Varnholm data centre", ("public-sector-buyer",))
    server, platform, old = deployment.components
    assert (server.kind, server.supplier, server.jurisdiction, server.version) == (
        *("server", "Qiongzhu Compute", "CN", "2U"),
    )
    names = [claim.as_written for claim in server.claims]
    assert names == ["GB 4943.1-2022", "GB/T 9254.1-2021", "IEC 62368-1:2018", "ISO/IEC 27001:2022"]
    assert server.claims[2].evidence[0].issuer == "Jinglu Testing"
    assert (platform.kind, [str(claim.id) for claim in platform.claims]) == ("software", ["ISO/IEC 27002:2022"])
    (denied,) = old.claims
    assert (denied.asserts, denied.words) == (False, "Not certified to ISO/IEC 27002:2022")
    assert deployment.remarks == (
        (
            "bom.spdx.json: $.packages[2].comment: seems to deny conformity; kept as a denial: "
            "'Not certified to ISO/IEC 27002:2022'"
        ),
    )


def test_yaml_says_the_same():
    yaml = pytest.importorskip("yaml")
    assert read_file("bom", content=yaml.safe_dump(DOCUMENT, sort_keys=False).encode()).deployment == read(DOCUMENT)


def test_tags_and_values():
    pytest.importorskip("spdx_tools")
    deployment = read_file("bom.spdx", content=TAGS.encode()).deployment
    (server,) = deployment.components
    assert (deployment.name, server.name, server.supplier) == (
        "Varnholm data centre",
        "Rack servers",
        "Qiongzhu Compute",
    )
    assert [str(claim.id) for claim in server.claims] == ["GB 4943.1-2022"]


def test_what_a_document_describes_are_the_products_and_the_rest_their_parts():
    assert [one.part for one in read(DOCUMENT).components] == [False] * 3  # nothing says which
    ties = [
        {"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-2"},
        {"spdxElementId": "SPDXRef-2", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-1"},
        {"spdxElementId": "SPDXRef-3", "relationshipType": "DESCRIBED_BY", "relatedSpdxElement": "SPDXRef-DOCUMENT"},
    ]
    assert [one.part for one in read({**DOCUMENT, "relationships": ties}).components] == [True, False, False]
    assert [one.part for one in read({**DOCUMENT, "documentDescribes": ["SPDXRef-1"]}).components] == [
        False,
        True,
        True,
    ]
    assert [one.part for one in read({**DOCUMENT, "documentDescribes": ["SPDXRef-9"]}).components] == [False] * 3


def test_the_roots_of_version_3_are_the_products():
    document, *rest = GRAPH["@graph"]
    bill = {"type": "software_Sbom", "spdxId": "urn:b", "rootElement": ["urn:a"]}
    graph = {**GRAPH, "@graph": [{**document, "rootElement": ["urn:b"]}, bill, *rest]}
    assert [(one.name, one.part) for one in read(graph).components] == [("Rack servers", True), ("Detector", False)]


def test_version_3():
    deployment = read(GRAPH)
    server, detector = deployment.components
    assert (deployment.name, server.supplier, server.kind) == ("Varnholm data centre", "Qiongzhu Compute", "server")
    assert (server.jurisdiction, server.version) == ("CN", "2U")
    assert [str(claim.id) for claim in server.claims] == ["GB 4943.1-2022", "GB/T 9254.1-2021"]
    assert (detector.kind, [str(claim.id) for claim in detector.claims]) == ("ai-system", ["ISO/IEC 42001:2023"])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"spdxVersion": ' + b"[" * 200_000, "bom: is nested too deeply"),
        (b'{"spdxVersion": "SPDX-2.3"', "bom: line 1, column 27: is not JSON"),
        (b'<rdf:RDF xmlns:spdx="http://spdx.org/rdf/terms#"/>', "bom: is XML that is not read; SPDX is read as JSON"),
        (b"SPDXVersion: SPDX-2.3\nPackageName\n", "bom: is not SPDX: "),
        (b"SPDXVersion: SPDX-2.3\nDocumentName: \xff\n", "bom: byte 36: is not UTF-8"),
        (b"spdxVersion: SPDX-2.3\na: &a []\nb: *a\n", "bom: line 3, column 4: is an alias"),
    ],
)
def test_hostile_and_broken_documents_are_refused(content: bytes, said: str):
    pytest.importorskip("spdx_tools")
    pytest.importorskip("yaml")
    with pytest.raises(DeploymentError) as caught:
        read_file("bom", content=content)
    assert str(caught.value.problems[0]).startswith(said)


@pytest.mark.parametrize(
    "change",
    [
        {"spdxVersion": 3},
        {"spdxVersion": []},
        {"packages": 3},
        {"packages": [3, {}, {"annotations": [3], "externalRefs": {}, "supplier": []}]},
        {"annotations": "x", "creationInfo": 4},
        {"packages": [{"name": "a", "annotations": [{"comment": "stdcompat:claim {"}]}]},
        {"packages": [{"name": "a", "annotations": [{"comment": "stdcompat:claim nonsense"}]}]},
        {"packages": [{"name": "a", "annotations": [{"comment": "stdcompat:kind camra"}]}]},
        {"@graph": [3, {"type": "software_Package", "suppliedBy": {"name": 3}, "standardName": [3, "x"]}]},
        {"@graph": {}},
        {"@graph": [{"type": []}, {"type": "Annotation", "subject": []}, 3]},
    ],
)
def test_whatever_else_is_wrong_is_remarked_and_never_breaks_the_reading(change: dict[str, Any]):
    assert read(DOCUMENT | change).remarks


def test_a_reference_and_a_comment_say_what_is_not_claimed() -> None:
    reference = {"referenceCategory": "OTHER", "referenceType": "acme-standard", "referenceLocator": "EN62368-1:2014"}
    package: dict[str, Any] = {"name": "Server", "SPDXID": "SPDXRef-1", "downloadLocation": "NOASSERTION"}
    package |= {"comment": "Will conform to ISO/IEC 27001:2022.", "externalRefs": [{**reference, "comment": "fails"}]}
    bill = {"spdxVersion": "SPDX-2.3", "SPDXID": "SPDXRef-DOCUMENT", "name": "x", "packages": [package]}
    (one,) = read_file("a.spdx.json", content=json.dumps(bill).encode()).deployment.components
    told = {claim.as_written: claim.statement.value for claim in one.claims}
    assert told == {"EN 62368-1:2014": "denied", "ISO/IEC 27001:2022": "planned"}
