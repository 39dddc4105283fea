"""What strangers may hand us, by kind: it is read, or refused in words and in time."""

from __future__ import annotations

import io
import json
import os
import struct
import threading
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from stdcompat import Catalog, Deployment, Facts, Market, Profile
from stdcompat.cli.main import main
from stdcompat.documents import read_document
from stdcompat.errors import CatalogNotCompiledError, StdcompatError
from stdcompat.identifiers import _publishers
from stdcompat.importers.model import Listing, Skip
from stdcompat.importers.relaton import read_relaton
from stdcompat.importers.sssom import sssom_mappings
from stdcompat.importers.sts import read_sts

if TYPE_CHECKING:
    from pathlib import Path

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs pipes and devices that have names")
STACK = '[deployment]\nname = "D"\n[[component]]\nname = "Server"\nkind = "server"\nclaims = ["EN 55032:2015"]\n'
STS = (
    '<?xml version="1.0" encoding="{}"?><standard><front><iso-meta><title-wrap xml:lang="en"><full>{}</full></title-wrap>'
    '<std-ref type="dated">ISO 9001:2015</std-ref></iso-meta></front><body><p>&nowhere;</p></body></standard>'
)
BOM = (
    '<?xml version="1.0" encoding="{}"?><bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components>'
    '<component type="device" bom-ref="a"><name>服务器</name></component></components>{}</bom>'
)


def said(*words: object) -> tuple[int, str, str]:
    """Run the program in this process."""
    out, err = io.StringIO(), io.StringIO()
    code = main([*map(str, words)], out, err, io.StringIO())
    assert "this is a fault" not in err.getvalue(), err.getvalue()
    return code, out.getvalue(), err.getvalue()


class TestFolders:
    """Where a file is asked for."""

    @pytest.mark.parametrize(
        ("words", "what"),
        [
            (["check", "--market", "EU"], "is a directory"),
            (["scan"], "is a directory"),
            (["cited"], "is a directory"),
            (["market", "import", "--market", "EU", "-o", "made.sqlite"], "is a directory"),
            (["catalog", "import", "-o", "made.sqlite"], "holds no file of a format that is read from folders"),
            (["what-if", "--market", "EU", "--withdraw", "EN 55032:2015"], "holds no .toml file"),
        ],
    )
    def test_an_empty_one_is_named_as_what_it_is(self, tmp_path: Path, words: list[str], what: str) -> None:
        place = 2 if words[0] in {"market", "catalog"} else 1
        code, _, err = said(*words[:place], tmp_path, *words[place:])
        assert (code, what in err) == (3, True), err

    def test_a_disk_is_no_source(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("stdcompat.importers.opened._MOST_FILES", 2)
        for name in ("a.yaml", "b.yaml", "c.yaml"):
            (tmp_path / name).touch()
        code, _, err = said("catalog", "import", tmp_path, "-o", tmp_path / "made.sqlite")
        assert (code, "holds more than 2 files" in err) == (3, True), err


@POSIX
class TestPipesAndDevices:
    """Read once, and to a bound."""

    @pytest.mark.parametrize(
        ("content", "command"),
        [
            (STACK.encode(), ["check", "--market", "EU"]),
            (b"Component,Kind,Standard\nServer,server,EN 55032:2015\n", ["check", "--market", "EU"]),
            (b"meets EN 55032:2015", ["scan"]),
        ],
    )
    def test_a_pipe_with_a_name_is_read_once(self, tmp_path: Path, content: bytes, command: list[str]) -> None:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        threading.Thread(target=pipe.write_bytes, args=[content], daemon=True).start()
        code, out, err = said(*command, pipe)
        assert code in {0, 1, 4}, err
        assert "EN 55032:2015" in out

    @pytest.mark.parametrize(
        "words",
        [
            ["check", "/dev/zero", "--market", "EU"],
            ["check", "--market", "EU", "--profile", "/dev/zero"],
            ["check", "--market", "/dev/zero"],
            ["check", "--market", "EU", "--waivers", "/dev/zero"],
            ["check", "--market", "EU", "--baseline", "/dev/zero"],
            ["check", "--market", "EU", "--columns", "/dev/zero"],
            ["scan", "/dev/zero"],
            ["diff", "/dev/zero", "/dev/zero"],
            ["market", "import", "/dev/zero", "--market", "EU", "-o", "x"],
            ["catalog", "import", "/dev/zero", "-o", "x"],
            ["check", "--market", "EU", "--catalog", "/dev/zero"],
        ],
    )
    def test_a_device_without_end_is_refused(self, words: list[str], tmp_path: Path) -> None:
        stack = tmp_path / "stack.csv"
        stack.write_text("Component,Kind,Standard\nServer,server,EN 55032:2015\n")
        if words[0] == "check" and words[1] != "/dev/zero":
            words = ["check", str(stack), *words[1:]]
        began = time.process_time()
        code, _, err = said(*words)
        assert code == 3, err
        assert "/dev/zero: " in err
        assert time.process_time() - began < 1  # a bound on the machine; a tenth of a second on a quiet one

    def test_what_is_read_twice_is_no_pipe(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "rows.csv")
        for words in (["catalog", "import"], ["batch", "check", "--market", "EU"]):
            code, _, err = said(
                *words, tmp_path / "rows.csv", "-o" if words[0] == "catalog" else "--out", tmp_path / "o"
            )
            assert (code, "is a pipe or a device" in err) == (3, True)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.toml", STACK.replace('"D"', "9" * 5000)),
        ("b.json", '{"deployment": {"name": ' + "9" * 5000 + "}}"),
        ("c.yaml", "deployment:\n  name: " + "9" * 5000),
        ("d.yaml", "1: 2\n? [a, b]\n: c\n2024-01-01: x\nnull: y\ntrue: z\n"),
        ("e.toml", STACK.replace('"D"', "0x" + "f" * 5000)),
        ("f.json", '{"bomFormat": "CycloneDX", "specVersion": "1.6", "version": ' + "9" * 5000 + "}"),
        ("g.json", '{"deployment": {"name": "\\ud800"}, "component": [{"name": "\\udfff", "kind": "server"}]}'),
        (
            "h.csv",
            "sep=;\nComponent;Kind;Standard\nServer;server;\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
        ),
        ("i.xml", BOM.format("x-unknown", "")),
        ("j.xml", BOM.format("utf-7", "")),
        ("k.xml", BOM.format("base64", "")),
    ],
)
@pytest.mark.parametrize("format", ["text", "json", "html"])
def test_values_that_no_sheet_or_table_should_hold(tmp_path: Path, name: str, content: str, format: str) -> None:
    path = tmp_path / name
    path.write_bytes(content.encode())
    assert said("check", path, "--market", "EU", "--format", format, "-o", tmp_path / "out")[0] in {0, 1, 3, 4}


@pytest.mark.parametrize("table", ["waiver", "waiver.x", "requirement", "profile"])
def test_a_table_that_is_a_number(tmp_path: Path, table: str) -> None:
    (tmp_path / "stack.toml").write_text(STACK)
    (tmp_path / "own.toml").write_text(f"{table} = 3\n")
    for option in ("--waivers", "--profile"):
        code, _, err = said("check", tmp_path / "stack.toml", "--market", "EU", option, tmp_path / "own.toml")
        assert (code, "own.toml" in err) == (3, True)


class TestXml:
    """Encodings that the parser does not know, and names that it was not told."""

    @pytest.mark.parametrize("encoding", ["GB2312", "GBK", "gb18030", "Big5", "Shift_JIS", "EUC-KR", "UTF-16", "UTF-8"])
    def test_front_matter(self, tmp_path: Path, encoding: str) -> None:
        (tmp_path / "a.xml").write_bytes(
            STS.format(encoding, "標準 &mdash; &amp;").encode(encoding, "xmlcharrefreplace")
        )
        ((entry),) = read_sts(str(tmp_path / "a.xml"))
        assert isinstance(entry, Listing)
        assert entry.titles == {"en": "標準 — &"}

    def test_bills(self, tmp_path: Path) -> None:
        path = tmp_path / "a.xml"
        path.write_bytes(BOM.format("GB2312", "").encode("gb2312"))
        assert "服务器" in said("check", path, "--market", "EU")[1]

    @pytest.mark.parametrize("score", ["1.2.3", ".", "0.5", "1e999", "٣"])
    def test_scores(self, tmp_path: Path, score: str) -> None:
        given = (
            "<declarations><attestations><attestation><map><requirement>r</requirement><claims/><conformance>"
            f"<score>{score}</score></conformance></map></attestation></attestations></declarations>"
        )
        (tmp_path / "a.xml").write_text(BOM.format("UTF-8", given), "utf-8")
        assert said("check", tmp_path / "a.xml", "--market", "EU")[0] in {0, 1, 3, 4}


def archive() -> bytearray:
    """Return a zip file with one member."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", "<a/>")
        file.writestr("a.yaml", "id: x")
    return bytearray(made.getvalue())


@pytest.mark.parametrize("field", [4, 6, 8, 10, 20, 24, 28, 30, 32, 42])
@pytest.mark.parametrize("value", [0, 1, 0x41, 99, 255, 0xFFFF])
def test_archives_with_damaged_directories(tmp_path: Path, field: int, value: int) -> None:
    content = archive()
    for place in (content.index(b"PK\x01\x02") + field, content.rindex(b"PK\x05\x06") + 4 + field % 14):
        damaged = bytearray(content)
        struct.pack_into("<H", damaged, place, value)
        (tmp_path / "a.xlsx").write_bytes(damaged)
        for words in (["check", "--market", "EU"], ["scan"], ["catalog", "import", "-o", tmp_path / "o"]):
            assert said(*words, tmp_path / "a.xlsx")[0] in {0, 1, 3, 4}


def test_tabs_that_an_editor_took_away(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("subject_id\tpredicate_id\tobject_id\tcomment\nGB/T 1-2009\tskos:exactMatch\tISO 1:2009\n")
    (row,) = sssom_mappings(str(path))
    assert not isinstance(row, Skip)
    _, mapping = row
    assert (mapping.object, mapping.comment) == ("ISO 1:2009", "")


@pytest.mark.parametrize("text", ["\0", "\ud800", "a\0.toml"])
def test_a_text_that_no_file_system_takes(text: str) -> None:
    for words in (
        ["show", text],
        ["check", text, "--market", "EU"],
        ["tender", text],
        ["scan", text, "--catalog", text],
    ):
        code, _, err = said(*words)
        assert (code, "holds a character that none can" in err) == (2, True), err
    for read in (Deployment.load, Profile.from_toml, Market.from_toml, Catalog.from_toml, Facts.read, read_document):
        with pytest.raises((StdcompatError, OSError)):
            read(text)


@pytest.mark.skipif(os.name == "nt", reason="bytes in names of files")
def test_a_name_of_bytes_that_are_no_text() -> None:
    for words in (["show", "\udcff"], ["systems", "\udcff"], ["check", "\udcff.toml", "--market", "EU"]):
        code, _, err = said(*words)
        assert code in {2, 3}, err


def test_problems_are_all_told_in_time(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text('[deployment]\nname = "D"\n' + '[[component]]\nname = "a"\nkind = "x"\n' * 10_000)
    began = time.process_time()
    code, _, err = said("check", path, "--market", "EU")
    assert code == 3
    assert len(err.splitlines()) > 100
    assert time.process_time() - began < 5  # a second on a quiet machine


class TestOutputsThatOtherToolsRun:
    """A name is a name, wherever it is printed."""

    NAME = "::error file=a::b ##[error]c [d](https://e)"

    @pytest.fixture
    def stack(self, tmp_path: Path) -> Path:
        path = tmp_path / "stack.toml"
        path.write_text(STACK.replace('"Server"', f'"{self.NAME}"').replace('"D"', f'"{self.NAME}"'))
        return path

    @pytest.mark.parametrize("format", ["text", "json", "jsonl", "markdown", "sarif", "csv"])
    def test_logs_of_builds(self, stack: Path, format: str) -> None:
        _, out, err = said("check", stack, "--market", "EU", "--format", format)
        lines = (out + err).splitlines()
        assert not [line for line in lines if line.lstrip().startswith("::") or (format != "csv" and "##[" in line)]

    def test_json_holds_what_was_given(self, stack: Path) -> None:
        found = json.loads(said("check", stack, "--market", "EU", "--format", "json")[1])
        assert found["deployment"]["name"] == self.NAME

    def test_links(self, stack: Path) -> None:
        (run,) = json.loads(said("check", stack, "--market", "EU", "--format", "sarif")[1])["runs"]
        texts = [one["message"]["text"] for one in run["results"]]
        assert any("[d]" in text for text in texts)
        assert not [text for text in texts if "](" in text]


@pytest.mark.parametrize("kind", ["{}", "[]", "{a: 1}", "[[x]]", "~"])
def test_a_kind_of_identifier_that_is_no_text(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"title:\n- content: Quality\ndocid:\n- id: ISO 9001:2015\n  type: {kind}\n")
    assert len(list(read_relaton(str(path)))) == 1


def test_facts_inside_an_archive_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "app.pyz"
    archive.write_bytes(b"PK")
    for name in ("COMPILED_PATH", "_SOURCE"):
        monkeypatch.setattr(_publishers, name, str(archive / "stdcompat" / "publishers.tsv"))
    with pytest.raises(
        CatalogNotCompiledError, match="is inside an archive, and the facts are files: unpack the archive"
    ):
        _publishers.load_conventions()
