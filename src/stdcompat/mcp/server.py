"""The tools, as the protocol describes them to an assistant."""

from __future__ import annotations

import functools
import io
import re
import sys
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, ParamSpec, TypeVar

from stdcompat import __version__
from stdcompat.errors import MissingExtraError
from stdcompat.mcp import answers
from stdcompat.mcp.answers import Answers

try:
    from mcp.server import MCPServer
    from mcp.server.mcpserver.exceptions import ToolError
    from mcp.types import ToolAnnotations
    from pydantic import Field
except ImportError as error:
    raise MissingExtraError("mcp", "mcp") from error  # noqa: EM101  # the extra's name

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from _typeshed import WriteableBuffer

    from stdcompat.catalogs import Catalog
    from stdcompat.facts import Facts

__all__ = ["Readable", "make_server", "serve"]

P = ParamSpec("P")
T = TypeVar("T")

INSTRUCTIONS: Final = (
    "Facts about technical standards: what a designation means, what one standard is to another, "
    "which editions correspond to it, and where what a deployment claims diverges from what a market asks for. "
    "Answers rest on recorded facts and say so: cite their sources, the catalog's edition and the date with them. "
    "'unknown' and 'undetermined' are answers: they are neither a pass nor a divergence. This is no legal advice."
)
_READS: Final = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)

_Id = Annotated[
    str,
    Field(
        min_length=1,
        max_length=answers.MAX_TEXT,
        description="a standard as people write it: 'GB/T 22080-2016', 'ISO/IEC 27001:2022', 'EN 55032'",
    ),
]
_Date = Annotated[
    str | None, Field(max_length=10, description="the date of the answer, as 2026-11-21; today by default")
]
_Market = Annotated[str, Field(min_length=1, max_length=20, description="a market's code: EU, CN, US, SA")]


def make_server(facts: Facts | Catalog | None = None) -> MCPServer[Any]:
    """Return the server; ``make_server().run()`` serves over standard input and output.

    Args:
        facts: what is known, or the catalog alone; what ships by default.

    Raises:
        MissingExtraError: without the extra ``mcp``.

    >>> make_server().name
    'stdcompat'
    """
    answer = Answers(facts)
    server: MCPServer[Any] = MCPServer(
        "stdcompat", instructions=INSTRUCTIONS, version=__version__, log_level="WARNING", subscriptions=False
    )

    def tool(title: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
        def add(function: Callable[P, T]) -> Callable[P, T]:
            return server.tool(title=title, annotations=_READS)(_in_words(function))

        return add

    @tool("Read identifiers of standards")
    def parse(
        texts: Annotated[
            list[Annotated[str, Field(max_length=answers.MAX_TEXT)]],
            Field(min_length=1, max_length=answers.MAX_TEXTS, description="designations, as people write them"),
        ],
    ) -> dict[str, Any]:
        """Read standards' identifiers: publisher, number, part, edition, amendments, what they adopt by their name."""
        return answer.parse(texts)

    @tool("What one standard is to another")
    def resolve(a: _Id, b: _Id, as_of: _Date = None) -> dict[str, Any]:
        """Say what one standard is to another, with the proof.

        `relation` holds what a's requirements may be to b's: EQ equal, SUB a part of them, SUP all of them and more,
        INT some of them, DR none. `covers` says whether conforming to a proves conforming to b: yes, no or
        undetermined; the other direction is another question.
        """
        return answer.resolve(a, b, as_of)

    @tool("Editions that correspond to a standard")
    def equivalents(
        id: _Id,
        publisher: Annotated[str | None, Field(max_length=40, description="only of this prefix, such as GB")] = None,
        market: Annotated[str | None, Field(max_length=20, description="only of this market's publishers")] = None,
        as_of: _Date = None,
        limit: Annotated[int, Field(ge=1, le=answers.MAX_FOUND)] = 20,
    ) -> dict[str, Any]:
        """List the editions that correspond to a standard, nearest first, each with its proof.

        None found for a standard that is not in the catalog (`in_catalog`) proves nothing.
        """
        return answer.equivalents(id, publisher, market, as_of, limit)

    @tool("Check a deployment against markets")
    def check(  # noqa: PLR0913  # what an assistant may say
        deployment: Annotated[
            dict[str, Any],
            Field(
                description="as a deployment file: {'deployment': {'name': ...}, 'component': [{'name': ..., "
                "'kind': 'server', 'supplier': ..., 'jurisdiction': 'CN', 'claims': ['GB 4943.1-2022', ...]}, ...]}"
            ),
        ],
        markets: Annotated[list[_Market], Field(min_length=1, max_length=answers.MAX_MARKETS)],
        as_of: _Date = None,
        *,
        limit: Annotated[int, Field(ge=1, le=answers.MAX_FINDINGS, description="findings of each market")] = 50,
        first: Annotated[int, Field(ge=0, description="findings of each market to pass over: those told before")] = 0,
        taken_as: Annotated[
            Literal["product", "parts"] | None,
            Field(
                description="what the components are: products that are placed on the market, or parts of one, of "
                "which the law asks less; as the deployment says by default"
            ),
        ] = None,
        profile: Annotated[
            dict[str, Any] | None,
            Field(
                description="a buyer's own requirements, as a profile file: {'profile': {'name': ...}, 'requirement': "
                "[{'id': 'r1', 'title': ..., 'domain': 'ict-safety', 'applies_to': ['server'], 'any_of': "
                "['IEC 62368-1:2018'], 'equivalents': false where equivalents are not accepted}, ...]}"
            ),
        ] = None,
    ) -> dict[str, Any]:
        """Check which standards a deployment claims against what markets ask for; the worst findings come first.

        Each market has a summary and as many findings as `limit` says; for those `left_out`, ask again with `first`.
        Markets under `not_checked` and components under `components_not_checked` would have taken too long: ask for
        them by themselves.
        """
        return answer.check(deployment, markets, as_of, limit=limit, first=first, taken_as=taken_as, profile=profile)

    return server


def serve(facts: Facts | Catalog | None = None) -> None:
    """Serve over standard input and output until the client goes."""
    sys.stdin = io.TextIOWrapper(io.BufferedReader(Readable(sys.stdin.buffer)), encoding="utf-8", errors="replace")
    make_server(facts).run("stdio")


class Readable(io.RawIOBase):
    r"""Requests, without halves of characters: the protocol's reader drops a whole request for one, unanswered.

    >>> Readable(io.BytesIO(rb'["\ud83d", "\ud83d\ude00", "\\ud83d"]')).read()
    b'["\\ufffd", "\\ud83d\\ude00", "\\\\ud83d"]'
    """

    _ESCAPES: Final = re.compile(rb"(\\u[dD][89abAB]..\\u[dD][c-fC-F]..)|(\\u[dD][89a-fA-F]..)|\\.")

    def __init__(self, lines: BinaryIO) -> None:
        self.lines = lines
        self.left = b""

    def readable(self) -> bool:
        """Return that it is."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read a line, or a part of one."""
        if not self.left:
            self.left = self._ESCAPES.sub(lambda found: rb"\ufffd" if found[2] else found[0], self.lines.readline())
        room = memoryview(buffer)
        count = min(len(room), len(self.left))
        room[:count], self.left = self.left[:count], self.left[count:]
        return count


def _in_words(function: Callable[P, T]) -> Callable[P, T]:
    """Turn what is wrong with a question into a message that the assistant can read; anything else is a crash."""

    @functools.wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return function(*args, **kwargs)
        except (ValueError, LookupError) as error:
            raise ToolError(str(error)) from error

    return call
