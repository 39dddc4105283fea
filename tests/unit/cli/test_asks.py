from __future__ import annotations

import json
from typing import TYPE_CHECKING

import stdcompat

if TYPE_CHECKING:
    from collections.abc import Callable

AS_OF = "2026-11-21"


def test_what_a_market_asks_of_a_product_in_words(run: Callable[..., object]):
    done = run("asks", "WiFi camera", "--market", "EU", "--market", "CN", "--as-of", AS_OF)
    assert done.code == 0  # type: ignore[attr-defined]
    assert "What EU asks of 'WiFi camera', as of 2026-11-21" in done.out  # type: ignore[attr-defined]
    assert "taken for: surveillance camera (camera)" in done.out  # type: ignore[attr-defined]


def test_a_product_that_nobody_knows_is_a_question_back(run: Callable[..., object]):
    done = run("asks", "frobnicator", "--market", "EU")
    assert done.code == 2  # type: ignore[attr-defined]
    assert "I cannot tell what kind of product 'frobnicator' is; say --kind" in done.err  # type: ignore[attr-defined]


def test_json(run: Callable[..., object]):
    done = run("asks", "服务器", "--market", "CN", "--format", "json", "--as-of", AS_OF)
    (asked,) = json.loads(done.out)["asks"]  # type: ignore[attr-defined]
    assert asked["product"]["kind"] == "server"
    assert asked["requirements"]


def test_questions_are_of_what_is_not_stated():
    plain = stdcompat.requirements_for("camera", "EU", as_of=AS_OF)
    assert "radio" in dict(plain.questions)
    by_radio = stdcompat.requirements_for("WiFi camera", "EU", as_of=AS_OF)
    assert "radio" not in dict(by_radio.questions)


def test_what_transmits_by_radio_is_radio_equipment():
    ids = {one.id for one in stdcompat.requirements_for("WiFi camera", "EU", as_of=AS_OF).requirements}
    plain = {one.id for one in stdcompat.requirements_for("camera", "EU", as_of=AS_OF).requirements}
    assert "eu-emc-55032" in plain - ids  # the radio rules take the place of the EMC rules


def test_only_what_can_be_used_there_is_asked_about_explosive_atmospheres():
    asked = {
        kind: "hazardous-area" in dict(stdcompat.requirements_for(name, "CN", as_of=AS_OF).questions)
        for kind, name in {"toy": "plush toy", "pump": "water pump", "camera": "network camera"}.items()
    }
    assert asked == {"toy": False, "pump": True, "camera": True}
