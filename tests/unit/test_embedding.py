"""What a developer who embeds the library types first: the top level, values made in Python, in and out of memory."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest

import stdcompat
from stdcompat import Claim, Component, Deployment, Evidence, Facts, Market, MarketError, Profile, Statement
from stdcompat.errors import InvalidTypeError

if TYPE_CHECKING:
    from pathlib import Path

DAY = "2026-11-21"


def offer() -> Deployment:
    pending = Claim(None, "see annex", statement=Statement.PENDING, words='申请中 "soon"')
    camera = Component("Camera", "camera", "A & B", "中国", claims=["GB 4943.1-2022", pending], name_zh="摄像机")
    return Deployment("Offer", [camera, Component("Server", "server")], conditions=["federal-buyer"])


def test_every_name_of_the_top_level_is_there_and_only_once():
    assert sorted(set(stdcompat.__all__)) == sorted(stdcompat.__all__)
    assert all(getattr(stdcompat, name) is not None for name in stdcompat.__all__)
    assert set(stdcompat.__all__) <= set(dir(stdcompat))


def test_modules_inside_are_reached_by_attribute():
    code = "import stdcompat; stdcompat.market.Market; stdcompat.report.formats.FORMATS; assert not hasattr(stdcompat, 'x')"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_values_made_in_python_take_what_is_unambiguous():
    (camera, _) = offer().components
    assert camera.jurisdiction == "CN"
    assert [str(claim.id) for claim in camera.claims] == ["GB 4943.1-2022", "None"]
    assert Claim.of(stdcompat.parse("ISO 9001")).as_written == "ISO 9001"


def test_a_deployment_goes_out_and_in_again(root: Path, tmp_path: Path):
    for deployment in (offer(), Deployment.from_toml(root / "docs/examples/cn-5g-cloud.toml")):
        plain = json.loads(json.dumps(deployment.to_dict()))
        assert Deployment.from_dict(plain) == deployment
        assert Deployment.from_json(json.dumps(plain)) == deployment
        assert tomllib.loads(deployment.to_toml()) == plain
        path = tmp_path / "offer.toml"
        path.write_text(deployment.to_toml(), encoding="utf-8")
        assert Deployment.load(path) == deployment


def test_a_profile_and_a_market_go_out_and_in_again(root: Path, tmp_path: Path):
    tender = Profile.from_toml(root / "docs/examples/eu-data-centre-tender.toml")
    for value in (tender, Market.named("SA")):
        plain = json.loads(json.dumps(value.to_dict()))
        assert type(value).from_dict(plain) == value
        assert type(value).from_json(json.dumps({"$schema": "market.schema.json", **plain})) == value
        path = tmp_path / "asked.toml"
        path.write_text(value.to_toml(), encoding="utf-8")
        assert type(value).from_toml(path) == value
    with pytest.raises(MarketError, match=r"profile: line 1, column 2: is not JSON"):
        Profile.from_json("{]")
    with pytest.raises(MarketError, match=r"market: must be a table with 'market'; begin with \{"):
        Market.from_json("[]")
    with pytest.raises(InvalidTypeError, match=r"must be a JSON text, not dict; tables are read by from_dict"):
        Market.from_json({})  # type: ignore[arg-type]


class TestFacts:
    def test_one_value_answers_what_the_functions_answer(self) -> None:
        facts = Facts(as_of=DAY)
        stack = Deployment("D", [Component("S", "server", claims=["GB 4943.1-2022"])])
        assert facts.check(stack, "EU") == stdcompat.check(stack, "EU", as_of=DAY)
        assert facts.check_markets(stack, ["EU", "CN"]) == stdcompat.check_markets(stack, ["EU", "CN"], as_of=DAY)
        assert facts.plan(stack, ["EU"]) == stdcompat.plan(stack, ["EU"], as_of=DAY)
        asked = "ISO/IEC 27001:2013"
        assert facts.equivalents(asked, publisher="GB") == stdcompat.equivalents(asked, publisher="GB", as_of=DAY)
        assert facts.cited("EN 62368-1:2014") == stdcompat.cited("EN 62368-1:2014", as_of=DAY)

    def test_another_day_and_another_process(self) -> None:
        facts = Facts(as_of=DAY)
        assert facts.on(DAY) is facts
        assert facts.on("2015-01-01").as_of.year == 2015
        again = pickle.loads(pickle.dumps(facts))  # noqa: S301  # our own
        assert again.resolve("GB/T 22080-2016", "ISO/IEC 27001:2013").covers == "yes"
        assert "2026-11-21" in repr(facts)

    def test_a_report_is_rendered_by_what_it_was_made_of(self) -> None:
        stack = Deployment("D", [Component("S", "server", "Acme", "CN", claims=["GB 4943.1-2022"])])
        report = Facts(as_of=DAY).check(stack, "EU")
        page = report.render("html")
        assert isinstance(page, str)
        assert isinstance(report.render("xlsx"), bytes)
        assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301  # our own
        with pytest.raises(ValueError, match="no format 'docy'"):
            report.render("docy")


def test_evidence_has_dates_or_says_so():
    with pytest.raises(ValueError, match="not a date"):
        Evidence("certificate", expires="soon")
