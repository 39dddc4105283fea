"""Reading and printing: dispatch on the first word, then the family's grammar, then its lenient rewritings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from stdcompat._records import evolve

from ._own import OWN, own_prefixes, read_own
from ._registry import (
    _FAMILY_OF_LEAD,
    _ORDINARY,
    _READERS,
    ALSO,
    load,
    read,
    renamed,
    split_prefix,
    without_body,
)
from ._scan import CHARACTERS, HABITS, REPAIRS, apply, normalize, pattern
from ._wrap import wrap

if TYPE_CHECKING:
    from ._model import StandardId
    from ._publishers import Convention

__all__ = ["parse", "read_as", "try_parse"]

LIMIT = 300
"""No designation is longer: longer texts are refused unread."""


class Declares(Protocol):
    """A catalog, as far as reading needs it: the publishers that it declares itself."""

    @property
    def conventions(self) -> tuple[Convention, ...]:
        """How they write their designations."""


def parse(text: str | StandardId, *, strict: bool = False, catalog: Declares | None = None) -> StandardId:
    """Read one standard's identifier, detecting the publisher.

    Args:
        text: the designation, as people write it; an identifier is returned as it is.
        strict: refuse what is not written in the publisher's own form.
        catalog: a catalog whose own publishers are read too.

    Raises:
        IdentifierError: with the span that could not be read, what was expected, and a suggestion.
        InvalidTypeError: if it is neither a text nor an identifier.

    >>> parse("ＧＢ／Ｔ22239—2019")
    StandardId(publisher='GB', type='T', number='22239', year=2019, normalized_from='ＧＢ／Ｔ22239—2019', \
notes=('characters', 'spacing'))
    """
    if not isinstance(text, str):
        return _given(text)
    if len(text) <= LIMIT:
        result = try_parse(text, catalog=catalog)
        if result is not None and (not strict or result.normalized_from is None):
            return result
        if result is not None:
            from ..errors import IdentifierError

            raise IdentifierError(text, (0, len(text)), "the publisher's own form", str(result))
    raise _refusal(text)


def _given(value: object) -> StandardId:
    """Return an identifier that was given where a text was asked for; refuse what is neither."""
    from ._model import StandardId

    if isinstance(value, StandardId):
        return value
    from ..errors import InvalidTypeError

    what = f"a standard's identifier is read from a text, not {type(value).__name__}"
    raise InvalidTypeError(what, "pass a text such as 'ISO/IEC 27001:2022'")


def try_parse(text: str | StandardId, *, catalog: Declares | None = None) -> StandardId | None:
    """Read one standard's identifier, or return None.

    >>> try_parse("see clause 4.2") is None
    True
    """
    if not isinstance(text, str):
        return _given(text)
    if len(text) > LIMIT:
        return None
    if catalog is not None:
        with own_prefixes(catalog.conventions):
            return try_parse(text)
    own = OWN.get()
    if own:
        result = read_own(text, own)
        if result is not None:
            return result
    # Most are written canonically: as `read`, without its call.
    reader = _READERS.get(text.partition(" ")[0])
    if reader is not None and text[-1] != ")":
        result = reader(text) or _read_leniently(text)
    else:
        result = read(text) or _read_leniently(text)
    if result is not None and result.month is not None and not 1 <= result.month <= 12:
        return None
    if len(text) > LIMIT // 2 and len(str(result)) > LIMIT:
        return None  # what is printed could not be read again
    return result


def read_as(plain: str, written: str) -> StandardId | None:
    """Read `plain`, which stands in a text as `written`, or return None."""
    result = try_parse(plain)
    return result if result is None or plain == written else _mark(result, written, ("characters",))


_LETTERS = pattern(r"[^\W\d_]+")


# Two documents with one number: `split_identifiers` reads both.
_TWO = ("EN/IEC", "EN / IEC")


_DIGITS = pattern(r"[0-9]+")
_LOSSLESS = frozenset(("characters", "spacing", "case", "publisher"))


def _read_leniently(text: str) -> StandardId | None:
    """Read what is not written canonically; what would lose a number of it is not read."""
    result = _read_rewritten(text)
    if result is None or _LOSSLESS.issuperset(result.notes):
        return result
    kept = f"{result}|{'|'.join(result.notes)}".replace(" ", "")
    for group in _DIGITS.findall(text.translate(CHARACTERS)):
        if group not in kept and group.lstrip("0") not in kept:
            return None
    return result


def _read_rewritten(text: str) -> StandardId | None:
    plain, notes = normalize(text)
    if notes:
        result = read(plain)
        if result is not None:
            return _mark(result, text, notes)
    if plain.startswith(_TWO):
        return None
    named = renamed(plain)
    if named is not None:
        plain, notes = named[0], (*notes, named[1])
        result = read(plain)
        if result is not None:
            return _mark(result, text, notes)
    name, plain, cased = _family(plain)
    if name is None:
        return None
    notes += cased
    spaced = _apart(plain)
    if spaced != plain:
        notes += ("spacing",)
    result = _rewrite(name, spaced, changed=bool(notes))
    if result is None:
        result = _read_habits(name, spaced) or _read_adoption(spaced)
    if result is None:
        named = without_body(spaced)
        result = None if named is None else try_parse(named[0])
        if named is not None:
            notes += (f"publisher {named[1]}",)
    if result is None:
        repaired, repairs = apply(REPAIRS, spaced)
        if not repairs:
            return None
        notes += repairs
        result = _rewrite(name, repaired, changed=True) or _read_habits(name, repaired)
    return None if result is None else _mark(result, text, notes)


def _apart(plain: str) -> str:
    """Return a text with what stands between a prefix and a number, where nothing does."""
    digit = _DIGITS.search(plain)
    if digit is not None and plain[digit.start() - 1] == " ":
        return plain  # most have a space there
    end = 0 if digit is None else digit.start()
    one = _ORDINARY.get(plain[:end])
    if one is not None:
        return plain if one.before == "-" else f"{plain[:end]}{one.before}{plain[end:]}"
    glued = _GLUED.match(plain)
    if glued is None:
        return plain
    found = split_prefix(plain)
    return plain if found is not None and found[0].before == "-" else f"{glued[1]} {plain[glued.end() :]}"


# Abbreviations of other words where they stand in small letters.
_WORDS = frozenset("std no is as us do ed so".split())


def _family(plain: str) -> tuple[str | None, str, tuple[str, ...]]:
    """Return the family of what begins like one of its designations, with its first word in capitals."""
    lead = _LETTERS.match(plain)
    if lead is None:
        head = plain.partition(" ")[0]
        if plain[:4].upper() == "3GPP":
            return "tgpp", plain, ()
        return _FAMILY_OF_LEAD.get(head) or ("ieee" if plain.startswith(("802.", "1900.")) else None), plain, ()
    word = lead.group()
    name = _FAMILY_OF_LEAD.get(word)
    if name is None:
        name = _FAMILY_OF_LEAD.get(word.upper()) if word not in _WORDS else None
        if name is not None:
            return name, word.upper() + plain[lead.end() :], ("case",)
        # GBT, ISOIEC: the longest lead that the word begins with.
        for length in range(min(len(word), 5), 1, -1):
            name = _FAMILY_OF_LEAD.get(word[:length]) or _FAMILY_OF_LEAD.get(word[:length].upper())
            if name:
                break
    return name, plain, ()


def _read_habits(name: str, text: str) -> StandardId | None:
    """Read what is written as people write any publisher's designations."""
    tidy, habits = apply(HABITS, text)
    if not habits:
        return None
    result = read(tidy) or _rewrite(name, tidy, changed=True) or _read_adoption(tidy)
    return None if result is None else _mark(result, text, habits)


# Where what is adopted begins: its publisher, in capitals or not, with or without a space before the number.
_INSIDE = pattern(
    r"[ /_-]{1,2}(?=(?i:(?:f?pr)?(?:EN|HD|ISO|IEC|IWA|CISPR|CEN|CLC|ETSI|ITU-T|ETS|IEEE|EAS|GSO|ГОСТ|GOST))(?:[ /_-]|(?=[0-9])))|(?<=^BS)(?=EN)"
)
_ADOPTED = (
    "EN",
    "HD",
    "ISO",
    "IEC",
    "CISPR",
    "CEN",
    "CLC",
    "ETSI",
    "ITU-T",
    "IEEE",
    "EAS",
    "GSO",
    "CWA",
    "IWA",
    "GOST",
)


_DEEPEST = 6  # UNI CEI EN IEC/IEEE: what goes deeper is no designation, and would be read again at each level


def _read_adoption(text: str) -> StandardId | None:
    """Read an adoption whose inside is written as people write it: read as leniently as if it stood alone."""
    match = _INSIDE.search(text)
    if match is None or match.start() == 0 or len(_INSIDE.findall(text)) > _DEEPEST:
        return None
    prefix, rest = text[: match.start()], text[match.end() :]
    adopter = _adopter(prefix) or _adopter(prefix.upper())
    if adopter is None:
        return None
    code, division, parts = adopter
    inner = try_parse(_DOTS.sub("-", rest) if parts == "." else rest)
    if inner is None or not inner.publisher.startswith(_ADOPTED) or (code == "EN" and inner.publisher == "EN"):
        return None
    result = wrap(code, inner)
    if division:
        result = evolve(result, type=division)
    # What is printed must be read back as the same: else some of it was lost.
    again = read(str(result))
    return _mark(result, text, ("adoption", *inner.notes)) if again == result else None


_DOTS = pattern(r"(?<=[0-9])\.(?=[0-9])")
_DIVISION = pattern(r"(KS) ([A-Z])")


def _adopter(prefix: str) -> tuple[str, str | None, str] | None:
    """Return the code, the division and the sign before parts of who adopts under a prefix."""
    one = _ORDINARY.get(prefix)
    if one is not None:
        return (one.code, None, one.parts) if one.joins else None
    if prefix in {"BS", "PD", "DD", "EN"}:
        return prefix, None, "-"
    korean = _DIVISION.fullmatch(prefix)
    return None if korean is None else (korean[1], korean[2], "-")


def _rewrite(name: str, text: str, *, changed: bool) -> StandardId | None:
    """Apply the rules of a family, then those of the families that its designations may also belong to."""
    for family in (name, *ALSO.get(name, ())):
        rewritten, notes = apply(load(family).REWRITES, text)
        if notes or changed:
            result = read(rewritten)
            if result is not None:
                return _mark(result, text, notes)
    return None


def _mark(result: StandardId, text: str, notes: tuple[str, ...]) -> StandardId:
    """Note on a value that was just built, and that nobody else holds, how it was read."""
    object.__setattr__(result, "normalized_from", text)
    object.__setattr__(result, "notes", tuple(dict.fromkeys((*notes, *result.notes))))
    return result


_GLUED = pattern(r"^(?!(?:IEEE)?P[CN]?[0-9]|C{1,2}[0-9])((?:[A-Z]{2,}(?:/[A-Z]+)*))[-_.]?(?=[0-9])")


_SHORTEST = 2
_A_PREFIX = (
    "a publisher's prefix such as ISO, GB/T or EN (one of your own is declared in a [[publisher]] of your catalog)"
)


# The prefixes that most people mean; another one is suggested only where letters were exchanged.
_COMMON = ("isoiec", "cen", "etsi", "itu", "ieee", "china", "american", "bsi", "jis")


def _near(head: str) -> str | None:
    """Return the prefix that a word is one slip away from, or None: RSS is not SS, nor VW anything."""
    if len(head) <= _SHORTEST:
        return None
    for n in range(len(head) - 1):
        swapped = head[:n] + head[n + 1] + head[n] + head[n + 2 :]
        if swapped in _FAMILY_OF_LEAD:
            return swapped
    slips = [
        lead
        for lead, family in _FAMILY_OF_LEAD.items()
        if len(lead) == len(head) and family in _COMMON and sum(map(str.__ne__, lead, head)) == 1
    ]
    shorter = (head[:n] + head[n + 1 :] for n in range(len(head)))
    slips += [lead for lead in shorter if len(lead) > _SHORTEST and _FAMILY_OF_LEAD.get(lead) in _COMMON]
    return min(slips, key=lambda lead: _COMMON.index(_FAMILY_OF_LEAD[lead]), default=None)


def _refusal(text: str) -> Exception:
    from ..errors import IdentifierError

    if len(text) > LIMIT:
        return IdentifierError(text, (LIMIT, len(text)), f"at most {LIMIT} characters")
    stripped = text.strip()
    head = re.split(r"[\s\d/:-]", stripped, maxsplit=1)[0]
    start = text.find(stripped)
    if head and _FAMILY_OF_LEAD.get(head) is None and _FAMILY_OF_LEAD.get(head.upper()) is None:
        near = _near(head.upper())
        suggestion = None
        if near is not None:
            found = try_parse(near + stripped[len(head) :])
            suggestion = None if found is None else str(found)
        return IdentifierError(text, (start, start + len(head)), _A_PREFIX, suggestion)
    best = None
    for match in list(re.finditer(r"(?=[\s/:+(,;-])|$", stripped))[-2:0:-1][:40]:
        best = try_parse(stripped[: match.start()])
        if best is not None:
            return IdentifierError(text, (start + match.start(), start + len(stripped)), "the end", str(best))
    return IdentifierError(text, (start + len(head), max(start + len(stripped), start + len(head))), "a number")
