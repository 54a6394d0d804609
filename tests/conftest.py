"""A whole project in miniature, so that a test may break what it likes."""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import miniature

# A closed terminal ends what the tests start, also where they were themselves told to outlive it.
signal.signal(signal.SIGHUP, signal.SIG_DFL)


@dataclass(frozen=True)
class Project:
    """A checkout with one notebook, `trial`, and one topic, `toy`."""

    root: Path

    def call(self, *words: str, timeout: float = 60) -> subprocess.CompletedProcess:
        """Run `python -m analysis` with these words."""
        return subprocess.run(
            self.command(*words), **self.surroundings(), capture_output=True, timeout=timeout
        )

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "analysis", *words]

    def surroundings(self) -> dict:
        variables = {k: v for k, v in os.environ.items() if k != "JAPAN_IN_ORBIT_RUN_FOLDER"}
        path = {"PYTHONPATH": str(self.root), "COLUMNS": "200"}
        return {"cwd": self.root, "env": variables | path, "text": True}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    miniature.make(tmp_path)
    return Project(tmp_path)


@pytest.fixture
def toy_paths(project: Project, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This process's own modules, looking at the miniature project."""
    from analysis import paths

    monkeypatch.setattr(paths, "ROOT", project.root)
    monkeypatch.setattr(paths, "DATA", project.root / "data")
    monkeypatch.setattr(paths, "NOTEBOOKS", project.root / "analysis" / "notebooks")
    monkeypatch.setattr(paths, "PUBLISHED", project.root / "book" / "evidence")
    monkeypatch.setattr(paths, "RUNS", project.root / "runs")
    return project.root
