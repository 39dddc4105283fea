"""Sources that somebody broke, or made to break us: an error that says where, or a row set aside."""

from __future__ import annotations

import gzip
import json
import os
import zipfile
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from stdcompat.errors import CatalogError, InputError
from stdcompat.importers import Import, import_catalog
from stdcompat.importers.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stdcompat.importers import Imported

GOOD = '{"id": "ISO 9001:2015", "title_en": "Quality management systems"}\n'
ITEM = "docid:\n- {id: 'ISO 9001:2015', primary: true}\n"


def quarantined(done: Imported) -> dict[str, int]:
    return dict(done.sources[0][2].quarantined)


class TestLines:
    @pytest.mark.parametrize(
        ("line", "why"),
        [
            ('{"id": "ISO 1:2000", "id": "ISO 2:2000"}', "is not JSON (key 'id' stands twice in one object)"),
            ("[1, 2]", "is no JSON object"),
            (r'{"id": "ISO 1:2000", "title_en": "\ud800"}', "holds half of a character"),
            ('{"title_en": "no id"}', "has no 'id'"),
            ('{"id": 5}', "has a value that does not fit (5 is no text)"),
            ('{"id": "ISO 1:2000", "ics": "35.030"}', "has a value that does not fit ('35.030' is no list)"),
            ('{"id": "ISO 1:2000", "relations": [{"type": "updates"}]}', "has no 'id'"),
            ('{"id": "ISO 1:2000", "n": NaN}', "is not JSON (NaN is no number in JSON)"),
            ("[" * 100_000, "is nested too deeply"),
        ],
    )
    def test_a_bad_line_is_set_aside_with_its_number_and_the_rest_is_read(
        self, write: Callable[..., Path], bring: Callable[..., Any], line: Any, why: str
    ):
        done, catalog = bring(write("a.jsonl", f"{GOOD}{line}\n\n{GOOD.replace('2015', '2008')}"))
        assert quarantined(done) == {why: 1}
        assert done.sources[0][2].set_aside[0].place == "line 2"
        assert len(catalog) == 2

    def test_neither_encoding(self, write: Callable[..., Path], bring: Callable[..., Any]):
        done, _ = bring(write("a.jsonl", GOOD.encode() + b'{"id": "\xff\xff\xff"}\n'))
        assert quarantined(done) == {"is neither UTF-8 nor GB 18030 at byte 8": 1}

    def test_a_line_without_end_is_bounded(self, write: Callable[..., Path], bring: Callable[..., Any]):
        done, _ = bring(write("a.jsonl", GOOD + '{"id": "' + "x" * 9_000_000 + '"}\n' + GOOD))
        assert quarantined(done) == {"longer than 4 MiB": 1}


class TestPacked:
    @pytest.mark.parametrize("cut", [40, -4])
    def test_cut_short(self, write: Callable[..., Path], tmp_path: Path, cut: Any):
        lines = "".join(GOOD.replace("9001", str(n)) for n in range(1, 3_000)).encode()
        path = write("a.jsonl.gz", gzip.compress(lines)[:cut])
        with pytest.raises(CatalogError, match=r"a\.jsonl\.gz: line \d+: the packed data"):
            import_catalog(tmp_path / "out.sqlite", [Import(str(path))])
        assert os.listdir(tmp_path) == ["a.jsonl.gz"]

    def test_damaged(self, write: Callable[..., Path], tmp_path: Path):
        packed = bytearray(gzip.compress(GOOD.encode() * 50))
        packed[20:30] = b"\0" * 10
        with pytest.raises(CatalogError, match="the packed data are damaged"):
            import_catalog(tmp_path / "out.sqlite", [Import(str(write("a.jsonl.gz", bytes(packed))))])

    def test_a_bomb(self, write: Callable[..., Path], tmp_path: Path):
        bomb = gzip.compress(GOOD.encode() + b"x" * 100_000_000)
        with pytest.raises(CatalogError, match="unpacks to more than 400 times its size"):
            import_catalog(tmp_path / "out.sqlite", [Import(str(write("a.jsonl.gz", bomb)))])
        assert os.listdir(tmp_path) == ["a.jsonl.gz"]


class TestArchives:
    def archive(self, tmp_path: Path, members: dict[str, Any]) -> Path:
        path = tmp_path / "a.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        return path

    def test_names_that_point_elsewhere_write_nothing(self, tmp_path: Path, bring: Callable[..., Any]):
        pytest.importorskip("yaml")
        path = self.archive(tmp_path, {"../../evil.yaml": ITEM})
        _, catalog = bring(path)
        assert len(catalog) == 1
        assert not (tmp_path.parent.parent / "evil.yaml").exists()

    def test_a_bomb(self, tmp_path: Path):
        pytest.importorskip("yaml")
        path = self.archive(tmp_path, {"a.yaml": "x" * 50_000_000})
        with pytest.raises(CatalogError, match=r"a\.zip: a\.yaml: unpacks to more than 400 times its size"):
            import_catalog(tmp_path / "out.sqlite", [Import(str(path))])

    def test_damaged(self, tmp_path: Path):
        pytest.importorskip("yaml")
        path = self.archive(tmp_path, {"a.yaml": os.urandom(5000)})
        content = bytearray(path.read_bytes())
        content[300:400] = b"\0" * 100
        path.write_bytes(content)
        with pytest.raises(CatalogError, match="is a damaged archive"):
            import_catalog(tmp_path / "out.sqlite", [Import(str(path))])

    def test_an_index_leads_nowhere_else(self, write: Callable[..., Path], bring: Callable[..., Any]):
        pytest.importorskip("yaml")
        write("secret.yaml", ITEM)
        write("relaton/one.yaml", ITEM)
        index = "- :file: ../secret.yaml\n- :file: gone.yaml\n- :id: x\n- :file: one.yaml\n"
        done, catalog = bring(write("relaton/index-v1.yaml", index))
        assert quarantined(done) == {
            "names a file outside of the folder of the index": 1,
            "names a file that is not there": 1,
            "names no file": 1,
        }
        assert len(catalog) == 1


class TestYaml:
    @pytest.mark.parametrize(
        "content",
        [
            "[" * 200_000,
            "- " * 200_000,
            "? " * 200_000,
            "{a: " * 200_000,
        ],
        ids=["brackets", "dashes", "question marks", "braces"],
    )
    def test_nesting(self, write: Callable[..., Path], bring: Callable[..., Any], content: Any):
        pytest.importorskip("yaml")
        write("relaton/good.yaml", ITEM)
        write("relaton/bad.yaml", content)
        done, _ = bring(write("relaton/good.yaml", ITEM).parent)
        assert quarantined(done) == {"is nested too deeply": 1}

    @pytest.mark.parametrize(
        ("content", "why"),
        [
            ("docid: [\n", "is no YAML that can be read"),
            (f"{ITEM}title: a\ntitle: b\n", "is no YAML that can be read"),
            ("- 1\n", "is no bibliographic item"),
            ("a: b\n", "has no identifier"),
        ],
    )
    def test_what_is_no_item(self, write: Callable[..., Path], bring: Callable[..., Any], content: Any, why: str):
        pytest.importorskip("yaml")
        write("relaton/bad.yaml", content)
        done, _ = bring(write("relaton/good.yaml", ITEM).parent)
        assert quarantined(done) == {why: 1}

    def test_tags_merges_and_aliases_mean_nothing(self, write: Callable[..., Path], bring: Callable[..., Any]):
        pytest.importorskip("yaml")
        laughs = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 25))
        content = f"{ITEM}l0: &l0 lol\n{laughs}<<: [*l24, *l24]\nevil: !!python/object/apply:os.system [exit]\n"
        done, catalog = bring(write("relaton/a.yaml", content).parent)
        assert quarantined(done) == {}
        assert len(catalog) == 1


class TestXml:
    FRONT = "<standard><front><iso-meta><std-ref type='dated'>ISO 9001:2015</std-ref></iso-meta></front></standard>"

    @pytest.mark.parametrize(
        ("content", "why"),
        [
            (
                "<!DOCTYPE s [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]><standard>&c;</standard>",
                "declares what no front matter needs (EntitiesForbidden)",
            ),
            (
                "<!DOCTYPE s [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><standard>&a;</standard>",
                "declares what no front matter needs (EntitiesForbidden)",
            ),
            ("<a>" * 1000, "is nested too deeply"),
            ("<standard/>", "holds no block of metadata with a reference"),
        ],
    )
    def test_what_is_no_front_matter(
        self, write: Callable[..., Path], bring: Callable[..., Any], content: Any, why: str
    ):
        pytest.importorskip("defusedxml")
        write("sts/good.xml", self.FRONT)
        done, catalog = bring(write("sts/bad.xml", content).parent)
        assert quarantined(done) == {why: 1}
        assert len(catalog) == 1


class TestRows:
    """One bad row of a table is set aside with its line, and the rest is read, in each format that is one."""

    HEADS: ClassVar = {
        "table": ("standard,title", "ISO {}:2015,a"),
        "iso-open-data": ("reference,deliverableType", "ISO {}:2015,IS"),
        "sssom": ("subject_id\tpredicate_id\tobject_id", "ISO {}:2015\tskos:exactMatch\tISO 1:2015"),
    }

    @pytest.mark.parametrize("kind", [*HEADS])
    @pytest.mark.parametrize(
        ("bad", "why"),
        [
            (b"ISO 9001\0:2015", "holds a NUL byte"),
            (b"ISO 9001:2015,\xff\xff", "is neither UTF-8 nor GB 18030 at byte 14"),
            (b"x" * 5_000_000, "longer than 4 MiB"),
            (b"ISO 9001:2015\t\t\ta,,,b", "cells where the heading has"),
        ],
        ids=["NUL", "bytes that are no text", "a line without end", "too many cells"],
    )
    def test_a_bad_row_is_set_aside(self, write: Callable[..., Path], tmp_path: Path, kind: str, bad: bytes, why: str):
        head, row = self.HEADS[kind]
        lines = [head.encode(), row.format(2).encode(), bad, row.format(3).encode()]
        path = write("own.txt", b"\r\n".join(lines))
        done = import_catalog(tmp_path / "out.sqlite", [Import(str(path), kind)])
        tally = done.sources[0][2]
        assert tally.rows == tally.accounted == 3
        (skip,) = tally.set_aside
        assert skip.place == "line 3"
        assert why in skip.why
        assert tally.entries + tally.pairs == 2

    def test_a_quote_in_the_middle_is_one_bad_row(self, write: Callable[..., Path], tmp_path: Path):
        lines = ("reference,deliverableType", '"ISO 2:2015"x,IS', "ISO 3:2015,IS")
        path = write("iso.csv", "\n".join(lines))
        tally = import_catalog(tmp_path / "out.sqlite", [Import(str(path))]).sources[0][2]
        assert (tally.entries, [skip.place for skip in tally.set_aside]) == (1, ["line 2"])

    @pytest.mark.parametrize("kind", ["iso-open-data", "sssom"])
    def test_a_quote_that_is_never_closed_ends_in_an_error(self, write: Callable[..., Path], tmp_path: Path, kind: str):
        head, row = self.HEADS[kind]
        lines = [head, row.format(2), '"' + row.format(3), *(row.format(n) for n in range(4, 9_000))]
        path = write("own.txt", "\n".join(lines))
        with pytest.raises(CatalogError, match=r"own\.txt: line 3: .*is a quote not closed\?"):
            import_catalog(tmp_path / "out.sqlite", [Import(str(path), kind)])
        assert os.listdir(tmp_path) == ["own.txt"]


class TestTables:
    @pytest.mark.parametrize(
        ("content", "what"),
        [
            (b"standard,title\nISO 9001:2015," + b"x" * 3_000_000 + b"\n", "line 2"),
            (b'standard,title\nISO 9001:2015,"open\n', "line 2"),
        ],
        ids=["3 MB cell", "open quote"],
    )
    def test_the_place_is_told_and_nothing_is_left(
        self, write: Callable[..., Path], tmp_path: Path, content: Any, what: Any
    ):
        path = write("own.csv", content)
        with pytest.raises(InputError, match=what):
            import_catalog(tmp_path / "out.sqlite", [Import(str(path), "table")])
        assert os.listdir(tmp_path) == ["own.csv"]


@pytest.mark.parametrize("kind", [*FORMATS])
@pytest.mark.parametrize("content", [b"", b"\0" * 100, b"\x1f\x8b", b"PK\x03\x04broken", bytes(range(256))])
def test_any_bytes_in_any_format_end_in_an_answer_or_an_error_that_names_the_file(
    write: Callable[..., Path], tmp_path: Path, kind: Any, content: Any
):
    path = write("a.bin", content)
    try:
        said = json.dumps(import_catalog(tmp_path / "out.sqlite", [Import(str(path), kind)]).to_dict())
    except InputError as error:
        said = str(error)
    assert "a.bin" in said
    assert sorted(os.listdir(tmp_path)) in (["a.bin"], ["a.bin", "out.sqlite"])
