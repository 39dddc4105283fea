"""National adoptions: a prefix before the adopted designation, the date at the end belonging to the adopter."""

from __future__ import annotations

from stdcompat._records import evolve

from ._build import build
from ._model import StandardId, Wrapping
from ._registry import read
from ._scan import pattern

__all__ = ["read_adopted", "render_wrapped", "undated", "wrap"]


def undated(inner: StandardId) -> StandardId:
    """Return the document that is adopted: what is inside a wrapper is undated, its stage is the wrapper's.

    >>> undated(StandardId("ISO", number="9001", year=2015))
    StandardId(publisher='ISO', number='9001')
    """
    return build(
        inner.publisher,
        inner.type,
        inner.number,
        inner.part,
        wrapped=inner.wrapped,
        wrapping=inner.wrapping,
        joint=inner.joint,
        all_parts=inner.all_parts,
        style=inner.style,
    )


def wrap(publisher: str, inner: StandardId, wrapping: Wrapping = Wrapping.ADOPTION) -> StandardId:
    """Make the adoption of `inner` by `publisher`: date, supplements and suffix move to the outermost document.

    >>> str(wrap("BS", StandardId("ISO", number="9001", year=2015)))
    'BS ISO 9001:2015'
    """
    return build(
        publisher,
        inner.type,
        inner.number,
        inner.part,
        inner.year,
        inner.month,
        inner.version,
        inner.edition,
        inner.stage,
        inner.language,
        inner.supplements,
        undated(inner),
        wrapping,
        (),
        inner.all_parts,
        inner.suffix,
        inner.style,
    )


_ETSI = pattern(r"EN (3[0-9]{2}) ?([0-9]{3}(?![0-9])[^:]*)(?::([0-9]{4}))?")


def read_adopted(text: str) -> StandardId | None:
    """Read the designation that a national prefix stands before; ETSI's European standards have lost its name there.

    >>> str(read_adopted("EN 300 328"))
    'ETSI EN 300 328'
    """
    found = read(text)
    etsi = None if found is not None else _ETSI.fullmatch(text)
    if etsi is None:
        return found
    inner = read(f"ETSI EN {etsi[1]} {etsi[2]}")
    return inner if inner is None or not etsi[3] else evolve(inner, year=int(etsi[3]), month=None)


def render_wrapped(outer: StandardId) -> str:
    """Print what follows the prefix: the adopted designation with the adopter's date and supplements."""
    inner = outer.wrapped
    if inner is None:
        return ""
    if inner.publisher == "ETSI" and inner.type == "EN":
        if outer.month is not None:  # the date of ETSI's own version
            inner = evolve(inner, year=outer.year, month=outer.month)
        text = str(evolve(inner, version=outer.version)).removeprefix("ETSI ")
        return text if outer.year is None or outer.month is not None else f"{text}:{outer.year}"
    return str(
        evolve(
            inner,
            year=outer.year,
            month=outer.month,
            version=outer.version,
            edition=outer.edition,
            stage=outer.stage,
            language=outer.language,
            supplements=outer.supplements,
            suffix=outer.suffix,
            style=outer.style,
        )
    )
