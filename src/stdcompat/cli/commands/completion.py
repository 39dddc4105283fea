"""``stdcompat completion``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from stdcompat.cli.streams import Streams

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat completion bash > ~/.local/share/bash-completion/completions/stdcompat
  stdcompat completion zsh > ~/.zfunc/_stdcompat    (with fpath+=~/.zfunc before compinit)
  stdcompat completion fish > ~/.config/fish/completions/stdcompat.fish
"""

SHELLS: Final = ("bash", "zsh", "fish", "tcsh", "powershell")
_FILES: Final = frozenset(
    {"FILE", "STACK", "PATH", "OLD", "NEW", "PAGE", "SOURCE", "DATA", "FOLDER"}
)  # files or folders
_FOLDERS: Final = frozenset({"DIR"})
_MARKETS: Final = frozenset({"M"})


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("shell", metavar="SHELL", choices=SHELLS, help=", ".join(SHELLS))


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Print the script."""
    from stdcompat.cli.whole import whole_parser
    from stdcompat.errors import MissingExtraError

    try:
        import shtab
    except ImportError as error:
        raise MissingExtraError("cli", "shtab") from error  # noqa: EM101  # the extra's name
    from stdcompat.market.book import MarketBook

    parser = whole_parser()
    codes = MarketBook.bundled().codes()
    for action in _actions(parser):
        if action.metavar in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]  # what shtab looks for
        elif action.metavar in _FOLDERS:
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]  # as above
        elif action.metavar in _MARKETS:
            action.choices = codes
    streams.out.write(shtab.complete(parser, arguments.shell) + "\n")
    return 0


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Iterate over the arguments of every command."""
    for action in parser._actions:
        if isinstance(action.choices, dict):
            for command in action.choices.values():
                yield from command._actions
