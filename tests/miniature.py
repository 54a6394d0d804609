"""A checkout in miniature: the package, and `tests/toy` in place of notebooks and data."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]


def make(root: Path) -> None:
    """Put a project with one notebook, `trial`, and one topic, `toy`, into a folder."""
    leave = shutil.ignore_patterns("__pycache__", "*.ipynb")
    shutil.copytree(ROOT / "analysis", root / "analysis", ignore=leave)
    shutil.copytree(ROOT / "tests" / "toy", root, dirs_exist_ok=True)
    for name in ("CITATION.cff", "constraints.txt"):
        shutil.copyfile(ROOT / name, root / name)
    shutil.copytree(ROOT / "_static" / "fonts", root / "_static" / "fonts")
