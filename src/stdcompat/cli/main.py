"""The program `stdcompat`: find the command, run it, turn what goes wrong into a message and an exit code.

Only the command that is asked for is loaded: a cold `stdcompat check` must stay fast.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import itertools
import os
import sys
from typing import IO, TYPE_CHECKING, Any, Final, Protocol, cast

import stdcompat
from stdcompat.cli.exits import EXIT_CODES, FAULT, INTERRUPTED, INVALID, PIPE_CLOSED, TERMINATED, USAGE, UsageError
from stdcompat.cli.options import add_language
from stdcompat.cli.streams import Streams
from stdcompat.errors import StdcompatError, in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["COMMANDS", "Help", "configure", "entry", "main", "typed"]

_LANG: Final = 2  # --lang and its value

COMMANDS: Final = {
    "check": "check a deployment against markets and a buyer's requirements",
    "template": "write an offer or a tender as a sheet to be filled in, or the schema of deployment files",
    "tender": "draft a buyer's requirements from the sentences of a tender that name standards",
    "compare": "check several offers against one market or tender, and rank them side by side",
    "plan": "find the smallest set of claims to add for the chosen markets",
    "ask": "list what each supplier is to provide, as letters in English or Chinese",
    "diff": "say what changed from one report to another",
    "resolve": "say what one standard is to another, with the proof",
    "equivalents": "list the editions that correspond to a standard",
    "find": "find standards by words, class, committee, status and date",
    "show": "show what the catalog holds on a standard",
    "parse": "read standards' identifiers",
    "scan": "list the standards that a text, PDF or DOCX file mentions, and check a draft of a deployment",
    "asks": "list what markets ask of a product before anybody has claimed anything, and what decides the rest",
    "cited": "say which standards of a declaration are cited today, until when, and what replaces them",
    "markets": "list the markets, or what one of them asks for",
    "market-diff": "say what changed in official lists, and which declarations lose a citation when",
    "market-import": "import official lists of an authority: which standards an act cites, since when, until when",
    "agreements": "list the agreements between parties, and what they recognise",
    "lock-in": "tell which claims stand alone, and what must change to reach a market",
    "what-if": "say which verdicts change when an edition is withdrawn, an agreement lapses, ...",
    "systems": "list the standard systems, which branches a deployment touches, which have no counterpart",
    "convergence": "measure which share of one side's standards the other side has as well",
    "batch": "check many deployments in columns, into a folder of parts; print the SQL for their results",
    "catalog": "compile, check, format, count or sample a folder of facts",
    "catalog-cross-check": "list what sources disagree about, and adoptions of editions that do not exist",
    "catalog-diff": "say what changed from one compiled catalog to another, and which verdicts with it",
    "catalog-import": "import other people's catalogs into one compiled file, every row accounted for",
    "doctor": "say what is installed, and whether the facts are as they were made",
    "mcp": "answer the questions of an assistant, over the Model Context Protocol",
    "completion": "print a script with which a shell completes commands and options",
}


class _Terminated(KeyboardInterrupt):
    """The process was asked to end: clean up as after an interruption."""


class Command(Protocol):
    """What each module of `commands` offers."""

    EXAMPLE: str

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's arguments."""

    def run(self, arguments: argparse.Namespace, streams: Streams) -> int:
        """Do it, and return the exit code."""


class _Parser(argparse.ArgumentParser):
    """A parser that raises instead of leaving the program."""

    def error(self, message: str) -> None:  # type: ignore[override]  # it does not return either
        msg = f"{message}\n{self.format_usage().strip()}"
        raise UsageError(msg)


class Help(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal; to find that out, argparse would load `shutil`, and with it what reads archives."""

    def __init__(self, prog: str, **options: Any) -> None:
        super().__init__(prog, width=_columns() - 2, **options)


def _columns() -> int:
    try:
        return int(os.environ.get("COLUMNS", "0")) or os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):  # no terminal, or no number
        return 80


def main(
    argv: Sequence[str] | None = None,
    stdout: IO[str] | None = None,
    stderr: IO[str] | None = None,
    stdin: IO[str] | None = None,
) -> int:
    """Run the program and return its exit code; the streams default to the process's own.

    >>> main(["parse", "GBT22080-2016"])
    GB/T 22080-2016  (from 'GBT22080-2016')
      publisher GB; type T; number 22080; year 2016
    0
    """
    streams = Streams(stdout or sys.stdout, stderr or sys.stderr, stdin or sys.stdin)
    words = sys.argv[1:] if argv is None else list(argv)
    try:
        _refuse_what_no_shell_passes(words)
        with contextlib.redirect_stdout(streams.out), contextlib.redirect_stderr(streams.err):
            return _run(words, streams)
    except SystemExit as end:  # argparse, after --help
        return int(end.code or 0)
    except UsageError as error:
        return _fail(streams, str(error), USAGE)
    except BrokenPipeError:
        return PIPE_CLOSED
    except _Terminated:
        return _fail(streams, "terminated", TERMINATED)
    except KeyboardInterrupt:
        return _fail(streams, "interrupted", INTERRUPTED)
    except (StdcompatError, OSError) as error:
        return _fail(streams, _in_words(error) + _nowhere(), INVALID)
    except ModuleNotFoundError as error:
        if getattr(sys, "frozen", False):  # what makes programs of packages does not see what is imported when needed
            return _fail(streams, f"this program was built without {error.name}: {_WHOLE}", INVALID)
        return _fail(streams, _fault(error), FAULT)
    except Exception as error:  # noqa: BLE001  # 1 means a divergence, so a fault must not end with Python's own 1
        return _fail(streams, _fault(error), FAULT)


def _refuse_what_no_shell_passes(words: Sequence[str]) -> None:
    """Refuse arguments that only a caller in Python can give: files and catalogs would trip over them.

    Raises:
        UsageError: if one holds a NUL or half a character.
    """
    for word in words:
        try:
            if b"\0" not in os.fsencode(word):
                continue
        except UnicodeEncodeError:
            pass
        msg = f"an argument holds a character that none can: {word!a}"
        raise UsageError(msg)


def entry() -> int:
    """Run as a program of its own: the console script."""
    import signal

    signal.signal(signal.SIGTERM, _terminate)
    # A descriptor that the caller closed is none here: nothing is read from it, and what is written goes nowhere.
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115  # open as long as the process
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Files and pipes are UTF-8 wherever they are made; a console keeps its encoding, and an answer still comes out.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    code = main()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = PIPE_CLOSED
    if code == PIPE_CLOSED:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is flushed into it at exit
    return code


def _terminate(*_: object) -> None:
    raise _Terminated


def _run(words: Sequence[str], streams: Streams) -> int:
    if words[:1] == ["--lang"] and len(words) > _LANG and not words[_LANG].startswith("-"):
        words = [*words[_LANG:], *words[:_LANG]]  # `stdcompat --lang zh check ...`
    chinese = "--lang=zh" in words or ("--lang", "zh") in itertools.pairwise(words)
    streams.language = "zh" if chinese else "en"
    name, arguments_of = (words[0] if words else ""), words[1:]
    if (longer := "-".join(words[:2])) in COMMANDS:  # `catalog import` is one command
        name, arguments_of = longer, words[2:]
    if name not in COMMANDS:
        overview = _overview("" if chinese and name.startswith("-") else name)
        if chinese:
            _in_chinese(overview)
        overview.parse_args(words)
        msg = "which command?"
        raise UsageError(msg)
    parser = _Parser(prog=f"stdcompat {typed(name)}", epilog=EXIT_CODES, allow_abbrev=False, formatter_class=Help)
    command = configure(parser, name)
    if chinese:
        _in_chinese(parser)
    arguments = parser.parse_intermixed_args(arguments_of)
    streams.language = arguments.lang
    return command.run(arguments, streams)


def _in_chinese(parser: argparse.ArgumentParser) -> None:
    from stdcompat.cli.help_zh import in_chinese

    in_chinese(parser)


def typed(name: str) -> str:
    """Return the name of a command as people type it: `catalog import` is two words, `lock-in` is one.

    >>> typed("catalog-cross-check"), typed("lock-in")
    ('catalog cross-check', 'lock-in')
    """
    first, _, rest = name.partition("-")
    return f"{first} {rest}" if rest and first in {"catalog", "market"} else name


def configure(parser: argparse.ArgumentParser, name: str) -> Command:
    """Give a parser the words and the arguments of a command, and return the command."""
    command = cast("Command", importlib.import_module(f"stdcompat.cli.commands.{name.replace('-', '_')}"))
    does = COMMANDS[name].removesuffix(" ...")
    parser.description = f"{does[0].upper()}{does[1:]}."
    parser.epilog = "\n".join(filter(None, (command.EXAMPLE, parser.epilog)))
    command.configure(parser)
    add_language(parser)
    return command


def _overview(asked: str) -> argparse.ArgumentParser:
    """Return the parser for what is no command: help, version, and a typo."""
    width = max(map(len, COMMANDS))
    commands = "\n".join(f"  {typed(name):{width}} {text}" for name, text in COMMANDS.items())
    parser = _Parser(
        prog="stdcompat",
        usage="stdcompat COMMAND ...",
        description="Where does a deployment diverge from what a market or a buyer asks for?",
        epilog=(
            f"commands:\n{commands}\n\nexample:\n  stdcompat check stack.toml --market EU\n"
            f"  stdcompat COMMAND --help\n\n{EXIT_CODES}"
        ),
        formatter_class=Help,
    )
    parser.add_argument("--version", action="version", version=f"stdcompat {stdcompat.__version__}")
    add_language(parser)
    if asked and not asked.startswith("-"):
        import difflib

        inside = [typed(name) for name in COMMANDS if name.startswith(f"{asked}-")]
        if inside:
            parser.error(f"which of {', '.join(inside)}?")
        near = difflib.get_close_matches(asked, COMMANDS, 1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(map(typed, COMMANDS))}"
        parser.error(f"no command {asked!r}; {hint}")
    return parser


def _fail(streams: Streams, message: str, code: int) -> int:
    from stdcompat.report.safe import clean, logged

    if streams.language == "zh":
        from stdcompat.cli.errors_zh import in_chinese

        message = in_chinese(message)
    with contextlib.suppress(OSError):
        streams.err.write("".join(f"{logged(clean(line))}\n" for line in f"stdcompat: {message}".split("\n")))
    return code


def _fault(error: Exception) -> str:
    """Write the traceback where it can be taken from, and say what to do with it."""
    import tempfile
    import traceback

    what = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
    told = "".join(traceback.format_exception(error))
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", errors="backslashreplace", prefix="stdcompat-fault-", suffix=".txt", delete=False
        ) as file:
            file.write(f"stdcompat {stdcompat.__version__}, Python {sys.version}\n{told}")
    except OSError:
        return f"this is a fault of stdcompat, not of your input; please report it: {what}\n{told}"
    return (
        f"this is a fault of stdcompat, not of your input: {what}; please report it with {file.name} "
        "(look through it first: it may quote what you gave)"
    )


_WHOLE: Final = "build it with all of stdcompat (PyInstaller: --collect-all stdcompat) and what that needs"


def _nowhere() -> str:
    """Say so when the working folder was deleted: no relative path can be found then."""
    try:
        os.getcwd()
    except OSError:
        return "; the working folder is no longer there"
    return ""


def _in_words(error: Exception) -> str:
    if isinstance(error, OSError) and not isinstance(error, StdcompatError):
        said = in_words(error)
        return f"{error.filename}: {said}" if error.filename is not None else said
    return str(error)


if __name__ == "__main__":
    sys.exit(entry())
