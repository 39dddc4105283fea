"""How long a first answer takes, as ratios within one run: ``make bench``.

Each pair runs interleaved, so that whatever else the machine does weighs on both alike.
Nothing here asserts: a table is printed, and a person reads it.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = "docs/examples/eu-data-centre"
PROGRAM = os.path.join(os.path.dirname(sys.executable), "stdcompat")

BARE = [sys.executable, "-c", "pass"]
SUBJECTS = {
    "import stdcompat": [sys.executable, "-c", "import stdcompat"],
    "stdcompat.parse": [sys.executable, "-c", "import stdcompat; stdcompat.parse('GB/T 22080-2016')"],
    "stdcompat resolve": [PROGRAM, "resolve", "GB/T 22080-2016", "ISO/IEC 27001:2013", "--as-of", "2026-11-21"],
    "stdcompat check": [
        *(PROGRAM, "check", f"{EXAMPLE}.toml", "--market", "EU"),
        *("--profile", f"{EXAMPLE}-tender.toml", "--as-of", "2026-11-21"),
    ],
}


def seconds(command: list[str]) -> float:
    """Return the wall time of one cold run; exit code 1 (a divergence) is an answer too."""
    start = time.perf_counter()
    # An installed package has its bytecode; a machine that forbids writing any would time the compiler.
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, cwd=ROOT, env=env, check=False, capture_output=True)
    took = time.perf_counter() - start
    if done.returncode not in {0, 1} or b"Traceback" in done.stderr:
        sys.exit(f"{command} failed:\n{done.stderr.decode()}")
    return took


def main(repeats: int = 15) -> None:
    """Print one line per subject: medians, difference and ratio against an empty program."""
    print(f"{'median of ' + str(repeats):24}{'bare':>10}{'subject':>10}{'more':>10}{'ratio':>8}")
    for name, command in SUBJECTS.items():
        pairs = [(seconds(BARE), seconds(command)) for _ in range(repeats + 1)][1:]  # the first warms the disk
        bare, subject = (statistics.median(column) for column in zip(*pairs, strict=True))
        more = statistics.median(b - a for a, b in pairs)
        ratio = statistics.median(b / a for a, b in pairs)
        print(f"{name:24}{bare * 1e3:7.1f} ms{subject * 1e3:7.1f} ms{more * 1e3:7.1f} ms{ratio:8.2f}")


if __name__ == "__main__":
    main()
