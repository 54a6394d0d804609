"""Where things are in a checkout."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
NOTEBOOKS = ROOT / "analysis" / "notebooks"
PUBLISHED = ROOT / "book" / "evidence"
RUNS = ROOT / "runs"
