"""How a command ends: the exit codes, and what was typed that cannot be understood."""

from __future__ import annotations

from typing import Final

__all__ = [
    "CLEAN",
    "DIVERGENCE",
    "EXIT_CODES",
    "FAULT",
    "INTERRUPTED",
    "INVALID",
    "PIPE_CLOSED",
    "TERMINATED",
    "UNDECIDED",
    "USAGE",
    "UsageError",
]

CLEAN: Final = 0
DIVERGENCE: Final = 1
USAGE: Final = 2
INVALID: Final = 3
UNDECIDED: Final = 4
FAULT: Final = 70
INTERRUPTED: Final = 130
PIPE_CLOSED: Final = 141
TERMINATED: Final = 143
EXIT_CODES: Final = """\
exit codes:
  0    an answer, and nothing at or over the threshold of --fail-on
  1    a divergence at or over the threshold of --fail-on (an exclusion always is)
  2    the command line cannot be understood (unknown option, market, format or date)
  3    the input cannot be used (a file, a reference, facts that are not compiled)
  4    something cannot be decided, with --strict (and nothing that makes it 1), or nothing was compared
  70   a fault of the program; the message names a file with what to report
  130  interrupted; 141: nobody reads the output; 143: terminated
"""


class UsageError(Exception):
    """What was typed cannot be understood."""
