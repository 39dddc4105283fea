"""The one table of verdicts."""

from __future__ import annotations

import re

from stdcompat.checks import Group, Verdict


def test_the_groups_are_those_of_the_specification() -> None:
    groups = {group: {verdict.value for verdict in Verdict if verdict.group is group} for group in Group}
    assert groups == {
        Group.MET: {"satisfied", "equivalent", "covered"},
        Group.OPEN: {"undetermined", "newer", "unknown"},
        Group.NOT_MET: {"outdated", "divergent", "unmatched", "missing"},
        Group.NOT_CHECKED: set(),
    }


def test_what_is_met_ranks_before_what_is_open_and_that_before_what_is_not_met() -> None:
    order = list(Group)
    places = [order.index(verdict.group) for verdict in sorted(Verdict, key=lambda one: one.rank)]
    assert places == sorted(places)


def test_each_has_a_name_in_both_languages_a_mark_and_a_colour_of_its_own() -> None:
    looks = [(v.label, v.label.zh, v.mark, v.colour) for v in Verdict]
    for column in zip(*looks, strict=True):
        assert len(set(column)) == len(Verdict)
    assert all(re.fullmatch("#[0-9a-f]{6}", one.colour) for one in (*Verdict, *Group))
    assert all(len(verdict.mark) == 1 for verdict in Verdict)
    assert [(one.label, one.label.zh) for one in Group] == [
        ("met", "符合"),
        ("open", "待澄清"),
        ("not met", "不符合"),
        ("not checked", "未核查"),
    ]


def _luminance(colour: str) -> float:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_text_can_be_read_on_every_colour() -> None:
    """WCAG 2.2, 1.4.3: a contrast of at least 4.5 to 1."""
    for verdict in Verdict:
        ground, ink = _luminance(verdict.colour), _luminance(verdict.group.ink)
        assert (ground + 0.05) / (ink + 0.05) >= 4.5
