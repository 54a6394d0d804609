"""A whole new site replaces the old one; a failure or an interruption leaves that as it was."""

import errno
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analysis.errors import RunError
from analysis.publishing import building

ROOT = Path(__file__).parents[2]

# Reads pages that are newer than its trees, as Sphinx does, and warns of them when it reads them.
STAND_IN = """
import pathlib, shutil, sys, time
root, out = pathlib.Path.cwd(), pathlib.Path(sys.argv[sys.argv.index("--path-output") + 1])
html, trees = (out / "_build" / name for name in ("html", ".doctrees"))
html.mkdir(parents=True, exist_ok=True)
trees.mkdir(parents=True, exist_ok=True)
bad = False
for page in sorted(root.glob("*.md")):
    text, tree = page.read_text(), trees / page.name
    if not tree.exists() or tree.read_text() != text:
        tree.write_text(text)
        (html / f"{page.stem}.html").write_text(text)
        if "slow" in text:
            (root / "halfway").touch()
            time.sleep(60)
        if "wrong" in text:
            print(f"{page.name}: WARNING: wrong\\nTraceback (most recent call last):\\n x",
                  file=sys.stderr)
            bad = True
sys.exit(bad)
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A project with one page, built once."""
    (tmp_path / "stand_in.py").write_text(STAND_IN)
    (tmp_path / "one.md").write_text("first")
    build(tmp_path)
    return tmp_path


def build(book: Path) -> Path:
    return building.build([sys.executable, "stand_in.py"], book)


def pages(book: Path) -> dict[str, str]:
    return {p.name: p.read_text() for p in (book / "_build" / "html").iterdir()}


def left(book: Path) -> set[str]:
    return {p.name for p in (book / "_build").iterdir()}


def test_a_whole_site_takes_the_place_of_the_old_one(book):
    assert pages(book) == {"one.html": "first"}
    (book / "_build" / "html" / "CNAME").write_text("kept")
    (book / "two.md").write_text("second")
    assert build(book) == book / "_build" / "html"
    assert pages(book) == {"one.html": "first", "two.html": "second", "CNAME": "kept"}
    assert left(book) == {"html", ".doctrees", "book.log"}


def test_a_failed_build_leaves_the_site_and_the_next_one_warns_again(book):
    (book / "two.md").write_text("wrong")
    (book / "one.md").write_text("other")
    for _ in range(2):
        with pytest.raises(RunError) as told:
            build(book)
        assert told.value.details == "two.md: WARNING: wrong"
        assert pages(book) == {"one.html": "first"}
        assert left(book) == {"html", ".doctrees", "book.log"}
    (book / "two.md").write_text("right")
    build(book)
    assert pages(book) == {"one.html": "other", "two.html": "right"}


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_a_build_that_is_ended_leaves_the_site(book, ending):
    (book / "one.md").write_text("slow")
    code = (
        f"from pathlib import Path\nfrom analysis.publishing import building\n"
        f"from analysis.runner.interruption import ends_cleanly\n"
        f"with ends_cleanly():\n"
        f"    building.build([{sys.executable!r}, 'stand_in.py'], Path({str(book)!r}))"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stderr=subprocess.DEVNULL, start_new_session=True
    )
    while not (book / "halfway").exists():
        assert running.poll() is None
        time.sleep(0.02)
    running.send_signal(ending)
    running.wait(timeout=30)
    assert pages(book) == {"one.html": "first"}
    if ending != signal.SIGKILL:
        assert left(book) == {"html", ".doctrees", "book.log"}
    (book / "one.md").write_text("second")
    build(book)
    assert pages(book) == {"one.html": "second"}
    assert left(book) == {"html", ".doctrees", "book.log"}


def test_a_disk_that_fills_leaves_the_site(book, monkeypatch):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copy2", full)
    with pytest.raises(RunError, match=r"the book cannot be written to .*: no space left"):
        build(book)
    assert pages(book) == {"one.html": "first"}
