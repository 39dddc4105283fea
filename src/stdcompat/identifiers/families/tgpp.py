"""3GPP specifications (3GPP TR 21.900).

Grammar::

    designation = "3GPP ", ( "TS" | "TR" ), " ", series, ".", number, { "-", part }, [ " V", version ] ;
    catalogue   = "3GPP ", ( "TS" | "TR" ), " ", series, ".", number, { "-", part }, ":", release, "/", version ;

The release follows from the version and is not part of the identifier; where a catalogue writes it, a note keeps it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._build import build
from .._scan import Rule, pattern

if TYPE_CHECKING:
    from .._model import StandardId

__all__ = ["REWRITES", "read", "render"]

_MAIN = pattern(
    r"3GPP (T[SR]) (\d\d\.\d{2,3}[A-Za-z]{0,4})((?:-[A-Za-z0-9]{1,5})*)"
    r"(?:(?: V|:([A-Za-z0-9.-]*[A-Za-z0-9.]|Release \d{1,4})/)(\d{1,3}\.\d{1,3}\.\d{1,3}))?"
)

REWRITES = (
    Rule(r"(?i)^3gpp ?(t[sr]) ?(?=\d)", lambda match: f"3GPP {match[1].upper()} ", "case"),
    Rule(r"^(?=T[SR] \d\d\.\d)", "3GPP ", "publisher"),
    Rule(r" (?:[Vv]ersion |[vV]\.? ?)(?=\d)", " V", "version"),
)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> read("3GPP TS 38.101-1 V17.1.0").version
    '17.1.0'
    """
    match = _MAIN.fullmatch(text)
    if match is None:
        return None
    kind, number, part, release, version = match.groups()
    if release:
        return build(
            "3GPP", kind, number, part[1:] or None, version=version, normalized_from=text, notes=(f"release {release}",)
        )
    return build("3GPP", kind, number, part[1:] or None, None, None, version)


def render(id: StandardId) -> str:
    """Print a 3GPP designation."""
    text = f"3GPP {id.type} {id.number}"
    if id.part:
        text += f"-{id.part}"
    return f"{text} V{id.version}" if id.version else text
