"""Both languages of every phrase: nothing missing, nothing left in the other language."""

from __future__ import annotations

import ast
import copy
import enum
import importlib
import pickle
import pkgutil
import re
import string
from typing import TYPE_CHECKING, Any

import pytest

import stdcompat
from stdcompat.analysis.branches import Elsewhere
from stdcompat.analysis.counterpart import Kind
from stdcompat.analysis.exposure import Need
from stdcompat.analysis.words import ELSEWHERE
from stdcompat.checks.finding import RemedyOrigin
from stdcompat.cli import words as cli_words
from stdcompat.language import Bilingual, Counted, Phrase, in_language, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

WORDS = sorted(
    module.name for module in pkgutil.walk_packages(stdcompat.__path__, "stdcompat.") if module.name.endswith(".words")
)
SYMBOLS = re.compile(
    r"IDT|IEC|MOD|NEQ|EQV|stdcompat|HTML|Excel|CSV|--kind|--as product|YAML|CycloneDX|SPDX|PDF|DOCX|Word|UPS|scan|mcp|pandas|polars|\[kinds\]"
    r"|（[a-z-]+）"  # the id of a source
)


def phrases(module: str) -> Iterator[tuple[str, Any]]:
    for name, value in vars(importlib.import_module(module)).items():
        if isinstance(value, Bilingual | Phrase | Counted):
            yield name, value
        elif isinstance(value, dict):
            yield from ((f"{name}[{key}]", one) for key, one in value.items() if isinstance(one, Bilingual))


def gaps(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


ALL = [
    pytest.param(value, id=f"{module.removeprefix('stdcompat.').removesuffix('words')}{name}")
    for module in WORDS
    for name, value in phrases(module)
]


def test_there_are_words():
    assert {"stdcompat.agreement.words", "stdcompat.checks.words", "stdcompat.equivalence.words"} <= set(WORDS)


@pytest.mark.parametrize("value", ALL)
def test_chinese_is_chinese_and_english_is_not(value: Any):
    chinese, english = value.zh, [value] if isinstance(value, Bilingual) else list(value[:-1])
    for text in english:
        assert not re.search(r"[\u3000-\u9fff\uff00-\uffef]", text)
    words = re.sub(r"\{[^}]*\}", "", "".join(english))
    if re.search(r"[a-z]{2}", words):
        assert re.search(r"[\u3000-\u9fff\uff00-\uffef]", chinese), "not translated"
    assert not re.search(r"[A-Za-z]{2,}", SYMBOLS.sub("", re.sub(r"\{[^}]*\}", "", chinese))), "left in English"


@pytest.mark.parametrize("value", [one for one in ALL if not isinstance(one.values[0], Bilingual)])
def test_both_languages_have_the_same_gaps(value: Any):
    """English may say by its grammar what needs a word of its own (`are`), Chinese may not ask for more."""
    english = set.union(*(gaps(text) for text in value[:-1]))
    grammar = {"are"} | ({"n"} if isinstance(value, Counted) else set())
    assert gaps(value.zh) <= english | grammar
    assert english - grammar <= gaps(value.zh)


@pytest.mark.parametrize("module", WORDS)
def test_a_table_over_an_enum_names_every_member(module: str):
    for name, table in vars(importlib.import_module(module)).items():
        kinds: set[type] = {type(key) for key in table} if isinstance(table, dict) else set()
        for kind in kinds:
            if issubclass(kind, enum.Enum) and name != "BASIS_FOR_DEGREE":
                assert set(table) == set(kind.__members__.values()), name


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (cli_words.NEED, Need),
        (cli_words.ORIGIN, RemedyOrigin),
        (cli_words.BEST, Kind),
        (ELSEWHERE, Elsewhere),
    ],
)
def test_a_table_over_codes_names_every_one(table: Mapping[str, Bilingual], codes: type[enum.Enum]):
    assert set(table) == {one.value for one in codes}


def test_every_phrase_is_used_and_filled(root: Path):
    """Find each use in the source, and hold the names of its values against the gaps."""
    known: Mapping[str, dict[str, Any]] = {module: dict(phrases(module)) for module in WORDS}
    unused = {(module, name) for module, found in known.items() for name in found if "[" not in name}
    for path in (root / "src" / "stdcompat").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        used |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        unused -= {(module, name) for module, name in unused if name in used and not _defines(path, module)}
        module = _words_of(path, root)
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = getattr(call.func, "attr", getattr(call.func, "id", None))
            phrase = known.get(module, {}).get(str(name))
            if isinstance(phrase, Phrase):
                given = {keyword.arg for keyword in call.keywords}
                assert gaps(phrase.en) == given, f"{path.name}:{call.lineno}: {name}"
    for path in (root / "src" / "stdcompat").rglob("*.jinja"):
        unused -= {(_words_of(path, root), name) for name in re.findall(r"\bw\.([A-Z_]+)", path.read_text("utf-8"))}
    assert not {f"{module}: {name}" for module, name in unused if not _used_beside(module, name)}


def _words_of(path: Path, root: Path) -> str:
    """Return the nearest words above a file."""
    for folder in path.parents:
        if (folder / "words.py").is_file():
            return ".".join((*folder.relative_to(root / "src").parts, "words"))
    return ""


def _defines(path: Path, module: str) -> bool:
    return path.name == "words.py" and path.parent.name == module.split(".")[-2]


def _used_beside(module: str, name: str) -> bool:
    """Tell whether a words module uses a phrase of its own."""
    with open(importlib.import_module(module).__file__ or "", encoding="utf-8") as file:
        return len(re.findall(rf"\b{name}\b", file.read())) > 1


BY_LAW = Bilingual("by law", "法律强制")


def test_a_text_is_english_everywhere_else():
    said = Bilingual("by law", "法律强制")
    assert said == "by law"
    assert hash(said) == hash("by law")
    assert f"{said}" == "by law"
    assert in_language(said, "zh") == "法律强制"
    assert type(in_language(said, "en")) is str
    assert in_language("CN", "zh") == "CN"


@pytest.mark.parametrize(
    ("said", "zh"), [("- " + BY_LAW, "- 法律强制"), (BY_LAW + ".", "法律强制."), (BY_LAW + BY_LAW, "法律强制法律强制")]
)
def test_what_is_put_together_stays_in_both_languages(said: Bilingual, zh: str):
    assert in_language(said, "zh") == zh


def pickled(said: Bilingual) -> Bilingual:
    return pickle.loads(pickle.dumps(said))  # type: ignore[no-any-return]  # noqa: S301


@pytest.mark.parametrize("same", [copy.copy, copy.deepcopy, pickled])
def test_both_languages_travel(same: Any):
    assert same(Bilingual("by law", "法律强制")).zh == "法律强制"


def test_values_keep_their_braces_and_their_languages():
    phrase = Phrase("{a} and {b}", "{a} 和 {b}")
    said = phrase(a="{b}", b=Bilingual("met", "符合"))
    assert (said, said.zh) == ("{b} and met", "{b} 和 符合")
    assert joined([said, "{x}"], "; ", "；").zh == "{b} 和 符合；{x}"
