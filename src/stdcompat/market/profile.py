"""What a buyer asks for: a tender, a policy."""

# No postponed annotations here: records are read by their annotations, and evaluating those again is slow.

import os
from collections.abc import Iterable, Mapping
from typing import Any, Final, Self, TypeVar

from stdcompat._brief import brief
from stdcompat._records import field, frozen
from stdcompat._untrusted import read_whole
from stdcompat.catalogs.plain import to_plain
from stdcompat.catalogs.read import MAX_FILE, TableReader, tables_of_json
from stdcompat.catalogs.values import checked, expect
from stdcompat.errors import InvalidValueError, MarketError, not_read
from stdcompat.market.model import Force, Requirement, records_of

__all__ = ["GIVEN", "Profile", "profile_of"]

P = TypeVar("P", bound="Profile")

# A buyer need not prove that the buyer asks: force and source follow from the file.
GIVEN: Final = {"force": Force.CONTRACTUAL.value, "sources": [], "confidence": "high"}


def _some_requirements(given: Iterable[Requirement]) -> tuple[Requirement, ...]:
    found = records_of(Requirement, "requirements", given)
    if not found:
        what = "has no requirement, so nothing would be asked"
        raise InvalidValueError(what, "list at least one")
    return found


@frozen(field_transformer=checked)
class Profile:
    """A buyer's own requirements (a tender, a policy); their force is contractual."""

    __repr__ = brief

    name: str
    requirements: tuple[Requirement, ...] = field(converter=_some_requirements)
    name_zh: str | None = None
    buyer: str | None = None

    @classmethod
    def from_toml(cls, path: str | os.PathLike[str]) -> Self:
        """Read a buyer's requirements from a TOML file.

        Raises:
            MarketError: with every problem of the file.
        """
        reader = TableReader()
        return profile_of(cls, reader, os.fspath(path), reader.load(path))

    @classmethod
    def load(cls, path: str | os.PathLike[str], *, content: bytes | None = None) -> Self:
        r"""Read a buyer's requirements from TOML, JSON, or a sheet as `stdcompat template --tender` writes it.

        Args:
            path: the file; with `content`, the name that messages call it by.
            content: the bytes, when they have been read already.

        Raises:
            MarketError: with every problem of the file.
            InputError: if it is a sheet that cannot be read at all.

        >>> sheet = "Requirement,Asked of,Standards\nISMS,organisation,ISO/IEC 27001:2022 or later\n"
        >>> (one,) = Profile.load("tender.csv", content=sheet.encode()).requirements
        >>> one.applies_to, str(one.any_of[0])
        (('organisation',), 'ISO/IEC 27001 (>=2022)')
        """
        from stdcompat.market.sheet import is_sheet, placed, profile_tables_in  # costs what a TOML file need not pay

        name, reader = os.fspath(path), TableReader()
        try:
            content = read_whole(name, MAX_FILE) if content is None else content
        except OSError as error:
            raise MarketError([not_read(name, error)]) from error
        if is_sheet(content, name):
            tables, places = profile_tables_in(name, content, reader)
            try:
                return profile_of(cls, reader, name, tables)
            except MarketError as error:
                raise MarketError(list(placed(error.problems, places))) from None
        if content.lstrip()[:1] == b"{":
            return profile_of(cls, reader, name, tables_of_json(content, "profile", MarketError, name))
        return profile_of(cls, reader, name, reader.loads(name, content))

    @classmethod
    def from_dict(cls, tables: Mapping[str, Any]) -> Self:
        """Make a profile of the tables of a profile file, as plain values.

        Raises:
            MarketError: with everything that is wrong with them.

        >>> ask = {"id": "isms", "title": "ISMS", "domain": "information-security", "applies_to": ["organisation"],
        ...        "any_of": ["ISO/IEC 27001:2022"]}
        >>> tender = Profile.from_dict({"profile": {"name": "Tender 7"}, "requirement": [ask]})
        >>> tender.to_dict()["requirement"] == [ask]
        True
        """
        expect(tables, Mapping, "Profile.from_dict", "pass the tables of a profile file, as `to_dict` returns them")
        return profile_of(cls, TableReader(), "profile", tables)

    def to_dict(self) -> dict[str, Any]:
        """Return it as the tables of a profile file: `from_dict` makes the same of them."""
        plain = to_plain(self)
        asked = [{key: value for key, value in one.items() if key not in GIVEN} for one in plain.pop("requirements")]
        return {"profile": plain, "requirement": asked}

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Make a profile of the tables of a profile file, as a JSON text.

        Raises:
            InvalidTypeError: if it is not text.
            MarketError: with everything that is wrong with it.
        """
        return cls.from_dict(tables_of_json(text, "profile", MarketError))

    def to_toml(self) -> str:
        """Return it as the TOML of a profile file."""
        from stdcompat.catalogs.written import to_toml

        return to_toml(self.to_dict())


@frozen
class _ProfileHead:
    name: str
    name_zh: str | None = None
    buyer: str | None = None


def profile_of(cls: type[P], reader: TableReader, file: str, tables: Mapping[str, Any]) -> P:
    """Make a profile of the tables of its file.

    Raises:
        MarketError: with what the reader had to tell already, or everything that is wrong with the tables.
    """
    if not reader.problems:
        reader.keys(file, tables, ["profile", "requirement"])
        head = reader.head(file, tables, "profile", _ProfileHead, "begin with [profile] and a name")
        raws = tables.get("requirement", [])
        if isinstance(raws, list):
            for number, raw in enumerate(raws, 1):
                for key in GIVEN if isinstance(raw, dict) else ():
                    if key in raw:
                        place = f"requirement[{number}] ({raw.get('id', 'no id')})"
                        reader.add(file, place, f"{key!r} is not for a profile", "leave it out")
            tables = {**tables, "requirement": [{**raw, **GIVEN} if isinstance(raw, dict) else raw for raw in raws]}
        requirements = reader.records(file, tables, "requirement", Requirement)
        reader.ids(file, tables, "requirement")
        if not tables.get("requirement"):
            reader.add(file, "", "has no [[requirement]]", "list at least one")
        if head is not None and not reader.problems:
            return cls(head.name, tuple(requirements), head.name_zh, head.buyer)
    raise MarketError(reader.problems)
