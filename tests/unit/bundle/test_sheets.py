"""Counts, samples and the schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from stdcompat.bundle.facts import load_facts
from stdcompat.bundle.sample import sample
from stdcompat.bundle.schema import facts_schema
from stdcompat.bundle.stats import count_domains, count_facts, refresh, render

if TYPE_CHECKING:
    from pathlib import Path


class TestStats:
    def test_counts(self, folder: Path) -> None:
        counts = count_facts(load_facts(folder))
        assert counts["facts"]["standards (editions)"] == 3
        assert counts["facts"]["documents"] == 2
        assert counts["standards by publisher"] == {
            "ISO/IEC": {"documents": 1, "editions": 2},
            "GB": {"documents": 1, "editions": 1},
        }
        assert counts["markets"]["CN"]["of these with a standard"] == 1
        assert counts["confidence"]["standard"] == {"high": 2, "medium": 1, "low": 0}
        assert counts["sources from, oldest"] == "2024-01"

    def test_counts_of_domains(self, folder: Path) -> None:
        facts = load_facts(folder)
        counts = count_domains(facts, ["information-security"])
        assert counts["adopters by degree"] == {"GB: IDT": 1}
        assert counts["requirements by market"] == {"CN": 1}
        assert count_domains(facts, ["rail"]) == {
            "facts": {"standards (editions)": 0, "documents": 0, "correspondences": 0}
        }

    def test_forms(self, folder: Path) -> None:
        counts = count_facts(load_facts(folder))
        assert json.loads(render(counts, "json")) == counts
        assert "| GB | 1 | 1 |" in render(counts, "markdown")
        assert "  GB               1         1\n" in render(counts)

    def test_a_page_is_made_current(self, folder: Path) -> None:
        facts = load_facts(folder)
        page = "# A\n\n<!-- counts: cloud information-security -->\nold\n<!-- end of counts -->\n\nend\n"
        fresh = refresh(page, facts)
        assert fresh.startswith("# A\n")
        assert fresh.endswith("<!-- end of counts -->\n\nend\n")
        assert "old" not in fresh
        assert "| ISO/IEC | 2 |" in fresh
        assert refresh(fresh, facts) == fresh
        with pytest.raises(ValueError, match="no domain 'clout'"):
            refresh(page.replace("cloud", "clout"), facts)


class TestSample:
    def test_the_same_seed_gives_the_same_facts(self, folder: Path) -> None:
        facts = load_facts(folder)
        assert sample(facts, 5, 1) == sample(facts, 5, 1)
        assert len({tuple(one.name for one in sample(facts, 5, seed)) for seed in range(20)}) > 1

    def test_every_kind_is_looked_at(self, folder: Path) -> None:
        chosen = sample(load_facts(folder), 6, 1)
        assert {one.kind for one in chosen} == {
            "publisher",
            "standard",
            "correspondence",
            "agreement",
            "requirement",
            "system",
        }
        assert len(sample(load_facts(folder), 1000, 1)) == 9

    def test_a_fact_is_shown_with_where_it_was_read(self, folder: Path) -> None:
        (text,) = (str(one) for one in sample(load_facts(folder), 9, 1) if one.kind == "correspondence")
        assert "  degree: IDT\n" in text
        assert text.endswith("  - A list (secondary)\n    https://example.org/list")


class TestSchema:
    def test_every_key_of_the_facts_is_in_it(self, folder: Path) -> None:
        import tomli

        schema = facts_schema()
        for path in folder.rglob("*.toml"):
            for name, value in tomli.loads(path.read_text(encoding="utf-8")).items():
                for item in value if isinstance(value, list) else [value]:
                    assert set(item) <= set(self._record(schema, name)["properties"]), (path, name)

    def test_what_a_record_needs_is_required(self) -> None:
        schema = facts_schema()
        assert self._record(schema, "standard")["required"] == ["id", "sources", "confidence"]
        assert "class" in self._record(schema, "source")["properties"]
        assert "requirements" not in self._record(schema, "market")["properties"]
        assert self._record(schema, "correspondence")["properties"]["degree"]["enum"][0] == "IDT"

    @staticmethod
    def _record(schema: dict[str, Any], name: str) -> dict[str, Any]:
        found: dict[str, Any] = schema["properties"][name]
        if found["type"] == "array":
            found = schema["$defs"][found["items"]["$ref"].removeprefix("#/$defs/")]
        return found
