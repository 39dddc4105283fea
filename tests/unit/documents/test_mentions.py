from __future__ import annotations

import pytest

from stdcompat.documents import Document, Passage, Place, draft_deployment, find_mentions
from stdcompat.documents.model import passages_of


def mentions(text: str, page: int | None = None) -> list[tuple[str, str, int]]:
    document = Document("x", "text", tuple(passages_of(text, page)))
    return [(str(found.id), found.as_written, found.place.line) for found in find_mentions(document)]


@pytest.mark.parametrize(
    ("text", "id", "as_written"),
    [
        ("see GB/T 22239-\n2019.", "GB/T 22239-2019", "GB/T 22239-2019"),
        ("see GB/T\n22239—2019.", "GB/T 22239-2019", "GB/T 22239—2019"),
        ("see GB/\nT 22239-2019.", "GB/T 22239-2019", "GB/ T 22239-2019"),
        ("依据GB/T 22239—\n2019执行", "GB/T 22239-2019", "GB/T 22239—2019"),
        ("see IEC 62368-\n  1:2018.", "IEC 62368-1:2018", "IEC 62368-1:2018"),
        ("see ISO/IEC\r\n27001:2022.", "ISO/IEC 27001:2022", "ISO/IEC 27001:2022"),
        ("see ISO/IEC 27001:\n2022.", "ISO/IEC 27001:2022", "ISO/IEC 27001: 2022"),
    ],
)
def test_a_designation_broken_over_a_line_end_is_whole(text: str, id: str, as_written: str):
    assert mentions(f"\nfirst line\n{text}\nlast line, ISO 9001:2015\n") == [
        (id, as_written, 3),
        ("ISO 9001:2015", "ISO 9001:2015", 5),
    ]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("see ISO/IEC\n\n27001 pages", []),  # an empty line ends what belongs together
        ("GB/T 22239.\n3 Scope", ["GB/T 22239"]),
        ("ISO 9001,\n14001 and 45001", ["ISO 9001", "ISO 14001", "ISO 45001"]),
        ("tel. +86-10-\n12345", []),
    ],
)
def test_what_does_not_belong_together_is_not_joined(text: str, ids: list[str]):
    assert [id for id, _, _ in mentions(text)] == ids


def test_lines_are_those_of_the_text_whatever_was_joined():
    text = "IEC 62368-\n1:2018 IEC 61000-\n3-2:2018\nISO 9001:2015\n\n\n  GB/T 22239-\n  2019 ISO 14001:2015"
    assert [(id, line) for id, _, line in mentions(text)] == [
        ("IEC 62368-1:2018", 1),
        ("IEC 61000-3-2:2018", 2),
        ("ISO 9001:2015", 4),
        ("GB/T 22239-2019", 7),
        ("ISO 14001:2015", 8),
    ]


def test_a_text_of_nothing_but_broken_lines_is_read_in_linear_time():
    """A quadratic search would take longer than anybody waits for the suite."""
    found = mentions("9-\n" * 200_000 + "IEC 62368-\n1:2018")
    assert found == [("IEC 62368-1:2018", "IEC 62368-1:2018", 200_001)]


def test_line_ends_inside_a_paragraph_count_for_nothing():
    passage = Passage("one\ntwo\nISO 9001:2015", Place(2, 7), paragraph=True)
    (found,) = find_mentions(Document("x", "DOCX", (passage,)))
    assert found.place == Place(2, 7)


def test_a_draft_claims_each_standard_once_as_first_written():
    document = Document(
        "x", "text", tuple(passages_of("ISO 9001:2015, GB/T 22239—2019, GB/T 22239-2019, ISO9001:2015", 1))
    )
    draft = draft_deployment(find_mentions(document), "a sheet", "server")
    (component,) = draft.components
    assert (component.name, component.kind, component.supplier) == ("a sheet", "server", None)
    assert [(str(claim.id), claim.as_written) for claim in component.claims] == [
        ("ISO 9001:2015", "ISO 9001:2015"),
        ("GB/T 22239-2019", "GB/T 22239—2019"),
    ]


def test_a_draft_is_of_a_known_kind():
    with pytest.raises(ValueError, match="unknown kind of component 'serer'"):
        draft_deployment([], "a sheet", "serer")


def test_a_mention_keeps_its_clause_and_what_is_said_of_it():
    text = (
        "5.3.1 不接受仅符合GB 4943.1-2014的产品。应符合GB 4943.1-2022。\n\n"
        "6.2 The unit shall not only comply with IEC 62368-1:2018 but also EN 55032:2015.\n"
        "230 V supply, EN 61000-3-2:2019; not tested to EN 61000-3-3:2013.\n"
    )
    document = Document("x", "text", tuple(passages_of(text, None)))
    said = [(str(one.id), one.clause, one.statement.value) for one in find_mentions(document)]
    assert said == [
        ("GB 4943.1-2014", "5.3.1", "denied"),
        ("GB 4943.1-2022", "5.3.1", "claimed"),
        ("IEC 62368-1:2018", "6.2", "claimed"),
        ("EN 55032:2015", "6.2", "claimed"),
        ("EN 61000-3-2:2019", "6.2", "claimed"),
        ("EN 61000-3-3:2013", "6.2", "pending"),
    ]
    assert next(iter(find_mentions(document))).sentence == "5.3.1 不接受仅符合GB 4943.1-2014的产品。"


def test_a_sentence_without_an_end_is_told_around_each_mention():
    (passage,) = passages_of("as EN 55032:2015 has it " * 400, None)
    found = list(find_mentions(Document("x", "text", (passage,))))
    assert len(found) == 400
    assert max(len(one.sentence) for one in found) < 1100
    assert all("EN 55032:2015" in one.sentence for one in found)
    assert (found[0].sentence[:4], found[200].sentence[:2], found[-1].sentence[-3:]) == ("as E", "… ", " it")
