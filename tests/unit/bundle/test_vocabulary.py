from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stdcompat.bundle.vocabulary import vocabulary_of
from stdcompat.catalogs.read import TableReader
from stdcompat.catalogs.vocabulary import DOMAINS, KINDS, QUESTIONS, TRAITS, ancestors, read_vocabulary

if TYPE_CHECKING:
    from pathlib import Path

KIND = '[[kind]]\ncode = "{code}"\nname = "a"\nname_zh = "甲"\n'


def problems(path: Path, text: str) -> list[str]:
    (path / "vocabulary.toml").write_text(text, encoding="utf-8")
    reader = TableReader()
    vocabulary_of(path / "vocabulary.toml", reader)
    return [f"{one.place}: {one.what}" for one in reader.problems]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (KIND.format(code="a") * 2, "kind[2] (a): is listed twice"),
        (KIND.format(code="a") + 'parents = ["b"]', "kind a: unknown code 'b'"),
        (KIND.format(code="a") + 'traits = ["b"]', "kind a: unknown code 'b'"),
        (KIND.format(code="a") + 'parents = ["a"]', "kind a: is its own ancestor"),
        (KIND.format(code="a") + 'words = "pump"', "kind[1] (a): 'words' must be a list of texts"),
        (KIND.format(code="a") + 'wrods = ["pump"]', "kind[1] (a): unknown field 'wrods'"),
        ('[[kind]]\ncode = "a"\nname = "a"', "kind[1] (a): needs 'name_zh', a text"),
        (
            KIND.format(code="a") + 'words = ["Pump"]\n' + KIND.format(code="b") + 'words_other = ["pump"]',
            "kind b: 'pump' is a word of a too",
        ),
    ],
)
def test_what_is_wrong_with_a_vocabulary_is_said(tmp_path: Path, text: str, said: str):
    assert problems(tmp_path, text) == [said]


def test_a_word_may_mean_two_kinds_where_other_words_near_it_decide(tmp_path: Path):
    text = KIND.format(code="a") + 'words = ["GIS"]\n' + KIND.format(code="b") + 'words = ["GIS (kV|switchgear)"]'
    assert problems(tmp_path, text) == []


class TestShipped:
    def test_every_kind_has_trade_words_in_both_languages(self):
        words = read_vocabulary()["words"]["kind"]
        few = {
            code
            for code in KINDS
            if code != "unknown" and len(words[code].get("words", ())) + len(words[code].get("words_zh", ())) < 20
        }
        assert few == set()

    def test_what_is_not_electrical_is_no_equipment(self):
        for kind in ("furniture", "textile", "toy", "pipe", "cement-concrete", "vehicle", "medical-consumable"):
            assert "equipment" not in ancestors(kind), kind

    def test_every_trait_has_its_question(self):
        assert list(QUESTIONS) == list(TRAITS)
        assert all(english.endswith("?") and chinese.endswith("？") for english, chinese in QUESTIONS.values())

    def test_names_are_said_once(self):
        for table in (DOMAINS, TRAITS):
            assert len({name for names in table.values() for name in names}) == 2 * len(table)
