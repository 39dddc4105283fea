from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stdcompat.documents import Place, find_mentions, read, read_document
from stdcompat.errors import DocumentError

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "产品符合\nGB/T 22239—2019\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030"])
def test_text_in_the_encodings_that_people_use(tmp_path: Path, encoding: str):
    path = tmp_path / "sheet"  # no suffix: the content decides
    path.write_bytes((b"\xfe\xff" if encoding == "utf-16-be" else b"") + TEXT.encode(encoding))
    document = read_document(path)
    assert document.kind == "text"
    assert document.passages[0].text == TEXT.strip()


def test_form_feeds_divide_pages(tmp_path: Path):
    path = tmp_path / "sheet.txt"
    path.write_text("ISO 9001:2015\n\fone\n\nGB/T 22239-2019\f", encoding="utf-8")
    document = read_document(path)
    assert document.pages == 2
    assert [mention.place for mention in find_mentions(document)] == [Place(1, 1), Place(2, 3)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x7fELF\0\0\0\0", "is neither text nor PDF nor DOCX"),
        (b"caf\xe9 \xe9", "is not text in UTF-8, UTF-16 or GB 18030; save the file as UTF-8"),
        (b"\xff\xfea", "is not text in UTF-8"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "is an old or encrypted Office file"),
        (b"PK\x03\x04", "is a damaged or encrypted zip file"),
        (b"%PDF-1.7\nnothing", "is damaged"),
        (b"a" * 101, "holds more than 100 characters; split it"),
        (b"a" * 201, "larger than 0 MiB; split it"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, content: bytes, said: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(read, "MAX_TEXT", 100)
    monkeypatch.setattr(read, "MAX_FILE", 200)
    path = tmp_path / "sheet"
    path.write_bytes(content)
    with pytest.raises(DocumentError, match=f"^{path}: {said}"):
        read_document(path)
    with pytest.raises(DocumentError, match=f"^the pipe: {said}"):
        read_document(path, name="the pipe")


def test_a_file_that_is_not_there(tmp_path: Path):
    with pytest.raises(DocumentError, match="no such file or directory; check the path"):
        read_document(tmp_path / "nowhere.pdf")
