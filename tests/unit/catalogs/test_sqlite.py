"""Compiled files: opened by many at once, and refused when they are not what they say."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import pickle
import signal
import sqlite3
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from stdcompat.catalogs import Catalog, Confidence, Standard
from stdcompat.catalogs.compile import compile_rows
from stdcompat.catalogs.rows import row_of
from stdcompat.catalogs.sqlite import SqliteStore
from stdcompat.catalogs.verify import verify
from stdcompat.errors import CatalogError
from stdcompat.identifiers import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def entry(number: int, title: str = "T") -> Standard:
    return Standard(parse(f"ISO {number}:2020"), f"{title} {number}", sources=("s",), confidence=Confidence.LOW)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "facts.sqlite"
    compile_rows(path, (row_of(entry(number)) for number in range(1, 400)), "e")
    return path


def title_of(catalog: Catalog, number: int) -> str:
    return catalog[f"ISO {number}:2020"].title


class TestMany:
    def test_threads_share_a_catalog(self, path: Path) -> None:
        catalog = Catalog.open(path)
        numbers = [1 + n * 7 % 399 for n in range(2000)]
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda number: title_of(catalog, number), numbers))
        assert found == [f"T {number}" for number in numbers]

    @pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
    def test_a_forked_process_goes_on(self, path: Path) -> None:
        catalog = Catalog.open(path)
        assert title_of(catalog, 1) == "T 1"
        context = multiprocessing.get_context("fork")
        queue = context.Queue()
        children = [context.Process(target=_answer, args=(catalog, number, queue)) for number in (2, 3, 4)]
        for child in children:
            child.start()
        answers = {queue.get(timeout=60) for _ in children}
        for child in children:
            child.join(60)
        assert answers == {"T 2", "T 3", "T 4"}
        assert title_of(catalog, 5) == "T 5"

    def test_a_copy_refuses_other_facts_in_the_place_of_its_own(self, path: Path) -> None:
        sent = pickle.dumps(Catalog.open(path))
        assert title_of(pickle.loads(sent), 1) == "T 1"  # noqa: S301  # our own bytes
        compile_rows(path, [row_of(entry(1, "Other"))], "e")
        with pytest.raises(CatalogError, match="holds other facts than when it was opened"):
            pickle.loads(sent)  # noqa: S301

    def test_who_has_it_open_keeps_the_old_file(self, path: Path) -> None:
        catalog = Catalog.open(path)
        compile_rows(path, [row_of(entry(1, "Other"))], "e")
        assert title_of(catalog, 1) == "T 1"
        assert title_of(Catalog.open(path), 1) == "Other 1"


def _answer(catalog: Catalog, number: int, queue: Any) -> None:
    queue.put(title_of(catalog, number))


def run_sql(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            connection.execute(statement)
    connection.close()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: -4096 * 2])


def overwrite(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for place in range(4096 * 2, len(content)):
        content[place] = 0xFF
    path.write_bytes(content)


ENDLESS_COUNTS = "UPDATE meta SET value = '{\"x\": 1000000000000000000000000000000}' WHERE name = 'counts'"
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT 'edition' AS name, i AS value FROM n"

BROKEN: list[tuple[str, Callable[[Path], object], str]] = [
    ("missing", lambda path: path.unlink(), "no such file"),
    ("empty", lambda path: path.write_bytes(b""), "it is no SQLite file"),
    ("text", lambda path: path.write_text("[catalog]\n" * 40), "it is no SQLite file"),
    ("cut short", cut, r"is not whole: \d+ bytes of \d+"),
    ("grown", lambda path: path.write_bytes(path.read_bytes() + b"x"), "is not whole"),
    (
        "newer",
        lambda path: run_sql(path, "UPDATE meta SET value = 999 WHERE name = 'schema'"),
        "999, .*update stdcompat",
    ),
    ("older", lambda path: run_sql(path, "UPDATE meta SET value = 1 WHERE name = 'schema'"), "1, .*compile it again"),
    ("odd", lambda path: run_sql(path, "UPDATE meta SET value = x'00' WHERE name = 'schema'"), "compile it again"),
    ("no meta", lambda path: run_sql(path, "DROP TABLE meta"), "it has no manifest"),
    ("endless", lambda path: run_sql(path, "DROP TABLE meta", f"CREATE VIEW meta AS {ENDLESS}"), "it has no manifest"),
    ("no digest", lambda path: run_sql(path, "DELETE FROM meta WHERE name = 'digest'"), "manifest that cannot be read"),
    ("no counts", lambda path: run_sql(path, "UPDATE meta SET value = '[' WHERE name = 'counts'"), "cannot be read"),
    ("list", lambda path: run_sql(path, "UPDATE meta SET value = '[1]' WHERE name = 'counts'"), "cannot be read"),
    ("endless counts", lambda path: run_sql(path, ENDLESS_COUNTS), "cannot be read"),
    ("deep", lambda path: run_sql(path, f"UPDATE meta SET value = '{'[' * 100_000}' WHERE name='counts'"), "be read"),  # noqa: S608
    ("a table more", lambda path: run_sql(path, "CREATE TABLE more (x)"), "its tables are not those of one"),
    ("trigger", lambda path: run_sql(path, "CREATE TRIGGER t AFTER INSERT ON term BEGIN SELECT 1; END"), "its tables"),
    ("no words", lambda path: run_sql(path, "DROP TABLE words"), "it has no table words_"),
]


@pytest.mark.parametrize(("harm", "says"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_what_is_wrong_at_a_glance_is_refused_at_once(path: Path, harm: Callable[[Path], object], says: str) -> None:
    harm(path)
    with pytest.raises(CatalogError, match=rf"facts\.sqlite: .*{says}"):
        Catalog.open(path)


LATER: list[tuple[str, Callable[[Path], object], str]] = [
    ("pages", overwrite, "cannot be read: |is not a compiled"),
    ("no JSON", lambda path: run_sql(path, "UPDATE record SET body = '{' WHERE id = 1"), "a record that is no JSON"),
    ("bytes", lambda path: run_sql(path, "UPDATE record SET body = x'00' WHERE id = 1"), "a record that is no JSON"),
    ("deep", lambda path: run_sql(path, f"UPDATE record SET body='{'[' * 100_000}' WHERE id=1"), "that is no JSON"),  # noqa: S608
    ("no record", lambda path: run_sql(path, "UPDATE record SET body = '[]' WHERE id = 1"), "standard ISO 100:2020"),
    ("odd key", lambda path: run_sql(path, """UPDATE record SET body = '{"x": 1}' WHERE id = 1"""), "cannot be read"),
    ("giant", lambda path: run_sql(path, "UPDATE record SET body = zeroblob(50000000) WHERE id=1"), "too big"),
]


@pytest.mark.parametrize(("harm", "says"), [case[1:] for case in LATER], ids=[case[0] for case in LATER])
def test_what_is_wrong_inside_is_refused_when_it_is_read(path: Path, harm: Callable[[Path], object], says: str) -> None:
    harm(path)
    with pytest.raises(CatalogError, match=says):
        Catalog.open(path)["ISO 100:2020"]  # the first of the records: keys sort as texts


class TestVerify:
    def test_what_is_whole_is_told(self, path: Path) -> None:
        manifest = verify(path)
        assert manifest == Catalog.open(path)._store.manifest  # type: ignore[attr-defined]
        for said in (manifest.digest, manifest.checksum):
            assert verify(path, expected=said, oldest="e") == manifest

    def test_any_changed_byte_is_told(self, path: Path) -> None:
        content = path.read_bytes()
        for place in [*range(4100, len(content), len(content) // 40), len(content) - 1]:
            path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
            with pytest.raises(CatalogError):
                verify(path)

    @pytest.mark.parametrize(
        ("statement", "says"),
        [
            ("UPDATE record SET body = replace(body, 'T 1', 'U 1') WHERE key = 'ISO 1:2020'", "than its digest says"),
            ("UPDATE record SET key = 'ISO 9999:2020' WHERE key = 'ISO 1:2020'", "standard ISO 9999:2020: cannot"),
            ("UPDATE record SET body = '{}' WHERE key = 'ISO 1:2020'", "standard ISO 1:2020: cannot be read"),
            ("DELETE FROM record WHERE key = 'ISO 1:2020'", "other numbers of records"),
        ],
    )
    def test_so_is_a_change_by_one_who_makes_a_new_checksum(self, path: Path, statement: str, says: str) -> None:
        run_sql(path, statement)
        with pytest.raises(CatalogError, match="has been changed since it was compiled"):
            verify(path)
        old = Catalog.open(path)._store.manifest.checksum  # type: ignore[attr-defined]
        content = path.read_bytes().replace(old.encode(), b"0" * 64)
        new = hashlib.sha256(content).hexdigest()
        path.write_bytes(content.replace(b"checksum" + b"0" * 64, b"checksum" + new.encode()))
        with pytest.raises(CatalogError, match=says):
            verify(path)

    def test_another_catalog_or_an_older_one_is_refused_on_request(self, path: Path) -> None:
        compile_rows(path, [row_of(entry(1))], "2026.9.0")
        with pytest.raises(CatalogError, match=r"is another catalog than expected: .* expected was 00"):
            verify(path, expected="00")
        with pytest.raises(CatalogError, match=r"edition 2026\.9\.0, seen 2026\.11\.0"):
            verify(path, oldest="2026.11.0")
        assert verify(path, oldest="2026.9.0").edition == "2026.9.0"


class TestWriting:
    """Whatever happens while a file is written, there is the old one or the new one."""

    def test_interrupted(self, path: Path) -> None:
        before = path.read_bytes()

        def rows() -> Any:
            yield row_of(entry(1))
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            compile_rows(path, rows(), "e")
        assert path.read_bytes() == before
        assert [one.name for one in path.parent.iterdir()] == [path.name]

    @pytest.mark.parametrize("after", [1, 20_000], ids=["at once", "in the middle"])
    def test_killed(self, path: Path, after: int) -> None:
        before = path.read_bytes()
        code = f"""
        import os, signal
        from stdcompat.catalogs.compile import compile_rows
        def rows():
            for number in range(10**9):
                if number == {after}:
                    os.kill(os.getpid(), signal.SIGKILL)
                yield ("x", str(number), {{"n": number}}, (str(number),))
        compile_rows({str(path)!r}, rows(), "e")
        """
        done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], timeout=60, check=False)
        assert done.returncode == -signal.SIGKILL
        assert path.read_bytes() == before
        assert title_of(Catalog.open(path), 1) == "T 1"

    def test_disk_full(self, path: Path) -> None:
        resource = pytest.importorskip("resource")
        before = path.read_bytes()

        def limit() -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

        code = f"""
        from stdcompat.catalogs.compile import compile_rows
        from stdcompat.errors import CatalogError
        rows = (("x", str(number), "y" * 1000, ()) for number in range(3000))
        try:
            compile_rows({str(path)!r}, rows, "e")
        except CatalogError as error:
            print(error)
        """
        done = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(code)],
            timeout=60,
            check=True,
            capture_output=True,
            text=True,
            preexec_fn=limit,  # one thread
        )
        assert "facts.sqlite: cannot be written: " in done.stdout
        assert path.read_bytes() == before
        assert [one.name for one in path.parent.iterdir()] == [path.name]

    def test_the_manifest_tells_what_was_written(self, path: Path) -> None:
        manifest = compile_rows(path, [row_of(entry(1)), ("x", "y", {}, ())], "2026.1.0")
        with sqlite3.connect(path) as connection:
            meta = dict(connection.execute("SELECT name, value FROM meta"))
        connection.close()
        assert meta["edition"] == manifest.edition == "2026.1.0"
        assert json.loads(meta["counts"]) == manifest.counts == {"standard": 1, "x": 1}
        assert (meta["digest"], meta["checksum"]) == (manifest.digest, manifest.checksum)


def test_every_key_is_found_and_no_other(tmp_path: Path):
    """The index holds one key in sixteen; a block that ends a kind does not run over into the next one."""
    path = tmp_path / "many.sqlite"
    kinds = {"a": 1, "b": 33, "c": 16}
    compile_rows(path, [(kind, f"{n:03}", {"n": n}, ()) for kind, count in kinds.items() for n in range(count)], "1")
    store = SqliteStore(path)
    for kind, count in kinds.items():
        assert [store.get(kind, f"{n:03}") for n in range(count)] == [{"n": n} for n in range(count)]
        assert not [key for key in ("", "000x", f"{count:03}", "zzz") if store.has(kind, key)]
    assert store.get("d", "000") is None
