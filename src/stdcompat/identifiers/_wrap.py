"""National adoptions: a prefix before the adopted designation, the date at the end belonging to the adopter."""

from __future__ import annotations

import attrs

from ._build import build
from ._model import StandardId, Wrapping
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


_ETSI = pattern("EN [0-9]{3} [0-9]{3}")


def read_adopted(text: str) -> StandardId | None:
    """Read the designation that a national prefix stands before; ETSI's European standards have lost its name there.

    >>> str(read_adopted("EN 300 328"))
    'ETSI EN 300 328'
    """
    from ._parse import read

    return read(text) or (read(f"ETSI {text}") if _ETSI.match(text) else None)


def render_wrapped(outer: StandardId) -> str:
    """Print what follows the prefix: the adopted designation with the adopter's date and supplements."""
    inner = outer.wrapped
    if inner is None:
        return ""
    text = str(
        attrs.evolve(
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
    return text.removeprefix("ETSI ") if inner.publisher == "ETSI" and inner.type == "EN" else text
