"""Japan and Korea: JIS (JIS Z 8301), JSA's TR and TS, KS (KS A 0001), KC, KN, and Japan's J designations.

Grammar::

    designation = "JIS ", division, " ", number, { "-", part }, [ ":", year, [ "R" ] ], { supplement } ;
    supplement  = "/", ( "AMENDMENT" | "CORRIGENDUM" | "EXPL" ), [ " ", n ], [ ":", year, [ "R" ] ] ;
    korean      = ( "KS " , division, " " | "KC " | "KN " ), ( adopted | number ), ... ;
    ordinance   = "J", number, [ "-", part ], [ "(", "H"?, year, ")" ] ;
"""

from __future__ import annotations

from .._build import build
from .._model import StandardId, Supplement, Wrapping
from .._registry import read as read_any
from .._scan import Rule, optional_int, pattern

__all__ = ["REWRITES", "read", "render"]

_MAIN = pattern(
    r"(JIS|TR|TS|KS|KC|KN|KS X)(?: ([A-Z]))?(?: (ISO(?:/(?:IEC|TS|TR))*|IEC(?: T[SR]|/IEEE)?|CISPR))? (\d{4,6}|(?<=K[CNS] )\d{2,6}|(?<= ISO )\d{1,6}|(?<=SPR )\d{1,4}|(?<=[A-Z] IEC )\d{1,6}|(?<=/IEC )\d{1,6})((?:-(?!(?:19|20)\d\d(?:$|:))[A-Z0-9]{1,4})*)"
    r"(?::([1-9]\d{3})(R)?)?((?:/(?:AMENDMENT|CORRIGENDUM|EXPL|AMD|COR)(?: \d{1,2})?(?::\d{4}R?)?)*)( SYMBOL [A-Za-z0-9.-]{1,12}(?: [a-z]{1,10}){0,2})?( \(all parts\))?"
)
_SUPPLEMENT = pattern(r"/([A-Z]+)(?: (\d{1,2}))?(?::([1-9]\d{3})(R)?)?")
_ORDINANCE = pattern(r"J(\d{5,6})((?:-\d{1,3})*)(?:\((H?\d\d|[1-9]\d{3})\))?")
_KINDS = {"AMENDMENT": "Amd", "CORRIGENDUM": "Cor", "AMD": "Amd", "COR": "Cor"}
_PRINTED = {"Amd": "AMENDMENT", "Cor": "CORRIGENDUM"}

REWRITES = (
    Rule(r" Part (?=[0-9])", "-", "word"),
    Rule(r"^(JIS ?[A-Z] ?[0-9]{4,5})\.(?=[0-9])", r"\1-", "part"),
    Rule(r"^(JIS ?[A-Z] ?[0-9]{4,5}(?:-[0-9]{1,3})*)-([4-9][0-9])(?=$|\()", r"\1:19\2", "year"),
    Rule(r"^(?=T[SR] [0-9]{3} [0-9]{3})", "ETSI ", "publisher"),
    Rule(r"^TS ([A-Z])(?=[0-9])", r"TS \1 ", "spacing"),
    Rule(r"^JIS-?(?=[A-Z] ?\d)", "JIS ", "spacing"),
    Rule(r"^(JIS|TR|TS|KS) ([A-Z])-?(?=\d)", r"\1 \2 ", "spacing"),
    Rule(
        r"^((?:JIS|KS) [A-Z](?: (?:ISO/IEC|ISO|IEC|CISPR)(?: T[SR])?)? \d+(?:-\d{1,3})*)-(?=(?:19|20)\d\d(?:$|[/ ]))",
        r"\1:",
        "year",
    ),
    Rule(r" ?: ?", ":", "spacing"),
)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> read("JIS C 62368-1:2021")
    StandardId(publisher='JIS', type='C', number='62368', part='1', year=2021)
    """
    match = _MAIN.fullmatch(text)
    if match is None:
        return _read_ordinance(text)
    publisher, division, origin, number, part, year, again, tail, symbol, series = match.groups()
    if publisher == "KS" and division is None:
        return None  # Kenya's
    if publisher in ("TR", "TS", "JIS"):
        if division is None or origin:
            return None
        if publisher != "JIS":
            publisher, division = "JIS", f"{publisher} {division}"
    elif publisher in ("KC", "KN") and division:
        return None
    part = part[1:] or None
    wrapped = None
    if origin:
        wrapped = read_any(f"{origin} {number}-{part}" if part else f"{origin} {number}")
        if wrapped is None:
            return None
    supplements: tuple[Supplement, ...] = ()
    if tail:
        supplements = tuple(
            Supplement(_KINDS.get(word, word), n or None, optional_int(y), stage=r or None)
            for word, n, y, r in _SUPPLEMENT.findall(tail)
        )
    return build(
        publisher,
        division,
        number,
        part,
        int(year) if year else None,
        edition=again,
        supplements=supplements,
        wrapped=wrapped,
        wrapping=Wrapping.ADOPTION if wrapped else None,
        all_parts=series is not None,
        suffix=symbol[1:] if symbol else None,
    )


def _read_ordinance(text: str) -> StandardId | None:
    match = _ORDINANCE.fullmatch(text)
    if match is None:
        return None
    number, part, year = match.groups()
    if year is None or len(year) == 4:
        return build("J", None, number, part[1:] or None, optional_int(year))
    return build("J", None, number, part[1:] or None, _HEISEI + int(year[-2:]), style="heisei")


_HEISEI = 1988


def render(id: StandardId) -> str:
    """Print a Japanese or Korean designation."""
    if id.publisher == "J":
        text = f"J{id.number}" + (f"-{id.part}" if id.part else "")
        if id.year is None:
            return text
        return f"{text}(H{id.year - _HEISEI:02})" if id.style == "heisei" else f"{text}({id.year})"
    words = [id.publisher] if not id.type or " " not in id.type else []
    words += [id.type] if id.type else []
    if id.wrapped is not None:
        words.append(id.wrapped.publisher + (f"/{id.wrapped.type}" if id.wrapped.type else ""))
    text = " ".join((*words, id.number or ""))
    if id.part:
        text += f"-{id.part}"
    if id.year:
        text += f":{id.year}{id.edition or ''}"
    for item in id.supplements:
        text += f"/{_PRINTED.get(item.kind, item.kind)}"
        if item.number:
            text += f" {item.number}"
        if item.year:
            text += f":{item.year}{item.stage or ''}"
    if id.suffix:
        text += f" {id.suffix}"
    return text + " (all parts)" if id.all_parts else text
