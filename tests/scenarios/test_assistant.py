"""An assistant asks over the Model Context Protocol: the official client, the program in a process of its own."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

import anyio
import pytest
from mcp import Client, StdioServerParameters

import stdcompat
from stdcompat.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcp.types import CallToolResult, Tool

DAY = {"as_of": "2026-11-21"}
PAIR = {"a": "GB/T 22080-2016", "b": "ISO/IEC 27001:2022"}


def ask(*questions: tuple[str, dict[str, Any]]) -> tuple[list[Tool], list[CallToolResult]]:
    """Return the tools of the server, and its answers."""

    async def session() -> tuple[list[Tool], list[CallToolResult]]:
        program = StdioServerParameters(command=sys.executable, args=["-m", "stdcompat.cli", "mcp"], env={**os.environ})
        async with Client(program, read_timeout_seconds=60) as client:
            tools = (await client.list_tools()).tools
            return tools, [await client.call_tool(name, arguments) for name, arguments in questions]

    return anyio.run(session)


def values(result: CallToolResult) -> dict[str, Any]:
    assert not result.is_error, result.content
    structured: dict[str, Any] = result.structured_content
    return structured


def said(result: CallToolResult) -> str:
    (content,) = result.content
    return str(getattr(content, "text", ""))


@pytest.fixture(scope="module")
def talk() -> tuple[Sequence[Tool], Sequence[CallToolResult]]:
    offer = {
        "deployment": {"name": "Offer"},
        "component": [
            {"name": "Operator", "kind": "organisation", "jurisdiction": "CN", "claims": ["GB/T 22080-2016"]}
        ],
    }
    return ask(
        ("parse", {"texts": ["GBT22239-2019", "word"]}),
        ("resolve", PAIR | DAY),
        ("equivalents", {"id": "ISO/IEC 27001:2013", "publisher": "GB"} | DAY),
        ("check", {"deployment": offer, "markets": ["SA"]} | DAY),
        ("resolve", PAIR | {"a": "no standard"}),
        ("resolve", PAIR | {"a": "x" * 1001}),
        ("parse", {"texts": ["ISO 9001"] * 101}),
        ("check", {"deployment": {}, "markets": ["EU"]}),
    )


def test_the_tools_only_read_and_say_what_they_take(talk: tuple[Sequence[Tool], Sequence[CallToolResult]]):
    tools, _ = talk
    assert [tool.name for tool in tools] == ["parse", "resolve", "equivalents", "check"]
    for tool in tools:
        assert tool.description
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint
        assert tool.annotations.open_world_hint is False


def test_answers_are_those_of_the_library_with_their_sources(talk: tuple[Sequence[Tool], Sequence[CallToolResult]]):
    _, (read, resolved, found, checked, *_) = talk
    assert [one["id"] for one in values(read)["read"]] == ["GB/T 22239-2019", None]

    answer = stdcompat.resolve(PAIR["a"], PAIR["b"], as_of=DAY["as_of"])
    plain = values(resolved)
    assert {key: plain[key] for key in answer.to_dict()} == json.loads(json.dumps(answer.to_dict()))
    assert plain["catalog"]["digest"] == stdcompat.Catalog.bundled().digest
    assert plain["sources"]

    assert [one["a"] for one in values(found)["found"]] == ["GB/T 22080-2016"]
    (report,) = values(checked)["reports"]
    assert report["market"] == "SA"
    assert report["findings"]


def test_what_cannot_be_answered_is_an_error_in_words(talk: tuple[Sequence[Tool], Sequence[CallToolResult]]):
    *_, unread, long, many, empty = talk[1]
    assert all(result.is_error for result in (unread, long, many, empty))
    assert "not a standard's identifier" in said(unread)
    assert "at most 1000 characters" in said(long)
    assert "at most 100 items" in said(many)
    assert "has no [deployment] table" in said(empty)
    assert "Traceback" not in said(empty)


def test_without_its_extra(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    for name in [name for name in sys.modules if name.startswith("stdcompat.mcp")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    assert main(["mcp"]) == 3
    assert capsys.readouterr().err == "stdcompat: this needs mcp: pip install 'stdcompat[mcp]'\n"
