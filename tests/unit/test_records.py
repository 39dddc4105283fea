"""Records are classes of attrs to whoever looks, and are made without it."""

from __future__ import annotations

import copy
import inspect
import pickle
import subprocess
import sys
from typing import Any

import attrs
import pytest

import stdcompat
from stdcompat import Claim, Component, Deployment
from stdcompat._records import evolve, field, fields, frozen
from stdcompat.identifiers import Supplement

CLAIM = Claim.of("EN 55032:2015+A11:2020")
RECORDS = [
    stdcompat.parse("EN IEC 62368-1:2020+A11:2020"),
    Supplement("A", "11", 2020),
    CLAIM,
    Component("Rack server", "server", claims=[CLAIM]),
    Deployment("D", [Component("Rack server", "server")]),
    stdcompat.Catalog.bundled()["GB/T 22080-2016"],
]


def _upper(text: str) -> str:
    return text.upper()


@frozen
class Base:
    first: int
    later: list[int] = field(factory=list)


@frozen
class Derived(Base):
    first: int = 7
    last: str = field(default="x", eq=False, repr=False, converter=_upper)
    named: int = field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        self.later.append(self.first)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
class TestRecord:
    def test_is_equal_to_its_copies(self, record: Any):
        pickled = pickle.loads(pickle.dumps(record))  # noqa: S301  # of our own
        for other in (copy.copy(record), copy.deepcopy(record), pickled, evolve(record)):
            assert other == record
            assert hash(other) == hash(record)
            assert other is not record

    def test_is_one_of_attrs(self, record: Any):
        assert attrs.has(type(record))
        assert [one.name for one in attrs.fields(type(record))] == [one.name for one in fields(type(record))]
        assert attrs.evolve(record) == record
        assert list(attrs.asdict(record, recurse=False)) == [one.name for one in fields(type(record))]

    def test_is_frozen(self, record: Any):
        name = fields(type(record))[0].name
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(record, name, None)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(record, name)

    def test_tells_what_it_is_made_of(self, record: Any):
        names = [one.name for one in sorted(fields(type(record)), key=lambda one: one.kw_only)]
        assert list(inspect.signature(type(record)).parameters) == names


def test_defaults_factories_converters_and_fields_by_name_are_those_of_attrs():
    one, other = Derived(named=1), Derived(first=7, named=1, last="y")
    assert (one.first, one.later, one.last, one.named) == (7, [7], "X", 1)
    assert one == other
    assert one != Base(7, [7])
    assert one.later is not other.later
    assert repr(one) == "Derived(later=[7], first=7, named=1)"
    with pytest.raises(TypeError, match="takes from 1 to 4 positional arguments"):
        Derived(1, [2], "3", 4)  # type: ignore[call-arg, arg-type]
    with pytest.raises(TypeError, match="unexpected keyword argument 'wrong'"):
        evolve(one, wrong=1)  # type: ignore[call-arg]
    described: Any = attrs.fields(Derived)
    assert described.first.default == 7
    assert described.named.kw_only
    assert described.named.default is attrs.NOTHING
    kind = type(described.later.default).__name__
    assert kind == "Factory"


def test_answers_do_without_attrs():
    code = "import sys, stdcompat; stdcompat.resolve('GB/T 22080-2016', 'ISO/IEC 27001:2013'); print('attr' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "False\n"
