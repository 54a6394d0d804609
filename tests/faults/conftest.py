"""Miniature projects with runs in them, the warm process, and the table of `make abuse`."""

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import miniature
from tests.faults.calling import Forks
from tests.faults.oracle import KINDS_OF_FAULT
from tests.faults.places import Place

SECOND = {"trial": "second", "Trial": "Second", "half-is-enough": "third-is-enough",
          "half_is_enough": "third_is_enough"}  # fmt: skip


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("faults")
    group.addoption("--seed", default="1", help="What the bad calls are drawn from.")
    group.addoption("--only", type=int, help="The number of the one bad call to make.")


@pytest.fixture(scope="session")
def seed(request: pytest.FixtureRequest) -> str:
    return request.config.getoption("--seed", "1")


@pytest.fixture(scope="session")
def forks() -> Iterator[Forks]:
    made = Forks()
    yield made
    made.end()


@pytest.fixture(scope="session")
def made_project(tmp_path_factory: pytest.TempPathFactory, forks: Forks) -> Path:
    """Two notebooks with published runs, and two runs of a reader's own."""
    root = tmp_path_factory.mktemp("made") / "project"
    miniature.make(root)
    _second_notebook(root)
    for words in (["publish"], ["run", "trial", "-p", "share=0.25"],
                  ["run", "second", "-p", "share=0.75"]):  # fmt: skip
        done = forks.call(root, words)
        assert done.code == 0, done.told()
    return root


@pytest.fixture(scope="session")
def made_debris(tmp_path_factory: pytest.TempPathFactory, made_project: Path) -> Path:
    """The same with the tables of debris, the long ones cut to be quick."""
    root = tmp_path_factory.mktemp("debris") / "project"
    shutil.copytree(made_project, root, symlinks=True)
    shutil.copytree(miniature.ROOT / "data" / "debris", root / "data" / "debris")
    for name in ("fragment_orbits", "population", "shell_density", "fragments", "solar_flux"):
        file = root / "data" / "debris" / f"{name}.csv"
        file.write_text("".join(file.read_text().splitlines(keepends=True)[:73]))
    return root


@pytest.fixture(scope="session")
def toy_place(made_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place.of(made_project, tmp_path_factory.mktemp("toy") / "project")


@pytest.fixture(scope="session")
def debris_place(made_debris: Path, tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place.of(made_debris, tmp_path_factory.mktemp("tables") / "project")


def _second_notebook(root: Path) -> None:
    """A notebook like `trial`, with names of its own."""
    analysis = root / "analysis"
    for old in ("parameters/trial.py", "studies/trial/__init__.py", "notebooks/trial.ipynb"):
        text = (analysis / old).read_text(encoding="utf-8")
        for name, other in SECOND.items():
            text = text.replace(name, other)
        new = analysis / old.replace("trial", "second")
        new.parent.mkdir(exist_ok=True)
        new.write_text(text, encoding="utf-8")
    file = root / "data" / "claims.csv"
    claims = file.read_text(encoding="utf-8").splitlines(keepends=True)
    claims += [row.replace("half", "third") for row in claims if row.startswith("half-is-enough,")]
    file.write_text("".join(claims), encoding="utf-8")


def pytest_terminal_summary(terminalreporter, config: pytest.Config) -> None:
    """What the calls and kills came to, a line for each kind of fault."""
    counted: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", None) == "call":
                counted.update(dict(report.user_properties).get("faults", {}))
    if not counted:
        return
    terminalreporter.section(f"faults, drawn from seed {config.getoption('--seed')}")
    for name in ("calls", "kills", "pairs", "refused writes", *KINDS_OF_FAULT):
        terminalreporter.write_line(f"{name:<44} {counted[name]:>6}")


if os.name != "posix":
    collect_ignore_glob = ["*"]
