from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from stdcompat.documents import Place, find_mentions, read_document
from stdcompat.documents import docx as module
from stdcompat.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = f'<w:document xmlns:w="{W}"><w:body>{{}}</w:body></w:document>'


def found(path: Path) -> list[tuple[str, Place]]:
    return [(str(mention.id), mention.place) for mention in find_mentions(read_document(path))]


@pytest.fixture
def raw(tmp_path: Path) -> Callable[..., Path]:
    """Return what packs parts as they are given; the first is the body, unless it is a whole."""

    def make(body: str, **parts: str) -> Path:
        path = tmp_path / "raw.docx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", body if body.startswith("<?") else BODY.format(body))
            for name, text in parts.items():
                archive.writestr(f"word/{name}.xml", text)
        return path

    return make


def test_body_table_and_header(word: Callable[..., Path]):
    path = word(
        "数据表",
        "符合GB/T 22239—2019和ISO/IEC 27001:2022",
        table=[["安全", "GB 4943.1-2022"], ["EMC", "EN 55032:2015/A11:2020"]],
        header="YD/T 5003-2014",
    )
    document = read_document(path)
    assert (document.kind, document.pages) == ("DOCX", None)
    assert found(path) == [
        ("GB/T 22239-2019", Place(None, 2)),
        ("ISO/IEC 27001:2022", Place(None, 2)),
        ("GB 4943.1-2022", Place(None, 4)),
        ("EN 55032:2015/A11:2020", Place(None, 6)),
        ("YD/T 5003-2014", Place(None, 1, "header1")),
    ]


def test_runs_special_characters_notes_and_boxes(raw: Callable[..., Path]):
    """What python-docx does not give: notes, text boxes, hyphens that are elements; and nothing twice or deleted."""
    path = raw(
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>GB/T </w:t></w:r><w:r><w:t>22239</w:t><w:noBreakHyphen/>"
        "<w:t>2019</w:t></w:r><w:r><w:tab/><w:t>ISO</w:t><w:br/><w:t>9001:2015</w:t></w:r></w:p>"
        "<w:p><w:del><w:r><w:delText>ISO 1:2016</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>ISO 2:1973</w:t></w:r>"
        "</w:moveFrom></w:p>"
        '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><mc:AlternateContent>'
        "<mc:Choice><w:txbxContent><w:p><w:r><w:t>ISO 14001:2015</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>ISO 14001:2015</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>ISO 45001:2018</w:t></w:r></w:p>",
        footnotes=BODY.format("<w:p><w:r><w:t>ISO/IEC 27701:2019</w:t></w:r></w:p>"),
        settings=BODY.format("<w:p><w:r><w:t>ISO 50001:2018</w:t></w:r></w:p>"),
    )
    assert found(path) == [
        ("GB/T 22239-2019", Place(None, 1)),
        ("ISO 9001:2015", Place(None, 1)),
        ("ISO 14001:2015", Place(None, 4)),
        ("ISO 45001:2018", Place(None, 3)),
        ("ISO/IEC 27701:2019", Place(None, 1, "footnotes")),
    ]


def test_pages_are_those_of_the_last_layout(raw: Callable[..., Path]):
    path = raw(
        "<w:p><w:r><w:t>ISO 9001:2015</w:t></w:r></w:p>"
        "<w:p><w:r><w:lastRenderedPageBreak/><w:t>ISO 14001:2015</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>text </w:t><w:lastRenderedPageBreak/><w:t>ISO 45001:2018</w:t></w:r></w:p>"
    )
    assert read_document(path).pages == 3
    assert [place for _, place in found(path)] == [Place(1, 1), Place(2, 2), Place(2, 3)]


def test_a_strict_document_has_other_namespaces(raw: Callable[..., Path]):
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    path = raw(
        "<?xml version='1.0'?>" + BODY.format("<w:p><w:r><w:t>ISO 9001:2015</w:t></w:r></w:p>").replace(W, strict)
    )
    assert found(path) == [("ISO 9001:2015", Place(None, 1))]


BILLION = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "lol">{BILLION}]><w>&l9;</w>', "declares entities"),
        ('<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>', "declares entities"),
        ("<?xml version='1.0'?><w><p>", "is damaged: no element found"),
        ("<?xml version='1.0'?>" + "<p>" * 200_000, "is damaged: no element found"),
        ("<?xml version='1.0'?><w>\x00</w>", "is damaged: "),
    ],
    ids=["billion laughs", "a file of the machine", "cut off", "200,000 deep", "NUL"],
)
def test_hostile_xml(body: str, said: str, raw: Callable[..., Path]):
    with pytest.raises(DocumentError, match=f"word/document.xml: {said}"):
        read_document(raw(body))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "_MAX_UNPACKED", 10 << 20)
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", " " * (11 << 20))
    with pytest.raises(DocumentError, match="unpacks to more than 10 MiB"):
        read_document(path)


def test_a_bomb_that_lies_about_its_size_is_damaged(tmp_path: Path):
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w>" + " " * (11 << 20) + "</w>")
    size = (11 << 20) + 7
    path.write_bytes(path.read_bytes().replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little")))
    with pytest.raises(DocumentError, match="is a damaged or encrypted zip file"):
        read_document(path)


def test_more_text_than_is_read_is_told(raw: Callable[..., Path], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "MAX_TEXT", 30)
    with pytest.raises(DocumentError, match="holds more than 30 characters"):
        read_document(raw(f"<w:p><w:r><w:t>{'a' * 31}</w:t></w:r></w:p>"))


def test_another_zip_file_is_no_document(tmp_path: Path):
    path = tmp_path / "sheet.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "")
    with pytest.raises(DocumentError, match="is a zip file, and no DOCX document"):
        read_document(path)
