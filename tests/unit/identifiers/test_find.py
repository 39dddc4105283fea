"""What the finder makes of ranges, of words around a number, and of publishers that are spelt out."""

from __future__ import annotations

import pytest

from stdcompat.identifiers import find_identifiers, split_identifiers, try_parse


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the ISO 9000-9003 family", ["ISO 9000", "ISO 9001", "ISO 9002", "ISO 9003"]),
        ("a sensor of ISO/IEEE 11073-10404 reports", ["ISO/IEEE 11073-10404"]),
        ("tested to IEC 61000-4-2", ["IEC 61000-4-2"]),
        ("as UN/ECE Recommendation 3 says", ["UN/ECE Recommendation 3"]),
        ("Request for Comments: 3525 M. Pantaleo", ["RFC 3525"]),
        ("your Request for Comments of 2024", []),
        ("ASME's A17.1 Safety Code", ["ASME A17.1"]),
        ("the Society of Mechanical Engineers (ASME) A17.1 code", ["ASME A17.1"]),
        ("(certified by ISO) 9001 firms", []),
        ("an FDA 510(k) submission under FDA 21 CFR", []),
        ("NSF/ANSI 51 for food, IES LM-63 for light", ["NSF/ANSI 51", "IES LM-63"]),
        ("IEC 62040-1:2017 EXV", ["IEC 62040-1:2017 EXV"]),
        ("Hygienic handrubUNE-EN 1500:2013.", ["UNE-EN 1500:2013"]),
        ("under SAE standard J1772(adopted in 1996)", ["SAE J 1772"]),
        ("per IPC/JEDEC J-STD-020E and J-STD-033", ["J-STD-020E", "J-STD-033"]),
        ("la norme NF C 15 - 100 définit", ["NF C15-100"]),
        ("必须符合yy/t0969标准", ["YY/T 0969"]),
        ("executed to YY0469 and YY 12", ["YY 0469"]),
        ("la serie CEI EN 62305 1-2-3", ["CEI EN 62305-1", "CEI EN 62305-2", "CEI EN 62305-3"]),
        ("CEI EN 60335-1 2013-05 Sicurezza", ["CEI EN 60335-1:2013-05"]),
        ("EN 50065-1:1991\n\n+ A1:1992\n\n+ A2:1995", ["EN 50065-1:1991+A1:1992+A2:1995"]),
        ("la norme CEI 60 695 et NF C 15 100", ["IEC 60695", "NF C15-100"]),
        ("conforme ABNT NBR 9050/2015 e NBR 5410", ["ABNT NBR 9050:2015", "NBR 5410"]),
        ("GB/T 17626.2/IEC 61000-4-2", ["GB/T 17626.2", "IEC 61000-4-2"]),
        ("IEEE 802.3\u2122-2018 and GB\u200b/T 1.1", ["IEEE 802.3-2018", "GB/T 1.1"]),
        ("series EN 61000-4-x, GB 17626.x and EN 60335-2-nn", []),
        ("PoE IEEE 802.3af/at unterstützt", ["IEEE 802.3af", "IEEE 802.3at"]),
        ("certificate IECEx UL 14.0001X, colour RAL 7035, DVB-T2, IP65, Cat6A", []),
        ("the standard says that IS 12040 applies", ["IS 12040"]),
        ("THE TOTAL OF IT IS 12040", []),
        ("IEEE 1613 80 MHz ... 1000 MHz", ["IEEE 1613"]),
        ("GH: GS 1207:2018, a DO-178C process, GS 12", ["GS 1207:2018", "RTCA DO-178C"]),
        ("CISPR 32:2015 Class A (and AMD1:2019) in a NEMA 4X enclosure", ["CISPR 32:2015"]),
        ('The Indian standard "IS 17803 Fans"; IS 13252', ["IS 17803", "IS 13252"]),
        ("per ASME BPVC Section XI Division 2.", ["ASME BPVC.XI.2"]),
        ("HW_SURGE:=EN 61000-4-5:2014 + A1:2017", ["EN 61000-4-5:2014+A1:2017"]),
        ("?std=EN61000", []),
        ("approvals: CQC GB 4943.1 [1], cells IATA UN3481, ISED RSS-Gen |", ["GB 4943.1", "RSS-Gen"]),
        ("(TR CU 020/2011, EMC)", ["TR CU 020/2011"]),
        ("norma NMX-J-618/1-ANCE-2010", ["NMX-J-618/1-ANCE-2010"]),
        ("적합성평가 K 60950-1, K 62368-1 및 KN 32", ["K 60950-1", "K 62368-1", "KN 32"]),
        ("inverters to C10/11 in Belgium, concrete C8/10", ["Synergrid C10/11"]),
        ("UL 60950-1, C22.2 No. 60950-1", ["UL 60950-1", "CSA C22.2 NO. 60950-1"]),
        ("conforme ABNT NM 247-3", ["ABNT NM 247-3"]),
        ("light to CIE S 025/E:2015 and CIE 13.3", ["CIE S 025/E:2015", "CIE 13.3"]),
        (
            "Ato nº 14.448 de 04 de dezembro de 2017 e Ato nº 1120/2018",
            ["ANATEL Ato 14448/2017", "ANATEL Ato 1120/2018"],
        ),
        ("theo QCVN 06:2022/BXD và QCVN 01:2021/BXD", ["QCVN 06:2022/BXD", "QCVN 01:2021/BXD"]),
        ("kabel SNI 04-6629.4-2006, SNI 04-6507.1-2002", ["SNI 04-6629.4:2006", "SNI 04-6507.1:2002"]),
        ("cores to HD 308 S2:2001 and HD 21.3 S3", ["HD 308 S2:2001", "HD 21.3 S3"]),
        (
            "to IEC 60950-1:2005 (2nd Edition) + Am 1:2009 + Am 2:2013.",
            ["IEC 60950-1:2005+AMD1:2009+AMD2:2013"],
        ),
        ("built to ASHRAE 90.1-2019 Addendum a.", ["ASHRAE 90.1-2019 Addendum a"]),
        ("IEC 61034 kısım 1 ve 2, VDE 0472 kısım 816", ["IEC 61034-1", "IEC 61034-2", "VDE 0472-816"]),
        ("IS : 2026 Power transformers\nIS: 10028 practice", ["IS 2026", "IS 10028"]),
        ("IEC 61000-4-3 RS\nIEC 61000-6-1/2", ["IEC 61000-4-3", "IEC 61000-6-1", "IEC 61000-6-2"]),
        ("TS EN 50575, 2014+A1:2016 Standardı", ["TS EN 50575:2014+A1:2016"]),
        ("EN 61000-6-1/-2-3-4<br />", ["EN 61000-6-1", "None"]),
        ("NEN-EN-ISO 14688-1:2019+C:2020 onderzoek", ["NEN-EN ISO 14688-1:2019+C:2020"]),
        (
            "MIL-STD-461G / IEC 61000-4-3 / IPC-4562 / IEC 62368-1",
            ["MIL-STD-461G", "IEC 61000-4-3", "IPC-4562", "IEC 62368-1"],
        ),
        ("ТР ТС 004/2011 / ГОСТ Р 54008-2010", ["TR CU 004/2011", "GOST R 54008-2010"]),
        ("certificate CE/UNI EN ISO 20957, EMC/EN 55032", ["UNI EN ISO 20957", "EN 55032"]),
        ("ESD\n\nDraft EN 301 489-1 V2.2.0", ["ETSI EN 301 489-1 V2.2.0"]),
        ("СТБ МЭК 60335-2-21-2005 ¦", ["СТБ IEC 60335-2-21-2005"]),
        ("IEC 62368-1, edition 2 or 3", ["IEC 62368-1 ED2", "None"]),
        ("per JEC-2410-2010 (JEC 5202)", ["JEC-2410-2010", "JEC 5202"]),
        ("(also UNE 103.801/94)", ["UNE 103801:1994"]),
        ("steel ASTM A36 / A572, ASTM A53/A53M", ["ASTM A36", "ASTM A572", "ASTM A53/A53M"]),
        ("nach DIN 5034-2 / VDI 6007-3 / VDI 3789", ["DIN 5034-2", "VDI 6007-3", "VDI 3789"]),
        ("soldered to IPC-A-610 by IPC 5 of us", ["IPC-A-610"]),
        ("зокрема (ГОСТ-9462-88. Вимоги)", ["GOST 9462-88"]),
        ("電線 JCS 0168、JEM 1425", ["JCS 0168", "JEM 1425"]),
        ("TSN after IEEE 802.1Qbv/Qci/AS", ["IEEE 802.1Qbv", "IEEE 802.1Qci", "IEEE 802.1AS"]),
        ("CNS 60335-1(103 年版)及 CNS 60335-2-81 (104 年版)", ["CNS 60335-1:2014", "CNS 60335-2-81:2015"]),
        ("nach VDE 0701-0702 und DIN VDE 0100-600", ["VDE 0701-0702", "DIN VDE 0100-600"]),
        ("**QCVN 26:2016/BLĐTBXH** applies", ["QCVN 26:2016/BLĐTBXH"]),
        ("KS C 9832·9835, CISPR 32·35", ["KS C 9832", "KS C 9835", "CISPR 32", "CISPR 35"]),
        ('{"keys": ["IS 13252", "IS/IEC 62368-1"]}', ["IS 13252", "IS/IEC 62368-1"]),
        ("cells: IS 16046 (Part 1 & 2)", ["IS 16046 (Part 1)", "IS 16046 (Part 2)"]),
        ("UN ECE R100, the UK NA to BS EN 1991-1-4", ["UNECE R100", "NA to BS EN 1991-1-4"]),
        ("enligt SS 436 40 00, volgens NPR 5310", ["SS 436 40 00", "NPR 5310"]),
        ("- **NFR46:** conforme NF Z42-013", ["NF Z42-013"]),
    ],
)
def test_found(text: str, found: list[str]) -> None:
    assert [str(item.id) for item in find_identifiers(text)] == found


def test_a_word_of_the_sentence_is_no_part_of_a_number() -> None:
    assert try_parse("UN/ECE Recommendation 3 says") is None


@pytest.mark.parametrize("join", ["; A11:2020", ", A11:2020", " incl. A11:2020", " including A11:2020", " (incl. A11:2020)", " with amendment A11:2020"])  # fmt: skip
def test_an_amendment_belongs_to_what_it_follows_however_it_is_joined(join: str):
    text = f"EN 55032:2015{join}"
    for read in (find_identifiers, split_identifiers):
        assert [str(one.id) for one in read(text)] == ["EN 55032:2015+A11:2020"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("DIN EN 60598-2-22 (VDE 0711-2-22):2015-06", ["DIN EN 60598-2-22:2015-06", "VDE 0711-2-22:2015-06"]),
        ("nach DIN EN IEC 62368-1 (VDE 0868-1):2021-05 geprüft", ["DIN EN IEC 62368-1:2021-05", "VDE 0868-1:2021-05"]),
        ("DIN EN 60204-1 (VDE 0113-1)", ["DIN EN 60204-1", "VDE 0113-1"]),
    ],
)
def test_a_date_behind_the_number_in_brackets_is_of_both(text: str, ids: list[str]) -> None:
    assert [str(one.id) for one in find_identifiers(text)] == ids
    assert [str(one.id) for one in split_identifiers(text) if one.id is not None] == ids
