from __future__ import annotations

import sys
import zlib
from typing import TYPE_CHECKING

import pytest

from stdcompat.documents import Place, find_mentions, read_document
from stdcompat.documents import pdf as module
from stdcompat.errors import DocumentError, MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = b"BT /F 12 Tf 72 700 Td (ISO/IEC 27001:2022) Tj ET"


def by_hand(content: bytes, *, pages: int = 1, packed: bool = False) -> bytes:
    """Return a PDF that shows one page many times."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, b"3 0 R " * pages),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>",
        b"<<%s/Length %d>>\nstream\n%s\nendstream" % (b"/Filter/FlateDecode" * packed, len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data, places = b"%PDF-1.7\n", []
    for number, value in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(data),
    )


def found(path: Path) -> list[tuple[str, Place]]:
    return [(str(mention.id), mention.place) for mention in find_mentions(read_document(path))]


def test_chinese_and_english_with_pages_and_lines(pdf: Callable[..., Path]):
    path = pdf(
        [
            "数据表",
            "符合GB/T 22239—2019《网络安全等级保护基本要求》",
            "and ISO/IEC",
            "27001:2022, IEC 62368-",
            "1:2018",
        ],
        ["依据YD/T 5003－2014设计"],
    )
    assert read_document(path).pages == 2
    assert found(path) == [
        ("GB/T 22239-2019", Place(1, 2)),
        ("ISO/IEC 27001:2022", Place(1, 3)),
        ("IEC 62368-1:2018", Place(1, 4)),
        ("YD/T 5003-2014", Place(2, 1)),
    ]


def test_pages_without_text_are_named(pdf: Callable[..., Path]):
    document = read_document(pdf(["ISO 9001:2015"], [], ["ISO 14001:2015"], []))
    assert (document.pages, document.unread) == (4, (2, 4))


def test_an_encrypted_file_is_refused(pdf: Callable[..., Path]):
    with pytest.raises(DocumentError, match="is encrypted; save it without a password"):
        read_document(pdf(["ISO 9001:2015"], encrypt="secret"))


def test_ten_thousand_pages_are_read(tmp_path: Path):
    path = tmp_path / "long.pdf"
    path.write_bytes(by_hand(TEXT, pages=10_000))
    pages: list[None] = []
    document = read_document(path, on_page=lambda: pages.append(None))
    assert document.pages == len(document.passages) == len(pages) == 10_000


def test_more_pages_than_are_read_are_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "_MAX_PAGES", 50)
    path = tmp_path / "long.pdf"
    path.write_bytes(by_hand(TEXT, pages=51))
    with pytest.raises(DocumentError, match="has 51 pages; 50 are read at most; split it"):
        read_document(path)


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="the system holds no process to a limit of memory")
@pytest.mark.parametrize("unit", [b" " * 1000, TEXT * 20], ids=["blanks", "text"])
def test_a_bomb_breaks_the_process_that_reads_and_nothing_else(
    unit: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(module, "_MAX_MEMORY", 400 << 20)
    path = tmp_path / "bomb.pdf"
    path.write_bytes(by_hand(zlib.compress(unit * 300_000, 1), packed=True))
    assert path.stat().st_size < 4 << 20
    with pytest.raises(DocumentError, match="cannot be read in one gigabyte of memory, or is damaged"):
        read_document(path)


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "_MAX_SECONDS", 0.0)
    path = tmp_path / "slow.pdf"
    path.write_bytes(by_hand(TEXT, pages=10_000))
    with pytest.raises(DocumentError, match="takes longer than 0 seconds to read"):
        read_document(path)


def test_more_text_than_is_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "MAX_TEXT", 30)
    path = tmp_path / "wordy.pdf"
    path.write_bytes(by_hand(TEXT, pages=3))
    with pytest.raises(DocumentError, match="page 2: by here it holds more than 30 characters"):
        read_document(path)


@pytest.mark.parametrize(
    ("old", "new", "unread"), [(b"/Count 1", b"/Count 3", (2, 3)), (b"/Contents 4", b"/Contents 9", (1,))]
)
def test_a_damaged_page_does_not_hide_the_others(tmp_path: Path, old: bytes, new: bytes, unread: tuple[int, ...]):
    path = tmp_path / "odd.pdf"
    path.write_bytes(by_hand(TEXT).replace(old, new))
    assert read_document(path).unread == unread


@pytest.mark.parametrize("size", [20, 300])
def test_a_file_that_is_cut_off_is_damaged(tmp_path: Path, size: int):
    path = tmp_path / "cut.pdf"
    path.write_bytes(by_hand(TEXT)[:size])
    with pytest.raises(DocumentError, match="is damaged"):
        read_document(path)


def test_without_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    path = tmp_path / "sheet.pdf"
    path.write_bytes(by_hand(TEXT))
    with pytest.raises(MissingExtraError, match=r"pip install 'stdcompat\[documents\]'"):
        read_document(path)
