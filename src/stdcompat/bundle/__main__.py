"""``python -m stdcompat.bundle [FOLDER [TARGET]]``."""

import sys

from stdcompat.bundle import main

sys.exit(main(sys.argv[1:]))
