"""Rows of components as numbers: equal numbers where the answer is the same, whatever else differs.

Texts are looked at once for each different one. A row becomes a key: its kind, the supplier only
where it is barred, its jurisdiction, the conditions that anybody asks about, its names and parties where they may
be barred, and its claims, each a number for what it says and one for its evidence. What no answer depends on (other
names, the number of a certificate, a date that has not passed) is not in the key.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, Final

from stdcompat._records import evolve
from stdcompat.agreement.model import Evidence, EvidenceKind
from stdcompat.batch.arrow import np, pa, pc
from stdcompat.batch.rows import ECHOED
from stdcompat.batch.schema import COMPONENTS, conform
from stdcompat.catalogs.dates import as_partial_date, ended, started
from stdcompat.catalogs.jurisdictions import as_jurisdiction
from stdcompat.catalogs.vocabulary import DOMAINS, KINDS, TRAITS, KindCode
from stdcompat.deployment.model import Claim, Component, Party, PartyRole, Statement
from stdcompat.errors import did_you_mean
from stdcompat.identifiers import try_parse

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Collection, Iterable, Sequence

    from stdcompat.identifiers import StandardId

__all__ = ["LONGEST", "WIDTH_OF_HEAD", "Encoded", "Encoder", "Numbers", "Problems", "claims_with_dates", "readable"]

LONGEST: Final = 1000
"""No text of a row may have more characters; a longer one is no name and no reference."""

_Numbers = np.ndarray[Any, Any]

_CLEAR: Final = "–"
_HEAD: Final = 7  # numbers before the claims in a key
_WIDTH_OF_CLAIM: Final = 8  # bytes: what is said, what is shown
_MOST_SUPPLIERS: Final = 50_000
WIDTH_OF_HEAD: Final = _HEAD * 4
"""So many bytes of a key come before its claims: what an answer depends on beside them."""

_SHOWN: Final = ("kind", "issuer", "jurisdiction", "scheme", "issued", "expires")
_EVIDENCE_KINDS: Final = [kind.value for kind in EvidenceKind]


class Numbers:
    """Numbers for values, in the order in which they are first seen, and back."""

    def __init__(self) -> None:
        self._of: dict[Any, int] = {}
        self.values: list[Any] = []

    def __len__(self) -> int:
        return len(self.values)

    def of(self, value: Any) -> int:
        """Return the number of a value."""
        number = self._of.get(value)
        if number is None:
            number = self._of[value] = len(self.values)
            self.values.append(value)
        return number


class Problems:
    """What is wrong with the rows of one batch."""

    def __init__(self) -> None:
        self.of: dict[int, list[str]] = {}

    def add(self, rows: Iterable[int], what: str) -> None:
        """Note one thing for each of some rows."""
        for row in rows:
            noted = self.of.setdefault(int(row), [])
            if what not in noted:
                noted.append(what)


class Encoded:
    """One batch: the columns that its results repeat, a key for each row, or None and what is wrong with it.

    Rows that are cells which were not understood have no key either.
    """

    def __init__(
        self,
        columns: dict[str, pa.Array],
        keys: list[bytes | None],
        problems: dict[int, list[str]],
        unread: dict[int, str],
    ) -> None:
        self.columns = columns
        self.keys = keys
        self.problems = problems
        self.unread = unread


class Encoder:
    """Turns batches into keys, and keys back into the components that the engine is asked about.

    Args:
        as_of: the date of every answer.
        conditions: the conditions that some requirement or exclusion hangs on.
        is_barred: returns whether any exclusion may bar a supplier and its jurisdiction.
        speaks: returns whether the name of a product may name somebody who is barred.
        read: reads a reference; the same object for the same text is compared at a glance.
    """

    def __init__(
        self,
        as_of: datetime.date,
        conditions: Sequence[str],
        is_barred: Callable[[str | None, str | None], bool],
        speaks: Callable[[str], bool] = lambda _: True,
        read: Callable[[str], StandardId | None] = try_parse,
    ) -> None:
        self._as_of = as_of
        self._conditions = frozenset(conditions)
        self._is_barred = is_barred
        self._speaks = functools.lru_cache(_MOST_SUPPLIERS)(speaks)
        self._reading = read
        self._texts = Numbers()
        self._barred: dict[tuple[str | None, str | None], int] = {}
        self._shown = Numbers()  # evidence
        self._sets = Numbers()  # conditions, traits, names
        self._said = Numbers()  # claims without their evidence
        self._read: dict[int, Claim] = {}
        self._evidences: dict[int, tuple[Evidence, ...]] = {}

    def __len__(self) -> int:
        return len(self._texts) + len(self._shown) + len(self._said)

    def encode(self, batch: pa.RecordBatch) -> Encoded:
        """Return a batch as keys.

        Raises:
            InputError: if the columns are not those of `COMPONENTS`.
        """
        columns = conform(batch, COMPONENTS)
        problems = Problems()
        every = np.arange(batch.num_rows)
        unread = _bools(pc.is_valid(columns["problem"]))
        for row in np.flatnonzero(unread).tolist():
            problems.add([row], columns["problem"][row].as_py())
        cells = np.flatnonzero(_bools(pc.is_valid(columns["unread"])) & ~unread).tolist()
        noted = {row: columns["unread"][row].as_py() for row in cells}
        unread[cells] = True
        for name in ("source", "deployment", "component", "kind", "supplier", "jurisdiction", "version", "name_zh"):
            columns[name] = readable(columns[name], name, every, problems)
        for name in ("deployment", "component", "kind"):
            empty = pc.or_kleene(pc.is_null(columns[name]), pc.equal(columns[name], ""))
            problems.add(np.flatnonzero(_bools(empty) & ~unread), f"{name}: is missing")
        head = np.empty((batch.num_rows, _HEAD), np.int32)
        head[:, 0] = self._codes(columns["kind"], every, "kind", problems, KINDS)
        head[:, 1], head[:, 2] = self._suppliers(columns["supplier"], columns["jurisdiction"], problems)
        head[:, 3] = self._stated(columns["conditions"], problems)
        head[:, 4] = self._traits(columns["traits"], problems)
        head[:, 5] = _bools(columns["part"].cast(pa.bool_()))
        head[:, 6] = self._named(columns, problems)
        counts, claims = self._claimed(columns["claims"], problems)
        ends = np.cumsum(counts) * _WIDTH_OF_CLAIM
        starts = (ends - counts * _WIDTH_OF_CLAIM).tolist()
        heads, body, width = head.tobytes(), claims.astype(np.int32).tobytes(), WIDTH_OF_HEAD
        keys = [
            None if row in problems.of or row in noted else heads[row * width : (row + 1) * width] + body[start:end]
            for row, (start, end) in enumerate(zip(starts, ends.tolist(), strict=True))
        ]
        columns["row"] = columns["row"].cast(pa.int64())
        return Encoded({name: columns[name] for name in ECHOED}, keys, problems.of, noted)

    def conditions(self, key: bytes) -> tuple[str, ...]:
        """Return the conditions behind a key."""
        stated: tuple[str, ...] = self._sets.values[memoryview(key).cast("i")[3]]
        return stated

    def component(self, head: bytes) -> Component:
        """Return the component behind the head of a key, without its claims; its supplier only where that matters."""
        kind, supplier, jurisdiction, _, traits, part, named = memoryview(head).cast("i").tolist()
        texts = self._texts.values
        (name, name_zh, version), parties = self._sets.values[named] or ((None, None, None), ())
        return Component(
            name or _CLEAR,
            KindCode(texts[kind]),
            texts[supplier],
            texts[jurisdiction],
            version,
            name_zh,
            traits=self._sets.values[traits],
            part=bool(part),
            parties=[Party(*one) for one in parties],
        )

    def said(self, number: int) -> Claim:
        """Return a claim without its evidence; a reference that cannot be read is kept as it is written."""
        claim = self._read.get(number)
        if claim is None:
            reference, domain, verbatim, statement, words = self._said.values[number]
            texts = self._texts.values
            text = texts[reference]
            id_ = None if verbatim else self._reading(text)
            stated = Statement(texts[statement])
            claim = self._read[number] = Claim(id_, text, texts[domain], (), stated, texts[words])
        return claim

    def claim(self, numbers: tuple[int, int]) -> Claim:
        """Return a claim by the number of what it says and that of its evidence."""
        said, shown = numbers
        evidence = self._evidences.get(shown)
        if evidence is None:
            evidence = self._evidences[shown] = tuple(map(self._one, self._shown.values[shown]))
        return evolve(self.said(said), evidence=evidence) if evidence else self.said(said)

    # --- columns ----------------------------------------------------------------------------------

    def _codes(  # noqa: PLR0913  # a column, whose rows they are, and what may stand there
        self,
        texts: pa.Array,
        rows: _Numbers,
        name: str,
        problems: Problems,
        known: Iterable[str] | None = None,
        *,
        default: str | None = None,
    ) -> _Numbers:
        """Return the numbers of texts; `known` lists what a text may be, if not null or empty: that is `default`."""
        codes, values = _distinct(texts)
        if known is not None:
            choices = set(known)
            for code, value in enumerate(values):
                if value and value not in choices:
                    near = did_you_mean(value, choices)
                    what = f"{name}: unknown {name.rpartition('.')[2]} {value!r}" + (f"; {near}" if near else "")
                    problems.add(rows[codes == code], what)
        return _picked([self._texts.of(value or default) for value in values], codes)

    def _suppliers(self, suppliers: pa.Array, homes: pa.Array, problems: Problems) -> tuple[_Numbers, _Numbers]:
        """Return the numbers of suppliers, where they are barred, and of their jurisdictions."""
        supplier, names = _distinct(suppliers)
        home, stated = _distinct(homes)
        codes = _jurisdictions(stated, home, np.arange(len(homes)), "jurisdiction", problems)
        pairs, inverse = np.unique(supplier * len(codes) + home, return_inverse=True)
        found = np.empty((len(pairs), 2), np.int64)
        for place, pair in enumerate(pairs.tolist()):
            name, code = names[pair // len(codes)], codes[pair % len(codes)]
            number = self._barred.get((name, code))
            if number is None:
                # The name of one that nobody bars matters to no answer; that it is stated does.
                number = self._texts.of(name if not name or self._is_barred(name, code) else _CLEAR)
                if len(self._barred) >= _MOST_SUPPLIERS:
                    self._barred.clear()
                self._barred[name, code] = number
            found[place] = number, self._texts.of(code)
        return found[inverse, 0], found[inverse, 1]

    def _named(self, columns: dict[str, pa.Array], problems: Problems) -> _Numbers:
        """Return the number of the names and parties of each row, where exclusions may hang on them."""
        length = len(columns["component"])
        held: dict[int, tuple[list[str | None], list[tuple[str, str]]]] = {}
        for place, column in enumerate(("component", "name_zh", "version")):
            codes, texts = _distinct(columns[column])
            speaking = np.array([bool(text) and self._speaks(text) for text in texts], bool)
            for row in np.flatnonzero(speaking[codes]).tolist() if speaking.any() else ():
                held.setdefault(row, ([None] * 3, []))[0][place] = texts[codes[row]]
        rows, _, values = _items(columns["parties"])
        if len(rows):
            names = readable(_field(values, "name", plain="name"), "parties.name", rows, problems)
            roles = readable(_field(values, "role", plain="name"), "parties.role", rows, problems)
            self._codes(roles, rows, "parties.role", problems, list(PartyRole))
            for row, name, role in zip(rows.tolist(), names.to_pylist(), roles.to_pylist(), strict=True):
                if name:  # as with suppliers: of one that nobody bars it matters that it is stated
                    said = name if self._is_barred(name, None) else _CLEAR
                    held.setdefault(row, ([None] * 3, []))[1].append((said, role or PartyRole.MANUFACTURER.value))
        numbers = np.full(length, self._sets.of(()), np.int64)
        for row, (told, parties) in held.items():
            if row not in problems.of:
                numbers[row] = self._sets.of((tuple(told), tuple(parties)))
        return numbers

    def _stated(self, conditions: pa.Array, problems: Problems) -> _Numbers:
        """Return the number of the conditions of each row that matter."""
        rows, _, values = _items(conditions)
        values = readable(values, "conditions", rows, problems)
        return self._some(rows, len(conditions), values, self._conditions)

    def _traits(self, traits: pa.Array, problems: Problems) -> _Numbers:
        """Return the number of the traits of each row."""
        rows, _, values = _items(traits)
        values = readable(values, "traits", rows, problems)
        self._codes(values, rows, "traits", problems, TRAITS)
        return self._some(rows, len(traits), values, TRAITS)

    def _some(self, rows: _Numbers, length: int, values: pa.Array, wanted: Collection[str]) -> _Numbers:
        """Return the number of the set of wanted texts that each row holds."""
        codes, texts = _distinct(values)
        matters = np.array([text in wanted for text in texts], bool)[codes]
        held: list[tuple[str, ...]] = [()] * length
        for row, code in zip(rows[matters].tolist(), codes[matters].tolist(), strict=True):
            held[row] = (*held[row], texts[code] or "")
        numbers = (self._sets.of(tuple(sorted(set(some)))) for some in held)
        return np.fromiter(numbers, np.int64, length)

    def _claimed(self, claims: pa.Array, problems: Problems) -> tuple[_Numbers, _Numbers]:
        """Return how many claims each row has, and the numbers of all of them."""
        rows, counts, values = _items(claims)
        references = readable(_field(values, "reference"), "claims.reference", rows, problems)
        empty = pc.or_kleene(pc.is_null(references), pc.equal(references, ""))
        problems.add(rows[_bools(empty)], "claims.reference: is missing")
        domains = readable(_field(values, "domain"), "claims.domain", rows, problems)
        statements = readable(_field(values, "statement"), "claims.statement", rows, problems)
        words = readable(_field(values, "words"), "claims.words", rows, problems)
        said = np.stack(
            [
                self._codes(references, rows, "claims.reference", problems),
                self._codes(domains, rows, "claims.domain", problems, DOMAINS),
                _bools(_field(values, "verbatim").cast(pa.bool_())),
                self._codes(
                    statements, rows, "claims.statement", problems, list(Statement), default=Statement.CLAIMED.value
                ),
                self._codes(words, rows, "claims.words", problems),
            ],
            axis=1,
        )
        distinct, inverse = _distinct_rows(said)
        numbers = np.array([self._said.of(tuple(one)) for one in distinct], np.int64)[inverse]
        return counts, np.stack([numbers, self._evidence(_field(values, "evidence"), rows, problems)], axis=1)

    def _evidence(self, evidence: pa.Array, of: _Numbers, problems: Problems) -> _Numbers:
        """Return the number of all the evidence of each claim."""
        claims, counts, values = _items(evidence)
        rows = of[claims]
        shown = np.full(len(evidence), self._shown.of(()), np.int64)
        if not len(values):
            return shown
        columns = []
        for name in _SHOWN:
            where = f"claims.evidence.{name}"
            texts = readable(_field(values, name), where, rows, problems)
            if name in {"issued", "expires"}:
                columns.append(self._dates(texts, rows, where, problems))
                continue
            if name == "kind":
                empty = pc.or_kleene(pc.is_null(texts), pc.equal(texts, ""))
                problems.add(rows[_bools(empty)], f"{where}: is missing")
            if name == "jurisdiction":
                codes, stated = _distinct(texts)
                found = _jurisdictions(stated, codes, rows, where, problems)
                columns.append(_picked([self._texts.of(value) for value in found], codes))
                continue
            columns.append(self._codes(texts, rows, where, problems, _EVIDENCE_KINDS if name == "kind" else None))
        distinct, inverse = _distinct_rows(np.stack(columns, axis=1))
        shown[claims] = np.array([self._shown.of((tuple(one),)) for one in distinct], np.int64)[inverse]
        ends = np.cumsum(counts)
        for claim in np.flatnonzero(counts > 1).tolist():
            several = inverse[ends[claim] - counts[claim] : ends[claim]].tolist()
            shown[claim] = self._shown.of(tuple(tuple(distinct[one]) for one in several))
        return shown

    def _one(self, numbers: Sequence[int]) -> Evidence:
        kind, issuer, jurisdiction, scheme, issued, expires = (self._texts.values[number] or None for number in numbers)
        return Evidence(EvidenceKind(kind or ""), issuer, jurisdiction, scheme, None, issued, expires)

    def _dates(self, texts: pa.Array, rows: _Numbers, name: str, problems: Problems) -> _Numbers:
        """Return the numbers of dates, of those that speak against the evidence; the others as none."""
        codes, values = _distinct(texts)
        numbers = []
        for code, value in enumerate(values):
            matters = None
            try:
                date = as_partial_date(value) if value else None
            except ValueError as error:
                problems.add(rows[codes == code], f"{name}: {error}")
            else:
                passed = ended(date, self._as_of) if name.endswith("expires") else not started(date, self._as_of)
                matters = date if passed else None
            numbers.append(self._texts.of(matters))
        return _picked(numbers, codes)


def _jurisdictions(
    stated: Sequence[str | None], codes: _Numbers, rows: _Numbers, name: str, problems: Problems
) -> list[str | None]:
    """Return the codes of jurisdictions, however they are written; those that nobody knows become problems."""
    found: list[str | None] = []
    for place, text in enumerate(stated):
        code = None
        try:
            code = as_jurisdiction(text)
        except ValueError as error:
            problems.add(rows[codes == place], f"{name}: {error}")
        found.append(code)
    return found


# --- Arrow to numbers ---------------------------------------------------------------------------------


def _bools(array: pa.Array) -> _Numbers:
    """Return truths; null is not true."""
    return np.asarray(pc.fill_null(array, False).to_numpy(zero_copy_only=False), bool)  # Arrow's own order


def _picked(numbers: Sequence[int], codes: _Numbers) -> _Numbers:
    """Return the number of each code."""
    return np.asarray(np.array(numbers, np.int64)[codes])


def _distinct(texts: pa.Array) -> tuple[_Numbers, list[str | None]]:
    """Return texts as codes, and the different texts, null among them where there is any."""
    encoded = pc.dictionary_encode(texts, null_encoding="encode")
    return encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64), encoded.dictionary.to_pylist()


def _distinct_rows(table: _Numbers) -> tuple[list[list[int]], _Numbers]:
    """Return the different rows of a table of small numbers, and which of them each row is."""
    packed = np.zeros(len(table), np.int64)
    for column in table.T:
        values, codes = np.unique(column, return_inverse=True)
        _, packed = np.unique(packed * max(len(values), 1) + codes, return_inverse=True)
    _, first, inverse = np.unique(packed, return_index=True, return_inverse=True)
    return table[first].tolist(), inverse


def _items(lists: pa.Array) -> tuple[_Numbers, _Numbers, pa.Array]:
    """Return, for each item of all lists, the list that it is in; how long each list is; the items."""
    if pa.types.is_null(lists.type):
        return np.empty(0, np.int64), np.zeros(len(lists), np.int64), pa.nulls(0)
    counts = pc.fill_null(pc.list_value_length(lists), 0).to_numpy(zero_copy_only=False).astype(np.int64)
    return np.repeat(np.arange(len(lists)), counts), counts, lists.flatten()


def _field(values: pa.Array, name: str, plain: str = "reference") -> pa.Array:
    """Return a field of structs; plain texts are the field of one name."""
    if not pa.types.is_struct(values.type):
        return values if name == plain else pa.nulls(len(values))
    if values.type.get_field_index(name) < 0:
        return pa.nulls(len(values))
    return pc.struct_field(values, name)


def claims_with_dates(batch: pa.RecordBatch, wanted: Callable[[str], bool]) -> _Numbers:
    """Return which rows have evidence with a date that is wanted."""
    found = np.zeros(batch.num_rows, bool)
    rows, _, claims = _items(conform(batch, COMPONENTS)["claims"])
    of, _, shown = _items(_field(claims, "evidence"))
    for name in ("issued", "expires"):
        dates = readable(_field(shown, name), name, rows[of], Problems())
        codes, texts = _distinct(dates)
        of_interest = [text is not None and wanted(text) for text in texts]
        found[rows[of[_picked(of_interest, codes).astype(bool)]]] = True
    return found


def readable(texts: pa.Array, name: str, rows: Any, problems: Problems) -> pa.Array:
    """Return texts that are UTF-8 and of bounded length, and note the rows whose texts are not."""
    texts = texts.cast(pa.string()) if pa.types.is_date(texts.type) else texts
    if pa.types.is_dictionary(texts.type):
        texts = texts.dictionary_decode()
    if pa.types.is_null(texts.type):
        return pa.nulls(len(texts), pa.string())
    try:
        texts.validate(full=True)
    except pa.ArrowInvalid:
        texts = _decoded(texts, name, rows, problems)
    if not pa.types.is_string(texts.type):
        texts = texts.cast(pa.string())
    long = _bools(pc.fill_null(pc.greater(pc.utf8_length(texts), LONGEST), False))  # Arrow's own order
    if long.any():
        problems.add(np.asarray(rows)[long], f"{name}: is longer than {LONGEST} characters")
        texts = pc.if_else(pa.array(long), pc.utf8_slice_codeunits(texts, 0, LONGEST), texts)
    return texts


def _decoded(texts: pa.Array, name: str, rows: Any, problems: Problems) -> pa.Array:
    values: list[str | None] = []
    for place, raw in enumerate(texts.cast(pa.large_binary()).to_pylist()):
        try:
            values.append(None if raw is None else raw.decode())
        except UnicodeDecodeError as error:
            problems.add(rows[place : place + 1], f"{name}: byte {error.start} is not UTF-8")
            values.append(raw.decode(errors="replace"))
    return pa.array(values, pa.string())
