"""The cases of each study's rules are imported by name: cases.<study>."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
