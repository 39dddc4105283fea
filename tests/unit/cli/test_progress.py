from __future__ import annotations

import io

import pytest

from stdcompat.cli import progress as module
from stdcompat.cli.progress import PATIENCE, progress


class Terminal(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


class Clock:
    """A clock that goes on when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(module, "monotonic", clock)
    monkeypatch.setenv("TERM", "xterm")
    return clock


def test_nothing_is_shown_of_what_is_quick(clock: Clock):
    err = Terminal()
    with progress(err, "pages read") as advance:
        for _ in range(100):
            clock.now += PATIENCE / 101
            advance()
    assert err.getvalue() == ""


def test_a_long_task_is_shown_and_its_line_taken_away(clock: Clock):
    err = Terminal()
    with progress(err, "pages read", total=8_000) as advance:
        clock.now += PATIENCE
        advance(2_000)
        advance()  # too soon after the first line
        clock.now += 1
        advance(1_999)
    assert err.getvalue().split("\r\x1b[K") == [
        "",
        "pages read: 2,000 of 8,000 (25 %)",
        "pages read: 4,000 of 8,000 (50 %)",
        "",
    ]


def test_without_a_total_the_count_is_shown(clock: Clock):
    err = Terminal()
    with progress(err, "a\x1b[2Jb") as advance:
        clock.now += PATIENCE
        advance(3)
    assert err.getvalue() == "\r\x1b[Ka\ufffd[2Jb: 3\r\x1b[K"


def test_the_line_is_taken_away_when_the_task_fails(clock: Clock):
    err = Terminal()

    def read() -> None:
        with progress(err, "pages read") as advance:
            clock.now += PATIENCE
            advance()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read()
    assert err.getvalue().endswith("\r\x1b[K")


@pytest.mark.parametrize(("err", "term"), [(io.StringIO(), "xterm"), (Terminal(), "dumb")])
def test_no_terminal_sees_anything(err: io.StringIO, term: str, clock: Clock, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TERM", term)
    with progress(err, "pages read") as advance:
        clock.now += PATIENCE
        advance()
    assert err.getvalue() == ""
