from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from stdcompat.errors import DeploymentError, IdentifierError, UnknownMarketError
from stdcompat.mcp import Answers, answers

if TYPE_CHECKING:
    from stdcompat.catalogs import Catalog

DAY = "2026-11-21"
SERVER = {
    "deployment": {"name": "Offer"},
    "component": [{"name": "Server", "kind": "server", "claims": ["GB 4943.1-2022", "EN 55032:2015+A11:2020"]}],
}


@pytest.fixture
def answer(catalog: Catalog) -> Answers:
    return Answers(catalog)


def test_what_is_read_and_what_is_not(answer: Answers):
    said = answer.parse(["GBT22239-2019", "ISO/EIC 27001"])
    good, bad = said["read"]
    assert (good["text"], good["id"], good["year"]) == ("GBT22239-2019", "GB/T 22239-2019", 2019)
    assert (bad["text"], bad["id"]) == ("ISO/EIC 27001", None)
    assert bad["expected"]


def test_an_answer_cites_the_facts_and_every_source(answer: Answers, catalog: Catalog):
    said = answer.resolve("GB 4943.1-2022", "IEC 62368-1:2018", DAY)
    assert (said["catalog"], said["as_of"]) == ({"edition": catalog.edition, "digest": catalog.digest}, DAY)
    assert said["covers"] == "undetermined"
    named = {
        source for route in said["proof"] for path in route["paths"] for step in path for source in step["sources"]
    }
    assert named
    assert set(said["sources"]) == named
    assert all(source["title"] for source in said["sources"].values())


def test_more_than_was_asked_for_is_counted(answer: Answers):
    every = answer.equivalents("IEC 62368-1:2018", as_of=DAY)
    assert len(every["found"]) > 1
    one = answer.equivalents("IEC 62368-1:2018", as_of=DAY, limit=1)
    assert one["found"] == every["found"][:1]
    assert one["left_out"] == len(every["found"]) - 1
    assert set(one["sources"]) <= set(every["sources"])


@pytest.mark.parametrize(("id", "held"), [("IEC 99999:2020", False), ("IEC 62368-1:2018", True)])
def test_none_found_says_whether_that_means_anything(answer: Answers, id: str, held: bool):
    said = answer.equivalents(id, publisher="KS", as_of=DAY)
    assert (said["found"], said["in_catalog"]) == ([], held)


def test_a_check_counts_and_cites_what_it_shows():
    said = Answers().check(SERVER, ["eu", "CN"], DAY)
    eu, cn = said["reports"]
    assert (eu["market"], cn["market"]) == ("EU", "CN")
    assert eu["met"] + eu["diverge"] + eu["undecided"] > 0
    assert {finding["component"] for finding in eu["findings"]} == {"Server"}
    assert {word for finding in eu["findings"] for word in finding.get("sources", "").split(", ") if word} <= set(
        said["sources"]
    )
    few = Answers().check(SERVER, ["EU"], DAY, limit=1)["reports"][0]
    assert few["findings"] == eu["findings"][:1]
    assert few["left_out"] == len(eu["findings"]) - 1


def test_what_is_wrong_with_a_question_is_told(answer: Answers):
    with pytest.raises(IdentifierError):
        answer.resolve("nothing", "ISO 9001:2015")
    with pytest.raises(ValueError, match="write it as 2026-11-21"):
        answer.resolve("ISO 9001:2015", "ISO 9001:2015", "yesterday")
    with pytest.raises(UnknownMarketError):
        answer.check(SERVER, ["XX"], DAY)
    with pytest.raises(DeploymentError, match=r"deployment: component\[1\] \(A\).kind: unknown kind"):
        answer.check({"deployment": {"name": "x"}, "component": [{"name": "A", "kind": "serer"}]}, ["EU"], DAY)


def test_a_deployment_is_bounded(answer: Answers, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(answers, "MAX_DEPLOYMENT", 20)
    with pytest.raises(ValueError, match="larger than 20 bytes; check it in parts"):
        answer.check(SERVER, ["EU"], DAY)


def test_a_check_is_paged(answer: Answers):
    whole = answer.check(SERVER, ["EU"], DAY)["reports"][0]
    pages = [answer.check(SERVER, ["EU"], DAY, limit=2, first=first)["reports"][0] for first in (0, 2)]
    assert [row for page in pages for row in page["findings"]] == whole["findings"][:4]
    assert [page["passed_over"] for page in pages] == [0, min(2, len(whole["findings"]))]
    assert answer.check(SERVER, ["EU"], DAY, first=10_000)["reports"][0]["findings"] == []


def test_a_check_is_bounded_in_time(answer: Answers, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("stdcompat.mcp.answers.MAX_SECONDS", -1)
    found = answer.check(SERVER, ["EU", "US", "CN"], DAY)
    assert (len(found["reports"]), found["not_checked"]) == (1, ["US", "CN"])
    parts = [{"name": str(n), "kind": "server"} for n in range(1001)]
    with pytest.raises(ValueError, match="check it in parts"):
        answer.check({"deployment": {"name": "x"}, "component": parts}, ["EU"], DAY)


def test_components_that_come_too_late_are_named(answer: Answers, monkeypatch: pytest.MonkeyPatch):
    parts = [{"name": str(n), "kind": "server", "claims": ["EN 55032:2015"]} for n in range(3)]
    stack = {"deployment": {"name": "x"}, "component": parts}
    whole = answer.check(stack, ["EU"], DAY)
    assert whole["components_not_checked"] == []
    monkeypatch.setattr(answers, "AT_ONCE", 1)
    assert answer.check(stack, ["EU"], DAY) == whole
    monkeypatch.setattr(answers, "MAX_SECONDS", -1)
    assert answer.check(stack, ["EU"], DAY)["components_not_checked"] == ["1", "2"]


def test_parts_are_asked_less_than_products(answer: Answers):
    def asked(taken_as: str | None) -> int:
        (one,) = answer.check(SERVER, ["EU"], DAY, taken_as=taken_as)["reports"]
        return len([row for row in one["findings"] if row.get("requirement")])

    assert asked(None) == asked("product") > asked("parts")
    with pytest.raises(ValueError, match="taken as product or parts, not as 'whole'"):
        answer.check(SERVER, ["EU"], DAY, taken_as="whole")


def test_a_buyer_who_refuses_equivalents_is_heard(answer: Answers):
    asked = {"id": "r", "title": "R", "domain": "ict-safety", "applies_to": ["server"], "any_of": ["IEC 62368-1:2018"]}
    server = {**SERVER, "component": [{"name": "S", "kind": "server", "claims": ["EN IEC 62368-1:2020"]}]}

    def verdict(**more: bool) -> str:
        profile = {"profile": {"name": "T"}, "requirement": [{**asked, **more}]}
        (one,) = answer.check(server, ["EU"], DAY, profile=profile)["reports"]
        return str(next(row["verdict"] for row in one["findings"] if row.get("requirement") == "r"))

    assert (verdict(), verdict(equivalents=False)) != (verdict(equivalents=False), verdict())
    assert verdict(equivalents=False) == "divergent"


def test_halves_of_characters_are_no_requests_that_nobody_answers():
    server = pytest.importorskip("stdcompat.mcp.server")
    lines = rb"""{"a": "\ud83d", "b": "\ud83d\ude00", "c": "\ude00\ud83d", "d": "\\ud83d"}""" + b"\n{}\n"
    read = io.BufferedReader(server.Readable(io.BytesIO(lines))).readlines()
    assert [json.loads(line) for line in read] == [
        {"a": "\ufffd", "b": "\U0001f600", "c": "\ufffd" * 2, "d": "\\ud83d"},
        {},
    ]
