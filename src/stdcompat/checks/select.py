"""Select and ignore findings by the code of their rule, or the beginning of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.checks.rule import RULES
from stdcompat.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stdcompat.checks.finding import Finding

__all__ = ["check_codes", "select_findings"]

_EXCLUDED = "MKT201"


def check_codes(words: Iterable[str]) -> None:
    """Refuse words that no rule's code begins with.

    Raises:
        InvalidValueError: naming every such word, and what was meant.

    >>> check_codes(["EDN", "EQV101"])
    >>> check_codes(["ENT101"])
    Traceback (most recent call last):
    ...
    stdcompat.errors.InvalidValueError: no rule 'ENT101'; did you mean 'EDN101'?
    """
    unknown = [word for word in words if not word or not any(code.startswith(word) for code in RULES)]
    if unknown:
        raise InvalidValueError("; ".join(f"no rule {word!r}; {_hint(word)}" for word in unknown))


def _hint(word: str) -> str:
    import difflib  # only when something is wrong

    families = sorted({code.rstrip("0123456789") for code in RULES})
    asked = word.upper()
    if asked and any(code.startswith(asked) for code in RULES):
        return f"did you mean {asked!r}?"
    near = difflib.get_close_matches(asked, families if len(asked) <= len(families[0]) else RULES, 1)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"there are {', '.join([code for code in RULES if code[:3] == asked[:3]] or families)}"


def select_findings(
    findings: Sequence[Finding], select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Part findings into those that are kept and those that are ignored.

    Kept is what begins with a word of `select` (everything when there is none) and with no word
    of `ignore`. Exclusions are always kept: nothing offsets them.

    Raises:
        InvalidValueError: if a word begins no rule's code, or if only exclusions are to be ignored.
    """
    check_codes((*select, *ignore))
    for word in ignore:
        if [code for code in RULES if code.startswith(word)] == [_EXCLUDED]:
            msg = f"{word} is about exclusions, which cannot be ignored: nothing offsets them"
            raise InvalidValueError(msg)
    wanted, unwanted = tuple(select) or ("",), tuple(ignore)
    kept: list[Finding] = []
    ignored: list[Finding] = []
    for finding in findings:
        keep = finding.code.startswith(wanted) and not finding.code.startswith(unwanted)
        (kept if keep or finding.exclusion is not None else ignored).append(finding)
    return tuple(kept), tuple(ignored)
