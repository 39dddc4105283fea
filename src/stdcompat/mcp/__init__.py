"""A server for assistants (Model Context Protocol): parse, resolve, equivalents, check, and nothing that writes.

``stdcompat mcp`` runs it. Every answer is of the same kind as the library's own, and cites: the
edition and digest of the facts, the date, and the sources behind each fact with their addresses.
"""

from __future__ import annotations

from stdcompat._lazy import exports

# What type checkers take for typing.TYPE_CHECKING, without the import.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from stdcompat.mcp.answers import Answers
    from stdcompat.mcp.server import make_server

__all__ = ["Answers", "make_server"]

__getattr__, __dir__ = exports(__name__, __all__, {"answers": ("Answers",), "server": ("make_server",)})
