"""Bad files: one error, every problem, each with its place and something to try."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stdcompat.catalogs import Catalog, PartialDate
from stdcompat.catalogs.dates import as_date, as_partial_date, ended, started
from stdcompat.catalogs.read import TableReader
from stdcompat.errors import CatalogError, did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """
[[source]]
id = "s"
title = "S"
class = "official"

[[standard]]
id = "ISO 1:2020"
title = "T"
domains = ["codes"]
sources = ["s"]
confidence = "high"
"""

# what is added to the good file, the place, the problem, what to try
BROKEN = [
    ("[[standrad]]", "standrad", "unknown table", "did you mean 'standard'?"),
    ('titel = "x"', "standard[1] (ISO 1:2020)", "unknown key 'titel'", "did you mean 'title'?"),
    ("status = 3", "standard[1] (ISO 1:2020).status", "unknown status 3", "one of current, draft"),
    ('status = "currant"', "status", "unknown status 'currant'", "did you mean 'current'?"),
    ("published = 20", "published", "not a date: '20'", ""),
    ('published = "2020-13"', "published", "not a date: '2020-13'", ""),
    ("published = true", "published", "not a date", ""),
    ("published = 1.5", "published", "not a date", ""),
    ('title_zh = ""', "title_zh", "must not be empty", ""),
    ("title_zh = 3", "title_zh", "must be text in quotes, not 3", ""),
    ('replaces = "ISO 1:2010"', "replaces", "must be a list in [brackets]", ""),
    ('replaces = ["ISO 1:2010"]', "standard ISO 1:2020", "replaces ISO 1:2010, which is not in the catalog", ""),
    ('replaces = ["nonsense"]', "replaces[1]", "cannot read the reference 'nonsense'", ""),
    ("replaces = [{}]", "replaces[1]", "must be text in quotes", ""),
    ('[[standard]]\nid = "ISO 2:2020"', "standard[2] (ISO 2:2020).sources", "is missing", ""),
    (GOOD[GOOD.index("[[standard]]") :], "standard ISO 1:2020", "is also in", "keep one of them"),
    ("[[correspondence]]\nadopter = 1", "correspondence[1].adopter", "must be text in quotes", ""),
    ('[[source]]\nid = "t"\ntitle = "T"\nclass = "offical"', "source[2] (t).class", "source class", "'official'"),
    ("[catalog]", "catalog", "needs an edition", "2026.11.0"),
]


@pytest.mark.parametrize(("broken", "place", "what", "hint"), BROKEN, ids=[row[0][:30] for row in BROKEN])
def test_each_problem_says_where_what_and_what_to_try(
    tmp_path: Path, broken: str, place: str, what: str, hint: str
) -> None:
    path = tmp_path / "facts.toml"
    path.write_text(f"{GOOD}{broken}\n")
    with pytest.raises(CatalogError) as caught:
        Catalog.from_toml(path)
    (problem,) = [p for p in caught.value.problems if what in p.what][:1] or [caught.value.problems[0]]
    assert problem.file == str(path)
    assert place in problem.place
    assert what in problem.what
    assert hint in problem.hint
    assert str(problem).startswith(f"{path}: ")


def test_all_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(GOOD + 'titel = "x"\nstatus = "currant"\n')
    (tmp_path / "b.toml").write_text("[[standard]]\nid = 3\n")
    (tmp_path / "c.toml").write_text("this is not TOML")
    with pytest.raises(CatalogError) as caught:
        Catalog.from_toml(tmp_path)
    files = [problem.file.rsplit("/", 1)[-1] for problem in caught.value.problems]
    assert {"a.toml", "b.toml", "c.toml"} == set(files)
    assert str(caught.value).startswith(f"{len(files)} problems:")


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"\xff\xfe", "is not UTF-8"),
        (b"a = [" + b"[" * 100_000, "nested too deeply"),
        (b"a = 1\na = 2", "is not TOML"),
    ],
)
def test_strange_bytes(tmp_path: Path, raw: bytes, what: str) -> None:
    path = tmp_path / "facts.toml"
    path.write_bytes(raw)
    with pytest.raises(CatalogError) as caught:
        Catalog.from_toml(path)
    assert any(word in caught.value.problems[0].what for word in (what, "is not TOML"))


def test_a_missing_file_and_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(CatalogError) as caught:
        Catalog.from_toml(tmp_path / "none.toml", tmp_path / "empty")
    assert {problem.what for problem in caught.value.problems} == {"no such file or directory", "holds no .toml file"}


def test_a_whole_disk_is_no_catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stdcompat.catalogs.files._MOST", 3)
    for name in "abc":
        (tmp_path / f"{name}.txt").touch()
    with pytest.raises(CatalogError, match=r"holds no \.toml file"):
        Catalog.from_toml(tmp_path)
    (tmp_path / "d.txt").touch()
    with pytest.raises(CatalogError, match="holds more than 3 files; name the folder of the catalog"):
        Catalog.from_toml(tmp_path)


def test_advice_is_near_or_short_or_silent() -> None:
    assert did_you_mean("camra", ["camera", "server"]) == "did you mean 'camera'?"
    assert did_you_mean("x", ["camera", "server"]) == "one of camera, server"
    assert not did_you_mean("x", [str(n) for n in range(100)])


@pytest.mark.parametrize(("raw", "date"), [(2024, "2024"), ("2024-07", "2024-07"), ("2024-07-06", "2024-07-06")])
def test_dates_are_kept_as_far_as_they_are_given(raw: object, date: str) -> None:
    assert as_partial_date(raw) == date


def test_partial_dates_begin_on_their_first_day_and_last_to_their_last() -> None:
    day = as_date("2025-08-15")
    assert started(PartialDate("2025-08"), day)
    assert not started(PartialDate("2025-09"), day)
    assert started(None, day)
    assert not ended(PartialDate("2025-08"), day)
    assert ended(PartialDate("2025-07"), day)
    assert not ended(None, day)


def test_as_of_says_how_to_write_a_date() -> None:
    with pytest.raises(ValueError, match="write it as 2026-11-21"):
        as_date("21.11.2026")


def test_looking_for_twins_is_linear():
    class Name(str):
        __slots__ = ()
        compared = 0
        __hash__ = str.__hash__

        def __eq__(self, other: object) -> bool:
            Name.compared += 1
            return str.__eq__(self, other)

    reader = TableReader()
    names = [Name(f"r-{number}") for number in range(2000)]
    reader.unique("f.toml", "requirement", [*names, Name("r-7")], "give it another id")
    assert [(problem.place, problem.what) for problem in reader.problems] == [
        ("requirement[2001]", "'r-7' is listed twice")
    ]
    assert Name.compared < len(names)


def test_a_file_of_dangling_names_is_not_searched_for_ever():
    reader = TableReader()
    choices = [f"ISO {number}:2020" for number in range(4000)]
    said = [reader.suggest("ISO 17:2021", choices) for _ in range(1000)]
    assert said[0] == "did you mean 'ISO 17:2020'?"
    assert said[-1] == ""
    assert sum(map(bool, said)) == 5
