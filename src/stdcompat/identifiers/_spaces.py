"""Which references name one document: the series that a number was given in, not the words printed before it.

ISO numbers its documents in one series with all its partners, so ``ISO 27001`` is ISO/IEC 27001; ``GB 22239`` is
written for GB/T 22239 every day; ``ANSI/`` before another body's number marks an approval only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._registry import CONVENTIONS
from ._scan import pattern
from ._wrapping import Wrapping

if TYPE_CHECKING:
    from ._model import StandardId, Supplement

__all__ = ["CORRIGENDA", "amended_edition", "document"]

# The IEC added 60000 to its numbers on 1997-01-01: IEC 34-1 is IEC 60034-1, as its covers say.
_IEC, _OLD_IEC, _JOINT, _END = 60_000, 3_000, 80_000, 90_000
# Types that say how binding a document is, or nothing: its number is of the same series.
_NO_SERIES = frozenset({"T", "Std", "Standard", "Publication", "PUB", "PUBS"})


def document(id: StandardId) -> str:
    """Return the key of the document that a reference names, whichever edition, prefix or spelling it has.

    >>> from stdcompat.identifiers import parse
    >>> document(parse("ISO 27001")), document(parse("BS EN IEC 62368-1:2020")), document(parse("ETSI EN 303 645"))
    ('ISO 27001', 'BS EN 62368-1', 'EN 303645')
    """
    space, type_, number, part = _place(id)
    inner = _inner(id)
    text = space if inner is None else f"{space} {inner}"
    if inner is None:
        for word in (type_, number):
            text += f" {word}" if word else ""
        if part:
            text += part if part[0] in "/(" else f"-{part}"
    if id.stage is not None:
        text = f"{id.stage} {text}"
    if id.wrapping is Wrapping.ANNEX or (id.suffix and "ministries" in _traits(id.publisher)):
        text += f"/{id.suffix}"  # a national annex is a document of its own; Viet Nam's ministries number apart
    joint = [document(other) for other in id.joint if other.publisher == "BS"]
    text = " + ".join((text, *joint))  # sold as one; other joint numbers are of one text
    return f"{text} (all parts)" if id.all_parts and not text.endswith(")") else text


def amended_edition(id: StandardId) -> str:
    """Return the key of the text that a reference names: the document, its edition, its amendments in order.

    Corrigenda are left out, since a reference to an edition includes them; and so is what spelling adds, such as
    the sign before an amendment, its month, or the form in which it is sold.
    """
    text = id.document
    if id.year is not None:
        text += f":{id.year}" + (f"-{id.month:02}" if id.month else "")
    if id.version is not None:
        text += f" v{id.version}"
    if id.edition is not None and (id.year is None or not _COUNTED.fullmatch(id.edition)):
        text += f" ed{id.edition}"  # the number of an edition says what its year says
    amended: list[str] = []
    after_corrigendum = False
    for item in id.supplements:
        corrects = item.kind in CORRIGENDA
        if not corrects and not (item.nested and after_corrigendum):
            amended.append(_amendment(item))
        after_corrigendum = corrects
    return text + "".join(sorted(amended))


CORRIGENDA = frozenset({"Cor", "AC", "C", "COR", "CORRIGENDUM", "Technical Cor", "Err"})
_AMENDMENTS = frozenset({"A", "Amd", "AMD", "Amendment No.", "AMENDMENT"})


_COUNTED = pattern(r"[0-9]{1,2}(?:\.[0-9])?")


def _amendment(item: Supplement) -> str:
    kind, number = item.kind, item.number or ""
    if kind in _AMENDMENTS:
        kind = "A"
    elif kind[:1] == "A" and kind[1:].isdecimal():  # as Canada's are kept
        kind, number = "A", kind[1:]
    stage = f" {item.stage}" if item.stage not in {None, "project", "before"} else ""
    return f"+{kind}{number.lstrip('0')}{stage}" + (f":{item.year}" if item.year else "")


def _inner(id: StandardId) -> str | None:
    """Return the document inside, where the number is its number."""
    inner = id.wrapped
    if inner is None or id.wrapping in {Wrapping.DUAL, Wrapping.RELATED}:
        return None
    if id.publisher in {"EN", "HD"} and not inner.publisher.startswith("ISO"):
        return None  # EN 62368-1 is EN IEC 62368-1; EN 1127 is not EN ISO 1127
    return document(inner)


def _traits(publisher: str) -> tuple[str, ...]:
    one = CONVENTIONS.get(publisher)
    return () if one is None else one.traits


def _place(id: StandardId) -> tuple[str, str | None, str | None, str | None]:
    """Return the series, what tells apart within it, the number and the part."""
    publisher, type_, number, part = id.publisher, id.type, id.number, id.part
    if publisher.startswith(("ISO", "IEC", "CISPR")) and number is not None and number.isdecimal():
        return _international(publisher, type_, number, part)
    if publisher == "ETSI" and number is not None:
        number = number.replace(" ", "")
        return ("EN", None, number, part) if type_ == "EN" else ("ETSI", type_, number, part)
    publisher = publisher.removeprefix("ANSI/").replace("CENELEC", "CLC")
    if publisher in {"ITU", "CCITT"} and number is not None:
        publisher = "ITU-R" if number.partition(".")[0] in _RADIO else "ITU-T" if number[:2] not in _BOTH else publisher
    elif publisher == "FIPS":
        type_ = "FIPS"
    elif publisher.startswith("CAN/") and publisher != "CAN/CSA":
        publisher = publisher.removeprefix("CAN/")
    one = CONVENTIONS.get(publisher)
    if number is not None and one is not None and (one.grammar == "verbatim" or one.family == "american"):
        number = _LOOSE.sub("-", number)
    space = publisher if one is None else one.series or publisher
    return space, None if type_ in _NO_SERIES else type_, number, part


# What stands between the letters and the digits of a number is spelling: ``NEMA MG-1``, ``MIL STD 810H``.
_LOOSE = pattern(r"(?<=[A-Z]) (?=[0-9])")


# Series of the radio sector only; those of one letter that both sectors have.
_RADIO = frozenset("BO BR BS BT RA RS SA SF SM SNG TF".split())
_BOTH = frozenset("F. M. P. S. V.".split())


def _international(
    publisher: str, type_: str | None, number: str, part: str | None
) -> tuple[str, str | None, str, str | None]:
    if publisher == "CISPR":
        return publisher, type_, number, part
    value = int(number)
    if value < _OLD_IEC and publisher == "IEC" and type_ in {None, "TR", "TS"}:
        value += _IEC
    if _IEC <= value < _JOINT:
        space = "IEC"
    elif _JOINT <= value < _END:
        space = "ISO/IEC"  # one series of both: ISO 80000-1, IEC 80000-6
    else:
        space = "ISO" if publisher.startswith("ISO") else "IEC"
    return space, "Guide" if type_ == "GUIDE" else type_, str(value), part
