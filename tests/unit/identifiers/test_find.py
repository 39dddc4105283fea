"""What the finder makes of ranges, of words around a number, and of publishers that are spelt out."""

from __future__ import annotations

import pytest

from stdcompat.identifiers import find_identifiers, try_parse


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
    ],
)
def test_found(text: str, found: list[str]) -> None:
    assert [str(item.id) for item in find_identifiers(text)] == found


def test_a_word_of_the_sentence_is_no_part_of_a_number() -> None:
    assert try_parse("UN/ECE Recommendation 3 says") is None
