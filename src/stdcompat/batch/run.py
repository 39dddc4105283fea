"""One machine: files of components checked by all its cores into a folder of parts.

A part is so many rows of one file. Each is written at once or not at all, so that a run that was
interrupted leaves whole parts, and the same run again makes only those that are missing. What the
run is about lies beside them in ``_run.json``; a folder that holds another run is refused.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import stdcompat
from stdcompat._atomic import write_atomically
from stdcompat._records import evolve, field, frozen
from stdcompat._untrusted import regular
from stdcompat.batch.arrow import pa, pc
from stdcompat.batch.check import check_rows
from stdcompat.batch.files import SUFFIXES, columns_of, format_of, read, write
from stdcompat.batch.offers import WORKBOOKS
from stdcompat.batch.recheck import Earlier, recheck_rows
from stdcompat.batch.schema import RESULTS, VERSION_KEY
from stdcompat.catalogs.plain import to_plain
from stdcompat.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor, Future

    from stdcompat.batch.question import CatalogFile, Question
    from stdcompat.catalogs import Catalog

__all__ = ["PART", "Done", "inputs_of", "run"]

PART: Final = 50_000
"""Rows of input in one part."""

_ABOUT: Final = "_run.json"  # engines that read a folder skip what begins so
_LEFT_OVER: Final = ".tmp"


@frozen
class Done:
    """What came out: how many parts, and in those of this run how many components and rows of each kind.

    `rows` counts rows of results by ``about``; `verdicts` those about a requirement by verdict.
    """

    parts: int = 0
    kept: int = 0
    components: int = 0
    rows: dict[str, int] = field(factory=dict)
    verdicts: dict[str, int] = field(factory=dict)

    def plus(self, other: Done) -> Done:
        """Return the sum of two."""
        return Done(
            self.parts + other.parts,
            self.kept + other.kept,
            self.components + other.components,
            _sum(self.rows, other.rows),
            _sum(self.verdicts, other.verdicts),
        )


def _sum(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    return {key: one.get(key, 0) + other.get(key, 0) for key in sorted({*one, *other})}


def inputs_of(path: str | os.PathLike[str]) -> list[str]:
    """Return the files behind a path: itself, or what a folder holds in a format that is known, by name.

    Raises:
        InputError: if there is none, or its suffix names no format.
    """
    name = os.fspath(path)
    if not os.path.isdir(name):
        if not name.lower().endswith(WORKBOOKS):
            format_of(name)
        regular(name)
        return [name]
    found = [
        os.path.join(name, one)
        for one in sorted(os.listdir(name))
        if os.path.splitext(one)[1].lower() in {*SUFFIXES, *WORKBOOKS}
    ]
    if not found:
        raise InputError([Problem(name, "", "holds no file to read", f"one of {', '.join(SUFFIXES)}")])
    return found


def run(  # noqa: PLR0913  # what is read, what is asked, and how it is written
    inputs: Sequence[str],
    out: str | os.PathLike[str],
    question: Question,
    *,
    format: str = "parquet",
    columns: Sequence[str] | None = None,
    workers: int | None = None,
    part: int = PART,
    earlier: tuple[str, CatalogFile | Catalog] | None = None,
    advance: Callable[[int], object] = lambda rows: None,  # noqa: ARG005  # counted by nobody
) -> Done:
    """Check every component of some files, with a process for each core, into parts in a folder.

    Args:
        inputs: files (see `stdcompat.batch.files.read`).
        out: the folder; it is made, or holds a part of this very run.
        question: what is asked; a catalog of one's own must lie in a file.
        format: ``parquet``, ``arrow``, ``csv`` or ``jsonl``.
        columns: the columns of the results to keep; all by default.
        workers: how many processes; one for each core by default. With 1 none is started.
        part: rows of input in one part.
        earlier: the folder of an earlier run, and the catalog that it was asked of: what has not changed since is
            taken from there (see `stdcompat.batch.recheck`).
        advance: called with the number of rows of each part that is there.

    Raises:
        InputError: if the columns of a file are not those of a component, or the folder holds another run.
        OSError: if a file is not there or cannot be written.
    """
    folder = os.fspath(out)
    problems = [problem for path in inputs for problem in columns_of(path)]
    if problems:
        raise InputError(problems)
    about = _about(inputs, question, format, columns, part)
    before = None if earlier is None else Earlier.of(*earlier, about)
    _begin(folder, about)
    suffix = next(suffix for suffix, name in SUFFIXES.items() if name == format)
    count = workers or _cores()
    parts = (
        _Part(os.path.join(folder, f"part-{file:04}-{number:05}{suffix}"), file, batches)
        for file, path in enumerate(inputs)
        for number, batches in enumerate(_parts(read(path), part))
    )
    if count == 1:
        return _alone(parts, _Asked(question, columns, before), advance)
    # Not forked: Arrow has threads, and a thread's locks do not survive a fork.
    pool = ProcessPoolExecutor(count, get_context("spawn"), signal.signal, (signal.SIGINT, signal.SIG_IGN))
    try:
        return _together(pool, count, parts, _Asked(question, columns, before), advance)
    finally:
        pool.shutdown(cancel_futures=True)  # what is being written is finished, what waits is not begun


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Part(NamedTuple):
    """Where a part is written, which input it comes from, and its rows."""

    path: str
    input: int
    batches: list[pa.RecordBatch]


class _Asked(NamedTuple):
    """What is done with each part."""

    question: Question
    columns: Sequence[str] | None
    earlier: Earlier | None


def _alone(parts: Iterable[_Part], asked: _Asked, advance: Callable[[int], object]) -> Done:
    done = Done()
    for part in parts:
        rows = sum(batch.num_rows for batch in part.batches)
        done = done.plus(Done(kept=1) if os.path.exists(part.path) else _checked(part, asked))
        advance(rows)
    return done


def _together(
    pool: Executor, workers: int, parts: Iterable[_Part], asked: _Asked, advance: Callable[[int], object]
) -> Done:
    """Keep every worker busy and one part waiting for each: more would only take memory."""
    done = Done()
    running: dict[Future[Done], int] = {}

    def collect(most: int) -> None:
        nonlocal done
        while len(running) > most:
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                advance(running.pop(future))
                done = done.plus(future.result())

    for part in parts:
        rows = sum(batch.num_rows for batch in part.batches)
        if os.path.exists(part.path):
            done = done.plus(Done(kept=1))
            advance(rows)
            continue
        running[pool.submit(_sent, part.path, part.input, _packed(part.batches), asked)] = rows
        collect(2 * workers - 1)
    collect(0)
    return done


def _parts(batches: Iterable[pa.RecordBatch], size: int) -> Iterator[list[pa.RecordBatch]]:
    """Cut a stream into lists of batches that hold so many rows together."""
    held: list[pa.RecordBatch] = []
    room = size
    for batch in batches:
        rest = batch
        while rest.num_rows >= room:
            yield [*held, rest.slice(0, room)]
            rest, held, room = rest.slice(room), [], size
        if rest.num_rows:
            held.append(rest)
            room -= rest.num_rows
    if held:
        yield held


def _packed(batches: Sequence[pa.RecordBatch]) -> bytes:
    """Return batches as bytes: a slice is sent without what it was cut from."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batches[0].schema) as stream:
        for batch in batches:
            stream.write_batch(batch)
    packed: bytes = sink.getvalue().to_pybytes()
    return packed


def _sent(path: str, input: int, packed: bytes, asked: _Asked) -> Done:
    with pa.ipc.open_stream(packed) as batches:
        return _checked(_Part(path, input, list(batches)), asked)


def _checked(part: _Part, asked: _Asked) -> Done:
    """Write one part, and count what is in it."""
    done = Done(parts=1)

    def counted() -> Iterator[pa.RecordBatch]:
        nonlocal done
        for results in _results(part, asked):
            if {"about", "verdict"} <= set(results.schema.names):  # of results that are kept, not every column may be
                about = results.filter(pc.equal(results.column("about"), "requirement"))
                done = done.plus(Done(rows=_counts(results, "about"), verdicts=_counts(about, "verdict")))
            yield results

    write(part.path, counted(), asked.columns)
    return evolve(done, components=sum(map(_components, part.batches)))


def _results(part: _Part, asked: _Asked) -> Iterator[pa.RecordBatch]:
    if asked.earlier is None:
        return check_rows(part.batches, asked.question)
    return recheck_rows(part.path, part.input, part.batches, asked.question, asked.earlier)


def _components(batch: pa.RecordBatch) -> int:
    cells = batch.num_rows - batch.column("unread").null_count if "unread" in batch.schema.names else 0
    return int(batch.num_rows - cells)


def _counts(batch: pa.RecordBatch, column: str) -> dict[str, int]:
    return {one["values"]: one["counts"] for one in pc.value_counts(batch.column(column)).to_pylist()}


# --- what a run is about ------------------------------------------------------------------------------


def _about(
    inputs: Sequence[str], question: Question, format: str, columns: Sequence[str] | None, part: int
) -> dict[str, Any]:
    facts = question.facts()
    catalog = facts.catalog
    return {
        "stdcompat": stdcompat.__version__,
        "schema": RESULTS.metadata[VERSION_KEY.encode()].decode(),
        "as_of": question.as_of.isoformat(),
        "catalog": {"edition": catalog.edition, "digest": catalog.digest},
        "shipped": question.shipped,
        "markets": [{"code": one.code, "digest": _digest(one)} for one in question.markets],
        "own_facts": [
            {"name": name, "digest": _digest(one)}
            for name, one in [
                *((one.code, one) for one in question.own_markets),
                *((one.id, one) for one in question.own_agreements),
            ]
        ],
        "profile": None
        if question.profile is None
        else {"name": question.profile.name, "digest": _digest(question.profile)},
        "not_known": [text for lineage in question.lineages(facts) for market in lineage for text in market.not_known],
        "format": format,
        "columns": list(columns or RESULTS.names),
        "rows_in_a_part": part,
        "inputs": [{"name": os.path.basename(path), "sha256": _digest_of(path)} for path in inputs],
    }


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(to_plain(value), sort_keys=True).encode()).hexdigest()


def _digest_of(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _begin(folder: str, about: dict[str, Any]) -> None:
    """Make the folder of a run, or go on with it.

    Raises:
        InputError: if it holds something else.
    """
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, _ABOUT)
    if not os.path.exists(path):
        if os.listdir(folder):
            raise InputError([Problem(folder, "", f"is not empty and has no {_ABOUT}", "name a folder of its own")])
        write_atomically(path, json.dumps(about, ensure_ascii=False, indent=2) + "\n")
        return
    try:
        with open(path, encoding="utf-8") as file:
            before = json.load(file)
    except ValueError as error:
        raise InputError([Problem(path, "", f"is no run ({error})", "name another folder")]) from error
    other = [key for key in about if not isinstance(before, dict) or before.get(key) != about[key]]
    if other:
        hint = "name another folder, or ask the same"
        raise InputError([Problem(folder, _ABOUT, f"holds another run: {', '.join(other)} differ", hint)])
    for name in os.listdir(folder):
        if name.startswith(".part-") and name.endswith(_LEFT_OVER):
            os.remove(os.path.join(folder, name))
