"""What a declaration's standards are cited for, in words: each claim says what it is, and nothing else."""

from __future__ import annotations

import stdcompat


def test_a_claim_says_what_the_lists_hold_of_it_or_that_they_hold_nothing():
    found = stdcompat.cited(["EN 55032:2015", "GB/T 22239-2019"], as_of="2026-11-21")
    words = str(found.render("text")).partition("IN WORDS")[2].partition("LISTS")[0]
    listed, outside = words.split("GB/T 22239-2019:")
    assert "cited is EN 55032:2015 with" in listed
    assert "no list" not in listed
    assert "other publishers" not in listed
    assert "the lists hold standards of other publishers only" in outside
