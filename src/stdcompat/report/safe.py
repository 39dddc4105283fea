"""Make text that others wrote harmless wherever it is shown.

Names come from files that anybody may have written. A terminal obeys control characters, and a
right-to-left override makes a line read as another one; both are replaced here and nowhere else.
"""

from __future__ import annotations

from typing import Final

__all__ = ["LIMIT", "clean", "escaped", "logged"]

LIMIT: Final = 2000
"""No single text is shown longer than this."""

# Not printable for Python, and harmless: the spaces of other scripts, and the joiners that they need.
_HARMLESS: Final = frozenset("\u00a0\u1680\u202f\u205f\u3000\u200c\u200d") | frozenset(map(chr, range(0x2000, 0x200B)))


def clean(text: str) -> str:
    r"""Return a text that is safe to show: one line, left to right, of bounded length.

    >>> clean("Acme\x1b[31m\nLtd")
    'Acme\ufffd[31m\ufffdLtd'
    """
    if len(text) > LIMIT:
        text = text[: LIMIT - 1] + "\N{HORIZONTAL ELLIPSIS}"
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in _HARMLESS else "\N{REPLACEMENT CHARACTER}" for c in text)


def logged(line: str) -> str:
    """Return a line that no log of a build runs: what begins with two colons is a command there.

    >>> logged("  ::error::x"), logged("##[error]x"), logged("stdcompat: a::b")
    ('  : :error::x', '## [error]x', 'stdcompat: a::b')
    """
    if "##[" in line:
        line = line.replace("##[", "## [")
    bare = line.lstrip()
    return f"{line[: len(line) - len(bare)]}: {bare[1:]}" if bare.startswith("::") else line


def escaped(json: str) -> str:
    r"""Return a JSON text in which the same characters are written as ``\u`` escapes: nothing is lost.

    >>> escaped('"a\x9bb"')
    '"a\\u009bb"'
    """
    json = json.replace("##[", "##\\u005b")  # a command in the log of a build, wherever it stands
    if json.replace("\n", "").isprintable():  # as most are; line by line takes five times as long
        return json
    return "\n".join(line if line.isprintable() else "".join(map(_escaped, line)) for line in json.split("\n"))


def _escaped(character: str) -> str:
    if character.isprintable() or character in _HARMLESS:
        return character
    code = ord(character)
    if code > 0xFFFF:  # noqa: PLR2004  # beyond the basic plane: a pair
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"
