"""Which family reads a designation: decided by its first word, looked up once, loaded when first needed."""

from __future__ import annotations

import functools
import importlib
from typing import TYPE_CHECKING, Protocol

from ._scan import pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from ._model import StandardId
    from ._scan import Rule

__all__ = ["ALSO", "LEADS", "Family", "family_of", "reader_of"]


class Family(Protocol):
    """What each module of `families` offers."""

    REWRITES: tuple[Rule, ...]

    def read(self, text: str) -> StandardId | None:
        """Read a canonical designation."""

    def render(self, id: StandardId) -> str:
        """Print an identifier of this family."""


# Family: the words that its designations begin with (up to the first space, slash, hyphen or digit).
_LEADS = {
    "isoiec": "Guide Руководство Руководства CD WD AWI PRF ISO IEC CISPR IWA FprISO prISO ИСО МЭК CEI",
    "itu": "Annex МСЭ UIT ITU ITU-T ITU-R ITU-D CCITT CCIR Rec. Rec Recommendation",
    "cen": "pr PR PREN Fpr EN HD ENV CR CWA CECC CEN CLC CENELEC prEN FprEN prHD",
    "etsi": "ETSI prETSI",
    "bsi": "Supplement BS PD DD PAS HB EP PP NA DISC BSI AMD Handbook",
    "jis": "JIS KS KC KN J TR TS",
    "gost": "ГОСТ GOST ΓOCT ГΟСТ TОСТ ΓОСТ ГOCT ΓΟСТ TOCT ROCT РМГ ПМГ ПНСТ RMG PMG PNST",
    "tgpp": "3GPP",
    "ccsds": "CCSDS",
    "committee": "SMB SEG ACOS ACSEC ACTAD GRAC CIS IF SyC PNW PWI IECEE IECEx IECQ IECRE ACEE",
    "ieee": "IEEE AIEE IRE P PC PN PSI Std National ASA AMPP USAS NACE",
    "nist": "NIST NBS FIPS",
    "internet": "RFC Request STD BCP FYI XEP ECMA W3C IANA OASIS CC OGC draft IETF",
    "cie": "CIE",
    "csa": "CSA CAN CGSB CGA C",
    "american": (
        "AASHTO BICSI J-STD ANSI ASTM ASME UL ULC NFPA SAE API ANS AMCA INCITS NEMA TIA EIA AWWA AWS NSF AHRI IES ASSE AAMI"
    ),
    "others": (
        "OECD ECE SEMI CAC FAO MIL FCC CODEX AOAC TAPPI BISFA EEC EU EC CIPAC IMO ISPM AACC IWTO UIC FED FMVSS SMPTE OHSAS "
        "VXI TGL IAEA CFR USEPA EPA WHO AAMA UN IPC ETRTO TRA ICAO AATCC FM ECSS STANAG PNO XBRL OCDE OCPP OCPI RTCA "
        "EUROCAE AOCS JECFA CTIA GSMA DVB ARINC PCI TL REACH JSFA BP USP AGMA AISI SSPC ASAE ISA JASO AES ISBD VDI VDA UNECE ST ARI AIIM IALA IATA MSS AGA CXS FS CPC IP ISIC NCSL ACC BAP PTCA RAL JCP RCC NASA GTR NCB QAMA AWPA NCCLS OIV BAM EJMA ACS STAS EUROMAP NDIS JAS CISPI IMCA FEM EPSG"
    ),
    "ashrae": "ASHRAE Interpretations",
    "metrology": (
        "JCGM OIML IDF IHO BIPM CGPM CIPM CCAUV CCEM CCL CCM CCPR CCQM CCRI CCT CCTF CCU CCDS CCE CCEMRI JCRB "
        "Metrologia Recommandation Action Amendment"
    ),
    "national": (
        "DIN NF XP FD UTE UNI SN ÖNORM ČSN CSN STN AS NZS CNS MS TIS TCVN SNI SANS GSO LST LVS SIST HRN MSZ SR ELOT NBN BDS SRPS "
        "CYS MSA ÍST ILNAS OVE SLS PNS NBR NCh IRAM SI NTC NTP UNIT PS NZ MKS BAS EAS QS NIS DUS OS BHS KWS SSMO MASM "
        "ISIRI NMX NOM SASO QCVN VDE DSTU ДСТУ СТБ STB СТ KEBS O UNE SS PN NS SFS EVS NEN "
        "IS DS ABNT I ES UAE JS NM WA IQS LS NEK ARS"
    ),
    "china": (
        "GB GBZ GBJ GBn GJB GBT JJF JJG DB T Q 国标 國標 国家标准 AQ BB BJG CB CECS CH CJ CJJ CY DA DL DY DZ EJ FZ GA GC "
        "GD GF GH GM GY HB/T HG HJ HS HY JB JC JG JGJ JR JT JTG JY LB LD LS/T LY MH MT MZ NB NY QB QC QJ QX RB RF SB SC "
        "SF SH SJ SL SN/T SW SY TB TD TY WB WH WJ WM WS WW XB XF YB YC YD YDB YS YY YZ ZY GYJ YBJ"
    ),
}
_FAMILY_OF_LEAD = {lead: family for family, leads in _LEADS.items() for lead in leads.split()}
LEADS = frozenset(_FAMILY_OF_LEAD)
# Families whose lenient rules are tried after a family's own.
ALSO = {"isoiec": ("committee", "ieee"), "american": ("ieee",), "jis": ("tgpp",)}
_LEAD = pattern(r"J-STD|[^\W\d_]+")
_MOST_HEADS = 1000
_READERS: dict[str, Callable[[str], StandardId | None]] = {}


@functools.cache
def load(name: str) -> Family:
    """Import the module of a family."""
    return importlib.import_module(f"{__package__}.families.{name}")


def family_name(head: str) -> str | None:
    """Return the name of the family that reads designations beginning with `head`.

    >>> family_name("ISO/IEC"), family_name("YD/T"), family_name("hello")
    ('isoiec', 'china', None)
    """
    name = _FAMILY_OF_LEAD.get(head)
    if name is None:
        lead = _LEAD.match(head)
        name = _FAMILY_OF_LEAD.get(lead.group()) if lead else "tgpp" if head.startswith("3GPP") else None
        if name is None and head[:1].isdecimal():
            name = (
                "internet"
                if "/" not in head
                else "others"
                if head[-2:] in ("EC", "EU")
                else "bsi"
                if head[3:].isdecimal()
                else "committee"
            )
        elif name is None and "/" in head:
            name = "committee"
    return name


def family_of(publisher: str) -> Family:
    """Return the family that prints this publisher's identifiers."""
    head = publisher.partition(" ")[0]
    name = family_name(head)
    if name is None:
        message = f"no such publisher: {publisher!r}"
        raise ValueError(message)
    return load(name)


def reader_of(head: str) -> Callable[[str], StandardId | None] | None:
    """Return what reads designations whose first word is `head`, loading its family when needed."""
    reader = _READERS.get(head)
    if reader is None:
        name = family_name(head)
        if name is None:
            return None
        reader = load(name).read
        if head in _FAMILY_OF_LEAD or len(_READERS) < _MOST_HEADS:
            _READERS[head] = reader
    return reader
