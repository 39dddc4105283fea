"""The columns that go in and come out, with their version, and what to say when others come.

The version of a schema changes when a column is renamed, removed or given another meaning; a
column may be added at the end without. It is in the metadata of every schema (`VERSION_KEY`).
"""

from __future__ import annotations

from typing import Any, Final

from stdcompat.batch.arrow import pa
from stdcompat.errors import InputError, Problem

__all__ = [
    "CHANGES",
    "COMPONENTS",
    "IDENTIFIERS",
    "PAIRS",
    "REQUIRED",
    "RESOLUTIONS",
    "RESULTS",
    "TEXTS",
    "VERSION_KEY",
    "conform",
]

VERSION_KEY: Final = "stdcompat.schema"
"""Under this key of its metadata a schema says which one it is, and in which version."""


def _schema(name: str, **columns: pa.DataType) -> pa.Schema:
    return pa.schema(columns.items(), {VERSION_KEY: f"{name}/1"})


_TEXT: Final = pa.string()
_WHERE: Final = {"source": _TEXT, "row": pa.int64()}

_EVIDENCE: Final = pa.struct(
    dict.fromkeys(("kind", "issuer", "jurisdiction", "scheme", "number", "issued", "expires"), _TEXT).items()
)
_CLAIM: Final = pa.struct(
    [
        ("reference", _TEXT),
        ("domain", _TEXT),
        ("evidence", pa.list_(_EVIDENCE)),
        ("verbatim", pa.bool_()),
        ("statement", _TEXT),
        ("words", _TEXT),
    ]
)

_PARTY: Final = pa.struct([("name", _TEXT), ("role", _TEXT)])

COMPONENTS: Final = _schema(
    "components",
    deployment=_TEXT,
    component=_TEXT,
    kind=_TEXT,
    supplier=_TEXT,
    jurisdiction=_TEXT,
    conditions=pa.list_(_TEXT),
    claims=pa.list_(_CLAIM),
    **_WHERE,
    problem=_TEXT,
    traits=pa.list_(_TEXT),
    part=pa.bool_(),
    unread=_TEXT,
    version=_TEXT,
    name_zh=_TEXT,
    parties=pa.list_(_PARTY),
)
"""One row is one component of one deployment, with all its claims: what `check_batches` reads.

``deployment``, ``component`` and ``kind`` must be there; a column that is left out is null in every
row. The fields mean what the tables of a deployment file mean. ``conditions`` are the
deployment's, repeated with each of its components. ``claims`` may also be a list of plain
references, ``parties`` one of the names of manufacturers. ``source`` and ``row`` say where a row comes from, and ``problem`` why it could not be
read there; the readers of files fill them in. A row with ``unread`` is no component: it is a cell of an offer that
was not understood.
"""

RESULTS: Final = _schema(
    "results",
    **_WHERE,
    deployment=_TEXT,
    component=_TEXT,
    kind=_TEXT,
    supplier=_TEXT,
    jurisdiction=_TEXT,
    market=_TEXT,
    about=_TEXT,
    code=_TEXT,
    verdict=_TEXT,
    severity=_TEXT,
    asked_by=_TEXT,
    requirement=_TEXT,
    exclusion=_TEXT,
    domain=_TEXT,
    force=_TEXT,
    regulation=_TEXT,
    needed=_TEXT,
    reference=_TEXT,
    claim=_TEXT,
    degree=_TEXT,
    relation=_TEXT,
    covers=_TEXT,
    evidence=_TEXT,
    evidence_reason=_TEXT,
    remedy=_TEXT,
    remedy_claim=_TEXT,
    message=_TEXT,
    rests_on=pa.list_(_TEXT),
    verdict_group=_TEXT,
)
"""One row is one finding on one component, one notice that touches it, or one thing unreadable in it.

``about`` says which: ``requirement``, ``exclusion`` or ``claim`` (a remark on a claim by itself) for a
finding of `stdcompat.check`, with the finding's fields under their own names; ``notice`` for what
the market asks and nothing is matched against (``code`` is then the notice's kind); ``problem`` for
a row that cannot be read, which has no other rows; ``unread`` for a cell of an offer that was not understood, beside
which the rest of the offer is checked; ``nothing`` for a component of which a market
asks nothing that is known. So every row of input has at least one row for every market, or a problem.
``verdict_group`` is what the verdict comes to: ``met``, ``open``, ``not-met`` or ``not-checked``.
``needed`` is the reference where a requirement needs all of several. ``rests_on`` lists the documents, undated, that
the answer rests on: those of the claim, of the reference, of the remedy and of every fact of the proof.
"""

TEXTS: Final = _schema("texts", text=_TEXT, **_WHERE, problem=_TEXT)
"""What `parse_batches` reads."""

IDENTIFIERS: Final = _schema(
    "identifiers",
    **_WHERE,
    text=_TEXT,
    id=_TEXT,
    document=_TEXT,
    publisher=_TEXT,
    type=_TEXT,
    number=_TEXT,
    part=_TEXT,
    year=pa.int32(),
    problem=_TEXT,
)
"""One row for each text: the identifier and its parts, or the problem. ``document`` is the identifier undated."""

PAIRS: Final = _schema("pairs", a=_TEXT, b=_TEXT, **_WHERE, problem=_TEXT)
"""What `resolve_batches` reads."""

RESOLUTIONS: Final = _schema(
    "resolutions",
    **_WHERE,
    a=_TEXT,
    b=_TEXT,
    relation=_TEXT,
    degree=_TEXT,
    state=_TEXT,
    covers=_TEXT,
    gap=_TEXT,
    notes=_TEXT,
    problem=_TEXT,
)
"""One row for each pair: what ``a`` is to ``b`` (`Resolution`), or the problem."""

CHANGES: Final = _schema("changes", kind=_TEXT, key=_TEXT, change=_TEXT, document=_TEXT)
"""One row for each document that a changed record of a catalog names (see `catalog_changes`)."""


REQUIRED: Final = frozenset({"deployment", "component", "kind", "text", "a", "b"})
"""The columns that cannot be left out, whichever schema they are in."""


def conform(batch: pa.RecordBatch | pa.Table, schema: pa.Schema, name: str = "input") -> dict[str, Any]:
    """Return the columns of a batch that a schema names, as they are; nulls for those that may be left out.

    Raises:
        InputError: if a column is missing or has another type: one problem, with what is expected and found.
    """
    found = batch.schema
    wrong = [f"no column {one!r}" for one in schema.names if one in REQUIRED and one not in found.names]
    wrong += [
        f"{field.name!r} is {field.type}"
        for field in found
        if field.name in schema.names and not _fits(field.type, schema.field(field.name).type)
    ]
    wrong += [f"{one!r} is there twice" for one in schema.names if found.names.count(one) > 1]
    if wrong:
        what = f"cannot be used: {'; '.join(wrong)}; found {_listed(found)}"
        raise InputError([Problem(name, "columns", what, f"expected {_listed(schema)}")])
    return {
        field.name: batch.column(field.name) if field.name in found.names else pa.nulls(batch.num_rows, field.type)
        for field in schema
    }


def _fits(found: pa.DataType, wanted: pa.DataType) -> bool:
    """Return whether a column can be read as another type without a guess."""
    if pa.types.is_dictionary(found):
        return _fits(found.value_type, wanted)
    if pa.types.is_null(found):
        return True
    if pa.types.is_string(wanted):
        return any(
            is_text(found) for is_text in (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)
        )
    if pa.types.is_integer(wanted):
        return bool(pa.types.is_integer(found))
    if pa.types.is_boolean(wanted):
        return bool(pa.types.is_boolean(found))
    if pa.types.is_list(wanted):
        if not (pa.types.is_list(found) or pa.types.is_large_list(found) or pa.types.is_fixed_size_list(found)):
            return False
        return _fits(found.value_type, wanted.value_type)
    if wanted in {_CLAIM, _PARTY} and _fits(found, _TEXT):
        return True  # plain references, plain names
    if not pa.types.is_struct(found):
        return False
    names = {found.field(n).name: found.field(n).type for n in range(found.num_fields)}
    dates = {"issued", "expires"} if wanted == _EVIDENCE else set()
    return set(names) <= {field.name for field in wanted} and all(
        _fits(type_, wanted.field(name).type) or (name in dates and pa.types.is_date(type_))
        for name, type_ in names.items()
    )


def _listed(schema: pa.Schema) -> str:
    return ", ".join(f"{field.name}: {field.type}" for field in schema) or "no columns"
