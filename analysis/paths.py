"""Where things are in a checkout."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
NOTEBOOKS = ROOT / "analysis" / "notebooks"
PUBLISHED = ROOT / "book" / "evidence"
RUNS = ROOT / "runs"


def notebooks() -> list[str]:
    """Names of the notebooks of the project, run or not, sorted."""
    return sorted(file.stem for file in NOTEBOOKS.glob("*.ipynb"))


def is_kept(name: str) -> bool:
    """Whether a folder of this name at the project's top is the project's or the program's own."""
    made = name.startswith((".", "_")) or name.endswith(".egg-info")
    return made or name.casefold() in {"analysis", "book", "data", "tests"}
