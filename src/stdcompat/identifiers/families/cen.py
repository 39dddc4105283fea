"""CEN and CENELEC: European standards and other deliverables (CEN-CENELEC Internal Regulations Part 2 and 3).

Grammar::

    designation = [ stage ], code, [ " ", origin ], [ type ], " ", number, { "-", part }, [ " S", n ], [ ":", year ],
                  { supplement } ;
    stage       = "pr" | "Fpr" ;
    code        = "EN" | "HD" | "ENV" | "CR" | "ES" | "CWA" | "CECC" | "CEN" | "CLC" | "CEN/CLC" ;
    origin      = "ISO" | "IEC" | "ISO/IEC" | "IEC/IEEE" | "ETSI" ;
    supplement  = ( "+" | "/" ), ( "A" | "AC" | "AMD" ), [ n ], [ ":", year ] ;
"""

from __future__ import annotations

from .._build import build
from .._model import StandardId, Supplement, Wrapping
from .._scan import Rule, month_number, optional_int, pattern

__all__ = ["REWRITES", "read", "render"]

_MAIN = pattern(
    r"(pr|Fpr)?(EN|HD|ENV|CR|ES|CWA|CECC|CEN/CENELEC|CEN/CLC|CEN|CLC|CENELEC)"
    r"(?:([ /])(ISO(?:/(?!T[SR] |PAS |CWA |CEI )[A-Z][A-Z0-9]{2,4})*|IEC(?:/(?:IEEE|ISO|ASTM))?|CISPR))?(?:([ /])((?:F?pr)?(?:TS|TR)|Guide|WS|PAS|CWA|SRD))?"
    r" (\d{1,6}[A-Z]?(?:\.\d{1,4})*)((?:-[A-Z0-9]{1,6})*)(?: S(\d))?(?::((?:19|20)\d\d)(?:-(\d\d))?)?"
    r"((?:(?:[+/](?:F?pr)?(?:AC|AMD|A|IS|C|FRAG)| AMD)(?:\d{1,3}| ?[A-Z]{2}(?![A-Z])|(?<=prA)[A-Z](?![A-Z]))?(?::(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?)?)*)( Expert Commentary| rev)?( \(all parts\))?(?: (ED\d))?"
)
# The forms of nine identifiers in ten; the rest is read by the whole grammar.
_SIMPLE = pattern(
    r"EN(?: (ISO(?:/IEC)?|IEC)|(?! 30\d-?\d{3}(?!\d))) (\d{1,6})(?:-(\d{1,3}(?:-\d{1,3})*))?(?::((?:19|20)\d\d)(?:\+A(\d{1,2}):((?:19|20)\d\d))?)?"
)
_SUPPLEMENT = pattern(
    r"([+/ ])((?:F?pr)?)(AC|AMD|A|IS|C|FRAG)(\d{1,3}| ?[A-Z]{2}|(?<=prA)[A-Z])?(?::([1-9]\d{3})(?:-(\d\d))?)?"
)

_ETSI = pattern(r"30\d-?\d{3}(?:-.*)?")
_YEAR = pattern(r"(?:19[5-9]|20[0-3])\d")

REWRITES = (
    Rule(r"^CEN Workshop Agreement ", "CWA ", "word"),
    Rule(r"^([^:()+V]*[0-9]) ?\(((?:19|20)[0-9]{2}(?:-[0-9]{2})?)\)$", r"\1:\2", "year"),
    Rule(r"^([^:]*[0-9])-((?:19[5-9]|20[0-3])[0-9])(?=$|[+/])", r"\1:\2", "year"),
    Rule(r"^(?=ENV/(?:JM|MC)/)", "OECD ", "publisher"),
    Rule(r"^(?i:(f?)pr) ?EN (?=[0-9IC])", lambda match: "FprEN " if match[1] else "prEN ", "case"),
    Rule(r"(?<=[0-9]) - (?=(?:19|20)[0-9]{2}$)", ":", "year"),
    Rule(r"^EN (?=3[0-9]{2} [0-9]{3})", "ETSI EN ", "publisher"),
    Rule(r" GUIDE ", " Guide ", "case"),
    Rule(r"^EN (30\d)-?(\d{3})(?!\d)", r"ETSI EN \1 \2", "publisher"),
    Rule(r"^((?:FprEN|prEN|EN)(?: (?:ISO|IEC|ISO/IEC))? [0-9-]+(?::[0-9-]+)?) ed\. ?(\d)", r"\1 ED\2", "edition"),
    Rule(r"CEN-(?:CLC|CENELEC)", "CEN/CLC", "prefix"),
    Rule(
        r" ?/ ?(?i:corrigendum|corr\.?) ?([A-Z][a-z]{2,8})\.? ((?:19|20)\d\d)$",
        lambda match: f"/AC:{match[2]}-{month_number(match[1]) or 0:02}",
        "corrigendum",
    ),
    Rule(r" ?\+ ?", "+", "spacing"),
    Rule(r"(?<=[0-9]{4}) (?=A[0-9]{1,2}:)", "+", "spacing"),
    Rule(r" ?/ ?(?=A[C0-9])", "/", "spacing"),
)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> read("EN IEC 62368-1:2020+A11:2020").wrapped
    StandardId(publisher='IEC', number='62368', part='1')
    """
    match = _SIMPLE.fullmatch(text)
    if match is not None:
        origin, number, part, year, amendment, amended = match.groups()
        return build(
            "EN",
            None,
            number,
            part,
            int(year) if year else None,
            supplements=(Supplement("A", amendment, int(amended), consolidated=True),) if amendment else (),
            wrapped=build(origin, None, number, part) if origin else None,
            wrapping=Wrapping.ADOPTION if origin else None,
        )
    match = _MAIN.fullmatch(text)
    if match is None:
        return None
    (stage, code, joint, origin, _sep, kind, number, part, edition, year, month, tail, comment, series, project) = (
        match.groups()
    )
    if code == "EN" and ("." in number or (origin is None and _ETSI.fullmatch(number + part))):
        return None  # parts follow a hyphen; ETSI groups its six digits
    if code == "EN" and joint == "/" and origin == "IEC" and stage is None:
        return None  # two documents of one number: `split_identifiers` reads both
    part = part[1:] or None
    if year is None and part and part[-4:].isdecimal() and _YEAR.fullmatch(part[-4:]) and part[-5:-4] in ("", "-"):
        return None
    supplements: tuple[Supplement, ...] = ()
    if tail:
        if project:
            return None  # no draft of an edition is amended
        supplements = read_supplements(tail)
    style = None
    if kind and "pr" in kind:
        if stage:
            return None
        stage, kind, style = kind[:-2], kind[-2:], "draft type"
    return build(
        code,
        kind,
        number,
        part,
        int(year) if year else None,
        int(month) if month else None,
        None,
        edition or project,
        stage,
        None,
        supplements,
        build(origin, kind, number, part, all_parts=series is not None) if origin else None,
        Wrapping.ADOPTION if origin else None,
        (),
        series is not None,
        comment[1:] if comment else None,
        style,
    )


def read_supplements(tail: str) -> tuple[Supplement, ...]:
    """Read ``+A11:2020/AC:2021``; an ``/`` after a supplement that stands for itself amends that one."""
    result: list[Supplement] = []
    for sep, draft, kind, number, year, month in _SUPPLEMENT.findall(tail):
        nested = sep == "/" and bool(result) and not result[-1].consolidated
        result.append(
            Supplement(
                kind,
                number or None,
                optional_int(year),
                optional_int(month),
                draft or ("project" if sep == "/" and kind == "AMD" else None),
                sep == "+",
                nested,
            )
        )
    return tuple(result)


def render(id: StandardId) -> str:
    """Print a European designation."""
    draft = id.stage or ""
    kind = id.type
    if kind and id.style == "draft type":
        kind, draft = draft + kind, ""
    text = draft + id.publisher
    if id.wrapped is not None:
        text += f" {id.wrapped.publisher}"
        if kind:
            text += ("/" if id.wrapped.publisher == "ISO" else " ") + kind
    elif kind:
        text += (" " if kind == "Guide" else "/") + kind
    text += f" {id.number}"
    if id.part:
        text += f"-{id.part}"
    if id.edition:
        text += f" {id.edition}" if id.edition.startswith("ED") else f" S{id.edition}"
    if id.year:
        text += f":{id.year}" + (f"-{id.month:02}" if id.month else "")
    text += render_supplements(id.supplements)
    if id.suffix:
        text += f" {id.suffix}"
    return text + " (all parts)" if id.all_parts else text


def render_supplements(items: tuple[Supplement, ...]) -> str:
    """Print European supplements."""
    text = ""
    for item in items:
        sep = "+" if item.consolidated else " " if item.kind == "AMD" and item.stage is None else "/"
        draft = item.stage if item.stage in ("pr", "Fpr") else ""
        text += sep + draft + item.kind + (item.number or "")
        if item.year:
            text += f":{item.year}" + (f"-{item.month:02}" if item.month else "")
    return text
