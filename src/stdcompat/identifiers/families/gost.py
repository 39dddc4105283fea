"""Interstate and Russian standards: GOST, GOST R, PMG, RMG (GOST 1.5, GOST R 1.5), in Cyrillic or Latin letters.

Grammar::

    designation = code, " ", [ adopted publisher, " " ], number, { "." , n }, { "-", part }, [ "-", year ],
                  [ "/", adopted | " (", related, ")" ] ;
    code        = "ГОСТ" | "GOST" | "ГОСТ Р" | "GOST R" | "РМГ" | "ПМГ" | "ПНСТ" ;

One form is printed whichever letters were read: GOST and ISO/IEC words in Latin letters; what follows a slash is
stated as identical, what stands in brackets is not.
"""

from __future__ import annotations

from stdcompat._records import evolve

from .._build import build
from .._model import StandardId, Wrapping
from .._scan import Rule, full_year, pattern, print_year

__all__ = ["REWRITES", "read", "render"]

_ORIGIN = (
    r"(?:(?:(?:EN|ЕН) )?(?:ISO|ИСО)|IEC|МЭК|EN|ЕН|CISPR|СИСПР|IEEE|OIML|МОЗМ|IWA|CIE|UNECE)"
    r"(?:/(?:IEC|МЭК|HL7|ASTM|АСТМ|IEEE|CISPR|CIE|СИСПР))*(?:[/ ](?:TS|ТС|TR|ТО|PAS|ISP|МФС|Guide|Руководство|Гайд|R|D))?"
)
# The codes of standards, of recommendations and of rules, of branches (ОСТ) and of the armed forces (В, РВ).
_MAIN = pattern(
    r"(ГОСТ(?: (?:Р|В|ВД|РВ))?|GOST R|GOST|РМГ|ПМГ|ПНСТ|ПР|ОСТ|Р|МИ)"
    rf"(?: ({_ORIGIN}))?"
    r" (\d{1,7}(?:\.\d{1,7})*(?:(?<=ОСТ \d)(?<!ГОСТ \d) \d{5})?)((?:-\d{1,4}(?:\.\d{1,4})*)*?)(?:-((?:19|20)\d\d|\d\d))?"
    rf"(?:(?:/|(?<=-\d{{4}}) )((?:{_ORIGIN}|ASTM) [^()]{{3,60}})| \(([A-ZА-Я][^()]{{3,80}})\))?"
)
_LATIN = str.maketrans({"Р": "R"})
_WORDS = {
    "ИСО": "ISO",
    "МЭК": "IEC",
    "ЕН": "EN",
    "АСТМ": "ASTM",
    "ТС": "TS",
    "ТО": "TR",
    "СИСПР": "CISPR",
    "МОЗМ": "OIML",
    "МФС": "ISP",
    "Гайд": "Guide",
    "ГОСТ": "GOST",
    "ГОСТ Р": "GOST R",
    "Руководство": "Guide",
}
_CYRILLIC = pattern("|".join(sorted(_WORDS, key=len, reverse=True)))

REWRITES = (
    Rule(r"^[ГΓГTR][OОΟ][CС][TТ](?=[ 0-9])", "ГОСТ", "characters"),
    Rule(r"(?<=[0-9]) ?\(((?:19|20)[0-9]{2})(?:年确认)?\)$", "", r"reaffirmed \1"),
    Rule(r"(ИСО|ISO)(?: ?/ ?| )(?=МЭК|IEC)", r"\1/", "separator"),
    Rule(r"^(?i:гост)[ -]?[РрPpRr]\.? ?(?=[0-9ИМIЕE])", "ГОСТ Р ", "case"),
    Rule(r"^(?i:гост) ?(?=[0-9])", "ГОСТ ", "case"),
    Rule(r"^(?i:gost)[ -]?(?:R|r|P)\.? ?(?=[0-9IE])", "GOST R ", "case"),
    Rule(r"^(?i:gost)[ -]?(?=[0-9])", "GOST ", "case"),
    Rule(r"^((?:ГОСТ|GOST)(?: [РR])? ?[0-9.]+(?:-[0-9]+)*):((?:19|20)?[0-9]{2})(?![0-9])", r"\1-\2", "year"),
    Rule(r"^((?:ГОСТ|GOST).*[0-9]):((?:19|20)?[0-9]{2})$", r"\1-\2", "year"),
    Rule(r"^(ГОСТ|GOST)-(?=[0-9])", r"\1 ", "separator"),
    Rule(r"^РMG|^RMG", "РМГ", "language"),
    Rule(r"^PMG", "ПМГ", "language"),
    Rule(r"^PNST", "ПНСТ", "language"),
    Rule(r"^(ГОСТ(?: Р)? [0-9.]+) ((?:19|20)?[0-9]{2})$", r"\1-\2", "year"),
    Rule(r" ?- ?", "-", "spacing"),
    Rule(r" ?: ?", ":", "spacing"),
)


def _latin(text: str) -> str:
    return _CYRILLIC.sub(lambda match: _WORDS[match.group()], text)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> str(read("ГОСТ Р ИСО/МЭК 27001-2021"))
    'GOST R ISO/IEC 27001-2021'
    """
    match = _MAIN.fullmatch(text)
    if match is None:
        return None
    code, origin, number, part, year, dual, related = match.groups()
    if not code.isascii():
        code = _WORDS.get(code, code)
    part = part[1:] or None
    wrapped, wrapping = None, None
    type_ = None
    if origin:
        from .._parse import try_parse

        if not origin.isascii():
            origin = _latin(origin)
        wrapped = try_parse(f"{origin} {number}-{part}" if part else f"{origin} {number}")
        if wrapped is None or wrapped.year is not None:
            return None
        wrapped = evolve(wrapped, normalized_from=None, notes=(), style="slash" if "/T" in origin else None)
        if f" {number}" not in str(wrapped):
            return None  # it is no number of theirs
        wrapping, type_ = Wrapping.ADOPTION, wrapped.type
    suffix = None
    if wrapped is not None and (dual or related):
        if dual:
            return None
        suffix = f"({_latin(related)})"  # the edition that was adopted, after its document
    elif dual or related:
        from .._parse import try_parse

        wrapped = try_parse(_latin(dual or related))
        if wrapped is None:
            if dual:
                return None
            suffix = f"({related})"
        else:
            wrapping = Wrapping.DUAL if dual else Wrapping.RELATED
    return build(
        code,
        type_,
        number,
        part,
        full_year(year) if year else None,
        wrapped=wrapped,
        wrapping=wrapping,
        suffix=suffix,
        style="short" if year and len(year) == 2 else None,
    )


def render(id: StandardId) -> str:
    """Print an interstate or Russian designation, in Latin letters where a Latin form is in use."""
    text = id.publisher
    inner = id.wrapped if id.wrapping is Wrapping.ADOPTION else None
    if inner is not None:
        words = str(inner).rpartition(f" {id.number}")[0]
        text += f" {words}"
    text += f" {id.number}"
    if id.part:
        text += f"-{id.part}"
    if id.year is not None:
        text += "-" + print_year(id.year, short=id.style == "short", until=2000)
    if id.wrapping is Wrapping.DUAL:
        text += f"/{id.wrapped}"
    elif id.wrapping is Wrapping.RELATED:
        text += f" ({id.wrapped})"
    return f"{text} {id.suffix}" if id.suffix else text
