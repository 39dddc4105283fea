"""Run the program as ``python -m stdcompat.cli``."""

import sys

from stdcompat.cli.main import entry

sys.exit(entry())
