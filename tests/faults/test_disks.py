"""A disk that is full, or may not be written: one line tells it, and nothing is lost.

Every write is refused in turn, from the first to the last; where the system lets us, a true full
disk and a true read-only tree are tried besides.
"""

import random
import subprocess
import sys

import pytest

from tests.faults.calling import LIMIT_S, Done, surroundings
from tests.faults.oracle import Call, complaints
from tests.faults.places import contents, snapshot
from tests.faults.test_kills import COMMANDS, Struck, prepared

WRITING = COMMANDS | {
    "strip": Struck(["strip", "trial"], "analysis/notebooks", lambda root: spoil(root))
}
READING = (
    ["list"], ["show", "trial"], ["compare", "book/evidence/trial"], ["cite", "trial-line"],
    ["data", "check"], ["publish"],
)  # fmt: skip
CHANGES, FEW = 60, 5
"""A run makes some fifty changes to files; of them so many are tried in the ordinary run."""


def spoil(root) -> None:
    notebook = root / "analysis" / "notebooks" / "trial.ipynb"
    notebook.write_text(
        notebook.read_text().replace('"execution_count": null', '"execution_count": 7')
    )


def in_one_line(done: Done) -> list:
    return complaints(Call([], frozenset({1, 2})), done, {}, {})


def moments(command: str) -> list:
    chosen = set(random.Random(command).sample(range(CHANGES), FEW)) | {0, 1}
    return [pytest.param(n, marks=() if n in chosen else pytest.mark.abuse) for n in range(CHANGES)]


@pytest.mark.parametrize(
    ("command", "after"),
    [pytest.param(c, *m.values, marks=m.marks) for c in WRITING for m in moments(c)],
)
def test_a_disk_that_fills_up_leaves_the_earlier_thing_whole(
    command, after, forks, toy_place, debris_place, record_property
):
    struck = WRITING[command]
    root = prepared(struck, {"toy": toy_place, "debris": debris_place}[struck.place])
    old, before = contents(root / struck.target), snapshot(root)
    done = forks.call(root, struck.words, refusal=(after, "ENOSPC"))
    record_property("faults", {"refused writes": 1})
    if done.code == 0:  # all was written before the disk was full
        assert contents(root / struck.target) != old
        return
    assert in_one_line(done) == []
    assert contents(root / struck.target) == old
    after_it = snapshot(root)
    assert [
        n for n, thing in before.items() if n not in after_it or after_it[n].kind != thing.kind
    ] == []
    assert sorted(after_it.keys() - before.keys() - {"runs/trial/failed.ipynb"}) == []
    again = forks.call(root, struck.words)
    assert again.code == 0, again.told()


@pytest.mark.parametrize("command", WRITING)
def test_a_tree_that_may_not_be_written_is_told_in_one_line(
    command, forks, toy_place, debris_place
):
    struck = WRITING[command]
    root = prepared(struck, {"toy": toy_place, "debris": debris_place}[struck.place])
    before = snapshot(root)
    done = forks.call(root, struck.words, refusal=(0, "EROFS"))
    assert in_one_line(done) == []
    assert snapshot(root) == before


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_what_only_reads_works_in_a_tree_that_may_not_be_written(words, forks, toy_place):
    toy_place.restore()
    done = forks.call(toy_place.root, words, refusal=(0, "EROFS"))
    assert (done.code, done.told()) == (0, "")


@pytest.fixture
def mounts(tmp_path):
    """Only where this process may mount."""
    (tmp_path / "at").mkdir()
    command = ["unshare", "--mount", "mount", "-t", "tmpfs", "none", str(tmp_path / "at")]
    try:
        allowed = subprocess.run(command, capture_output=True, timeout=30).returncode == 0
    except OSError:
        allowed = False
    if not allowed:
        pytest.skip("this process may mount nothing")


@pytest.mark.usefixtures("mounts")
@pytest.mark.parametrize("size", ["size=64k", "size=8k", "nr_inodes=3"])
@pytest.mark.parametrize("command", ["run", "export"])
def test_a_truly_full_disk_is_told_in_one_line(command, size, toy_place):
    root = toy_place.root
    toy_place.restore()
    (root / "desk").mkdir()
    words = {"run": ["run", "trial", "--out", "desk/out", "-p", "share=0.125"],
             "export": ["export", "trial-line", "--to", "desk/out"]}[command]  # fmt: skip
    mount = f"mount -t tmpfs -o {size} none desk"
    script = f'{mount} && "$@"; code=$?; find desk -mindepth 1 > left; exit $code'
    run = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script, "sh", sys.executable, "-m", "analysis", *words],
        cwd=root, env=surroundings(root), capture_output=True, timeout=LIMIT_S,
    )  # fmt: skip
    assert in_one_line(Done(run.returncode, run.stdout, run.stderr, 0)) == []
    assert (root / "left").read_text() == ""


@pytest.mark.usefixtures("mounts")
def test_a_truly_read_only_tree_can_be_read_and_run_from(toy_place, tmp_path):
    root = toy_place.root
    toy_place.restore()
    python = f'"{sys.executable}" -m analysis'
    script = f"""mount --bind . . && mount -o remount,ro,bind . && cd "$PWD" && (
        {python} list && {python} cite trial-line && {python} publish &&
        {python} run trial -p share=0.125 --out "{tmp_path}/out") || exit 1
        {python} run trial -p share=0.375; test $? = 1"""
    run = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script], cwd=root, env=surroundings(root),
        capture_output=True, timeout=3 * LIMIT_S,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert in_one_line(Done(1, b"", run.stderr, 0)) == []
