"""Fuzzing of what reads files: bytes and values are changed, and every file must be read or refused in words, in time.

Seeds are the examples of the documentation and what the program itself writes. What brings an answer that was not seen
before is kept and changed further::

    python tests/fuzz/files_fuzz.py [SECONDS [SEED]]

A file that breaks a promise is written to the corpus beside this file, which every later run reads first, and ends the
run with status 1: mend what is wrong and commit the file with it.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import random
import re
import signal
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from stdcompat import Catalog, Report
from stdcompat.deployment.readers import read_file
from stdcompat.documents import read_document
from stdcompat.errors import StdcompatError
from stdcompat.importers import Import, import_catalog
from stdcompat.market import Profile
from stdcompat.market.lists.tables import read_tables
from stdcompat.report import Baseline

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

HERE: Final = Path(__file__).parent
EXAMPLES: Final = HERE.parents[1] / "docs" / "examples"
CORPUS: Final = HERE / "files_corpus"
STUCK: Final = 30
ODD: Final[tuple[Any, ...]] = (
    *(None, True, 0, -1, 1e308, "", "1.2.3", "\ud800", "\0", [], {}, [[]], [None], {"a": 1}, "2024-13-45", 10**4000),
    *("GB 4943.1-2022", "::error::", ["x"] * 2000, "not ISO 9001:2015", "\u202e", "9" * 5000),
)
PIECES: Final = (
    *(
        b"\0",
        b"\xff",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b'"',
        b"'",
        b"[",
        b"{",
        b"<",
        b"&mdash;",
        b"\r",
        b"\n",
        b"\t",
        b",",
    ),
    *(b"9" * 4400, b"1e999", b"NaN", b"\xed\xa0\x80", b"%PDF-", b"PK\x03\x04", b"<!DOCTYPE a>", b"sep=;\n", b"= 3\n"),
)


def _import(kind: str | None) -> Callable[[Path], object]:
    def read(path: Path) -> object:
        return import_catalog(path.with_suffix(".made"), [Import(str(path), kind)])

    return read


def _opened(path: Path) -> object:
    catalog = Catalog.open(path)
    return [len(catalog), [entry.title for entry in catalog.values()]]


TARGETS: Final[dict[str, Callable[[Path], object]]] = {
    "deployment": read_file,
    "document": read_document,
    "profile": Profile.from_toml,
    "list": lambda path: read_tables(str(path), path.read_bytes()),
    "report": lambda path: Report.from_json(path.read_text("utf-8", "replace")),
    "baseline": Baseline.read,
    "catalog": _opened,
    **{
        kind or "import": _import(kind)
        for kind in (None, "sts", "relaton", "sssom", "table", "records", "iso-open-data")
    },
}
"""What is called with a file, by its name."""

OF_EACH_IMPORT: Final = (
    b'{"adopter": "GB/T 22080-2016", "adopted": "ISO/IEC 27001:2013", "degree": "IDT"}\n',
    b"subject_id\tpredicate_id\tobject_id\tcomment\nGB/T 1-2009\tskos:exactMatch\tISO 1:2009\n",
    b"Number,Title,Status\nISO 9001:2015,Quality,current\n",
    b"---\nid: ISO9001-2015\ntitle:\n- content: Quality\ndocid:\n- id: ISO 9001:2015\n  type: ISO\n",
    b'<standard><front><iso-meta><std-ref type="dated">ISO 9001:2015</std-ref></iso-meta></front></standard>',
    b'{"id": 1, "deliverableType": "IS", "reference": "ISO 9001:2015", "title": {"en": "Quality"}, "currentStage": 6060}\n',
)


def seeds(folder: Path) -> list[tuple[str, bytes]]:
    """Return the targets, each with files that it reads."""
    from stdcompat.cli.main import main

    stack, made = str(EXAMPLES / "eu-data-centre.toml"), io.StringIO()
    found = [("deployment", path.read_bytes()) for path in sorted(EXAMPLES.iterdir()) if path.is_file()]
    found += [("document", path.read_bytes()) for path in sorted(EXAMPLES.glob("*.t*t"))]
    found += [("profile", path.read_bytes()) for path in sorted(EXAMPLES.glob("*-tender.toml"))]
    for words in (
        ["check", stack, "--market", "EU", "-o", str(folder / "report.json")],
        ["check", stack, "--market", "EU", "--write-baseline", str(folder / "baseline.json")],
        ["check", stack, "--market", "EU", "-o", str(folder / "checked.xlsx")],
        ["template", "--xlsx", str(folder / "template.xlsx")],
    ):
        main(words, made, made)
    (folder / "facts.jsonl").write_bytes(OF_EACH_IMPORT[0])
    import_catalog(folder / "facts.sqlite", [Import(str(folder / "facts.jsonl"))])
    found += [
        ("report", (folder / "report.json").read_bytes()),
        ("baseline", (folder / "baseline.json").read_bytes()),
        ("deployment", (folder / "checked.xlsx").read_bytes()),
        ("deployment", (folder / "template.xlsx").read_bytes()),
        ("list", b"Reference,Title,Act,Start of presumption\nEN 55032:2015,EMC,2014/30/EU,2016-05-13\n"),
        ("catalog", (folder / "facts.sqlite").read_bytes()),
    ]
    kinds = [name for name in TARGETS if name not in dict(found)]
    return found + [(kind, content) for kind in kinds for content in OF_EACH_IMPORT]


def changed(content: bytes, other: bytes, rng: random.Random) -> bytes:
    """Return a file that somebody might have, if everything went wrong."""
    if content.startswith(b"PK") and rng.random() < 0.5:  # every other time
        return _repacked(content, rng)
    if content.lstrip()[:1] == b"{" and rng.random() < 0.5:
        return _revalued(content, rng)
    place = rng.randrange(len(content) + 1)
    end = min(len(content), place + rng.choice((1, 1, 2, 8, 100)))
    match rng.randrange(7):
        case 0:
            return content[:place] + rng.choice(PIECES) + content[place:]
        case 1:
            return content[:place] + content[end:]
        case 2:
            return content[:place] + bytes([rng.randrange(256)]) + content[place + 1 :]
        case 3:
            return content[:place]
        case 4:
            return content[:place] + content[place:end] * rng.randint(2, 300) + content[end:]
        case 5:
            return content[:place] + other[rng.randrange(len(other) + 1) :]
        case _:
            return content.decode("utf-8", "replace").encode(
                rng.choice(("utf-16", "gb18030", "utf-7", "cp037")), "replace"
            )


def _repacked(content: bytes, rng: random.Random) -> bytes:
    """Change one part of an archive."""
    made = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # noqa: BLE001  # it was broken before
        return content[: rng.randrange(len(content) + 1)]
    name = rng.choice(sorted(parts))
    parts[name] = changed(b" " + parts[name], b"", rng)[1:]
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


def _revalued(content: bytes, rng: random.Random) -> bytes:
    """Put something else in the place of a value, or take it away."""
    try:
        value = json.loads(content)
        places = list(_places(value))
        holder, key = rng.choice(places)
        if rng.random() < 0.2:  # now and then
            del holder[key]
        else:
            holder[key] = rng.choice(ODD)
        return json.dumps(value).encode()
    except (ValueError, IndexError, RecursionError):
        return content[: rng.randrange(len(content) + 1)]


def _places(value: Any) -> Any:
    if isinstance(value, dict | list):
        for key, inner in list(value.items() if isinstance(value, dict) else enumerate(value[:20])):
            yield value, key
            yield from _places(inner)


def outcome(name: str, content: bytes, folder: Path) -> str:
    """Read a file; return what came of it, without its numbers and names.

    Raises:
        Exception: if a promise is broken.
    """
    path = folder / "file"
    path.write_bytes(content)
    try:
        TARGETS[name](path)
    except StdcompatError as error:
        said = re.sub(r"'[^']*'|[0-9]+", "", str(error))[:120]
        return f"{name}: {type(error).__name__}: {said}"
    except OSError as error:
        return f"{name}: {error.strerror}"
    return f"{name}: read"


def _stuck(_signal: int, _frame: FrameType | None) -> None:
    message = f"not done after {STUCK} seconds"
    raise TimeoutError(message)


def main(arguments: list[str]) -> int:
    """Fuzz for some seconds; return 1 when a promise was broken."""
    signal.signal(signal.SIGALRM, _stuck)
    seconds = float(arguments[0]) if arguments else 10.0
    rng = random.Random(int(arguments[1]) if len(arguments) > 1 else 0)  # noqa: S311
    seen: set[str] = set()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        kept = seeds(folder)
        first = [(path.name.split("-")[0].replace("_", "-"), path.read_bytes()) for path in sorted(CORPUS.iterdir())]
        end, runs = time.monotonic() + seconds, 0
        while time.monotonic() < end or runs < len(first):
            name, content = first[runs] if runs < len(first) else rng.choice(kept)
            if runs >= len(first):
                for _ in range(rng.choice((1, 1, 2, 5))):
                    content = changed(content, rng.choice(kept)[1], rng)[:1_000_000]
            runs += 1
            signal.alarm(STUCK)
            try:
                found = outcome(name, content, folder)
            except Exception as error:  # noqa: BLE001
                path = CORPUS / f"{name.replace('-', '_')}-{hashlib.sha256(content).hexdigest()[:12]}"
                path.write_bytes(content)
                print(f"{name} broken by {os.path.relpath(path)}: {error!r}")
                return 1
            signal.alarm(0)
            if found not in seen:
                seen.add(found)
                kept.append((name, content))
    print(f"{runs} files, {len(seen)} answers")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
