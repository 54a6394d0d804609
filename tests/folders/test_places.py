"""A path that the user gives is never destroyed: what may be replaced, and what is refused."""

import errno
import hashlib
import os
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis import paths
from analysis.errors import InputError
from analysis.folders import places, seals

WHAT = "run of trial"


def run_at(place: Path, what: str = WHAT) -> None:
    with places.made(place, what) as new:
        (new / "figures").mkdir()
        (new / "run.json").write_text('{"notebook": "trial"}')
        (new / "figures" / "data.csv").write_text("id\n1\n")


def a_run_with(change: Callable[[Path], object]) -> Callable[[Path], None]:
    def made(place: Path) -> None:
        run_at(place)
        change(place)

    return made


def foreign(place: Path) -> None:
    place.mkdir()
    (place / "run.json").write_text('{"npm": "mine"}')
    (place / "thesis.tex").write_text("years of work")


def listening(place: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        here = os.getcwd()
        os.chdir(place.parent)  # the path of a socket must be short
        listener.bind(place.name)
        os.chdir(here)


def link_to_a_folder(place: Path) -> None:
    (place.parent / "target").mkdir()
    place.symlink_to("target", target_is_directory=True)


def link_to_a_run(place: Path) -> None:
    run_at(place.parent / "target")
    place.symlink_to("target", target_is_directory=True)


def mounted(place: Path) -> None:
    place.mkdir()


def change_seal(place: Path, change: Callable[[str], str]) -> None:
    seal = place / seals.NAME
    seal.write_text(change(seal.read_text()))


def with_notes_in_the_seal(place: Path) -> None:
    """As `sha256sum notes.txt >> SHA256SUMS` does."""
    (place / "notes.txt").write_text("mine")
    digest = hashlib.sha256(b"mine").hexdigest()
    change_seal(place, lambda text: f"{text}{digest}  notes.txt\n")


def as_trial(text: str) -> str:
    return text.replace("run of other", "run of trial")


def without_second_line(text: str) -> str:
    first, _, *rest = text.splitlines(keepends=True)
    return "".join([first, *rest])


# What stands at the path, and a word of why it is refused.
REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "file": (lambda p: p.write_text("mine"), "it is a file"),
    "named pipe": (os.mkfifo, "it is a named pipe"),
    "socket": (listening, "it is a socket"),
    "dangling link": (lambda p: p.symlink_to("nowhere"), "it is a link"),
    "link to a folder": (link_to_a_folder, "it is a link"),
    "link to a run": (link_to_a_run, "it is a link"),
    "foreign folder with a run.json": (foreign, "it holds 'run.json' and no SHA256SUMS"),
    "run of another notebook": (lambda p: run_at(p, "run of other"), "it is a run of other"),
    "export": (lambda p: run_at(p, "copy of figure trial-line"), "it is a copy of figure"),
    "notes in a run": (
        a_run_with(lambda p: (p / "figures" / "notes.txt").write_text("mine")),
        "it holds 'figures/notes.txt', which is none of its own files",
    ),
    "an empty folder in a run": (a_run_with(lambda p: (p / "mine").mkdir()), "it holds 'mine'"),
    "a link in a run": (
        a_run_with(lambda p: (p / "mine").symlink_to("figures")),
        "it holds 'mine'",
    ),
    "an edited file of a run": (
        a_run_with(lambda p: (p / "run.json").write_text("my own numbers")),
        "its file 'run.json' was changed",
    ),
    "a file of a run that is a link now": (
        a_run_with(lambda p: ((p / "run.json").unlink(), (p / "run.json").symlink_to("x"))),
        "its file 'run.json' was changed",
    ),
    "an edited seal": (
        a_run_with(lambda p: (p / seals.NAME).write_text("run of trial")),
        "and no SHA256SUMS",
    ),
    "notes in a run, with a line of their own in its seal": (
        a_run_with(with_notes_in_the_seal),
        "its SHA256SUMS was changed",
    ),
    "a run under another name": (
        lambda p: (run_at(p, "run of other"), change_seal(p, as_trial)),
        "its SHA256SUMS was changed",
    ),
    "a seal without the hash of its lines": (
        a_run_with(lambda p: change_seal(p, without_second_line)),
        "its SHA256SUMS was changed",
    ),
    "a seal that ends with its first line": (
        a_run_with(lambda p: change_seal(p, lambda t: t.splitlines()[0])),
        "its SHA256SUMS was changed",
    ),
    "mount point": (mounted, "another file system is mounted there"),
    "name in a file": (lambda p: p.parent.write_text(""), "is not a folder"),
    "name too long": (lambda p: None, "file name too long"),
}


def everything(folder: Path) -> dict[str, str | None]:
    """Each path below a folder, with the text of files and the target of links."""
    return {
        str(p.relative_to(folder)): os.readlink(p)
        if p.is_symlink()
        else p.read_text()
        if p.is_file()
        else None
        for p in folder.rglob("*")
    }


def place_of(case: str, folder: Path) -> Path:
    names = {"name in a file": "file/run", "name too long": "x" * 256}
    return folder / names.get(case, "mine")


@pytest.fixture
def mount(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    ismount = os.path.ismount

    def mount(place: Path) -> None:
        monkeypatch.setattr(os.path, "ismount", lambda p: Path(p) == place or ismount(p))

    return mount


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_ours_alone_is_refused_in_one_line_and_stays(tmp_path, case, mount):
    make, why = REFUSED[case]
    place = place_of(case, tmp_path)
    make(place)
    if case == "mount point":
        mount(place)
    before = everything(tmp_path)
    with pytest.raises(InputError) as refused:
        places.free(place, WHAT, "--out")
    line = str(refused.value)
    assert line.startswith("--out '")
    assert why in line
    assert line.endswith("; allowed is a new folder, an empty one or an earlier run of trial")
    assert len(line) < 300
    assert everything(tmp_path) == before


@pytest.mark.parametrize("case", [c for c in REFUSED if not c.startswith(("name", "mount"))])
def test_what_came_to_the_place_meanwhile_is_left_there(tmp_path, case):
    make, _ = REFUSED[case]
    place = tmp_path / "mine"
    before: dict[str, str | None] = {}
    with pytest.raises(InputError, match="changed meanwhile"), places.made(place, WHAT) as new:  # noqa: PT012
        (new / "run.json").write_text("{}")
        make(place)
        before = {n: t for n, t in everything(tmp_path).items() if not n.startswith(".partial")}
    assert before
    assert everything(tmp_path) == before


FREE: dict[str, Callable[[Path], object]] = {
    "nothing": lambda p: None,
    "an empty folder": lambda p: p.mkdir(),
    "an earlier run": run_at,
    "an earlier run that lost a file": a_run_with(lambda p: (p / "run.json").unlink()),
}


@pytest.mark.parametrize("case", FREE)
def test_a_run_goes_where_nothing_can_be_lost(tmp_path, case):
    place = tmp_path / "mine"
    FREE[case](place)
    assert places.free(place, WHAT, "--out") == place
    run_at(place)
    assert sorted(everything(tmp_path)) == sorted(
        ["mine", "mine/SHA256SUMS", "mine/figures", "mine/figures/data.csv", "mine/run.json"]
    )


def test_a_link_above_the_folder_is_followed(tmp_path):
    (tmp_path / "disk").mkdir()
    (tmp_path / "short").symlink_to("disk", target_is_directory=True)
    place = places.free(tmp_path / "short" / "mine", WHAT, "--out")
    assert place == tmp_path / "disk" / "mine"


def test_the_project_and_the_published_runs_are_not_for_the_user(tmp_path, monkeypatch):
    project = tmp_path / "home" / "project"
    published = project / "book" / "evidence"
    monkeypatch.setattr(paths, "ROOT", project)
    monkeypatch.setattr(paths, "PUBLISHED", published)
    project.mkdir(parents=True)
    for place in (published, published / "trial", published / "trial" / "x"):
        with pytest.raises(InputError, match="only `python -m analysis publish` writes"):
            places.free(place, WHAT, "--out")
    run_at(published / "trial")
    (tmp_path / "way").symlink_to(project / "book", target_is_directory=True)
    for place in (published / "trial", tmp_path / "way" / "evidence" / "trial"):
        with pytest.raises(InputError, match="only `python -m analysis publish` writes"):
            places.free(place, WHAT, "--out")
    for place in (project, tmp_path / "home", Path("/"), project / ".." / ".."):
        with pytest.raises(InputError, match="the project is in it"):
            places.free(place, WHAT, "--out")
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    for place in (Path("."), Path(""), empty):
        with pytest.raises(InputError, match="you are in it"):
            places.free(place, WHAT, "--out")


@pytest.fixture
def own_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the program takes for its project."""
    project = tmp_path / "project"
    project.mkdir()
    monkeypatch.setattr(paths, "ROOT", project)
    monkeypatch.setattr(paths, "PUBLISHED", project / "book" / "evidence")
    return project


THE_PROJECTS = (
    "data", "data/mine", "book", "book/mine", "analysis/notebooks/mine", "tests/mine", "_static/x",
    "_build/html", ".git/refs/heads/x", ".cache/x", ".venv", ".mine", "DATA/mine", "x.egg-info/y",
)  # fmt: skip


@pytest.mark.parametrize("made", [True, False])
@pytest.mark.parametrize("name", THE_PROJECTS)
def test_within_the_project_nothing_goes_among_its_own_files(own_project, name, made):
    if made:
        (own_project / name).parent.mkdir(parents=True, exist_ok=True)
    top = Path(name).parts[0]
    with pytest.raises(InputError) as refused:
        places.free(own_project / name, WHAT, "--out")
    assert f"'{top}' belongs to the project; take 'runs' or a folder of your own" in str(
        refused.value
    )
    assert "; allowed is a new folder, an empty one or an earlier run of trial" in str(
        refused.value
    )


def test_a_link_into_the_project_is_no_way_round(own_project, tmp_path):
    (own_project / "data").mkdir()
    (tmp_path / "way").symlink_to(own_project / "data", target_is_directory=True)
    (tmp_path / "hidden").mkdir()
    (own_project / ".cache").symlink_to(tmp_path / "hidden", target_is_directory=True)
    for place in (tmp_path / "way" / "mine", own_project / ".cache" / "mine"):
        with pytest.raises(InputError, match="belongs to the project"):
            places.free(place, WHAT, "--out")


@pytest.mark.parametrize("name", ["runs/mine", "mine", "mine/data", "database", "desk/.hidden"])
def test_within_the_project_a_reader_has_runs_and_folders_of_their_own(own_project, name):
    assert places.free(own_project / name, WHAT, "--out") == own_project / name


def test_what_the_repository_keeps_at_its_top_is_refused_by_name():
    root = Path(__file__).parents[2]
    tracked = subprocess.run(
        ["git", "ls-tree", "-d", "--name-only", "HEAD"],
        cwd=root, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    ignored = [line.split("/")[0] for line in (root / ".gitignore").read_text().split()]
    for name in {*tracked, *ignored} - {"runs"}:
        with pytest.raises(InputError, match="belongs to the project"):
            places.free(root / name.replace("*", "x") / "mine", WHAT, "--out")


@pytest.mark.parametrize(
    "name", [".git", ".git/x", ".git/refs/heads/x", "bare.git/refs/x", "bare.git"]
)
def test_the_inside_of_a_repository_is_refused_wherever_it_is(tmp_path, name):
    for repository in ("bare.git", ".git"):
        for folder in ("objects", "refs/heads"):
            (tmp_path / repository / folder).mkdir(parents=True)
        (tmp_path / repository / "HEAD").write_text("ref: refs/heads/main")
    with pytest.raises(InputError, match=r"it is inside a git repository, '.*\.git'"):
        places.free(tmp_path / name, WHAT, "--out")
    assert places.free(tmp_path / "work" / "mine", WHAT, "--out")


def test_a_folder_that_cannot_be_written_is_told_before_anything_starts(tmp_path, monkeypatch):
    locked = tmp_path / "locked"
    locked.mkdir()
    access = os.access
    monkeypatch.setattr(os, "access", lambda p, m: Path(p) != locked and access(p, m))
    for place in (locked / "mine", locked / "deep" / "mine"):
        with pytest.raises(InputError, match="nothing can be written in"):
            places.free(place, WHAT, "--out")


def test_a_place_may_be_given_from_a_folder_that_is_gone(tmp_path, monkeypatch):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert places.free(tmp_path / "mine", WHAT, "--out") == tmp_path / "mine"
    with pytest.raises(InputError, match="no such file or directory"):
        places.free(Path("mine"), WHAT, "--out")


def test_a_device_is_told_from_a_place_for_files():
    with pytest.raises(InputError, match="it is a device"):
        places.free(Path(os.devnull), WHAT, "--out")


def test_a_loop_of_links_and_a_null_character_are_told(tmp_path):
    (tmp_path / "loop").symlink_to("loop")
    for place in (tmp_path / "loop" / "mine", Path("a\0b")):
        with pytest.raises(InputError, match=r"--out '.*allowed is a new folder"):
            places.free(place, WHAT, "--out")


def test_the_seal_is_what_sha256sum_reads_and_equal_for_equal_files(tmp_path):
    run_at(tmp_path / "one")
    run_at(tmp_path / "two")
    first, second, *lines = (tmp_path / "one" / "SHA256SUMS").read_text().splitlines()
    assert first == "# japan-in-orbit: run of trial"
    over_all = hashlib.sha256("\n".join([first, *lines]).encode()).hexdigest()
    assert second == f"# SHA-256 of the other lines: {over_all}"
    assert lines == [
        f"{hashlib.sha256((tmp_path / 'one' / name).read_bytes()).hexdigest()}  {name}"
        for name in ("figures/data.csv", "run.json")
    ]
    assert (tmp_path / "one" / "SHA256SUMS").read_bytes() == (
        tmp_path / "two" / "SHA256SUMS"
    ).read_bytes()


def test_damage_to_own_files_is_told_and_a_neighbour_is_none(tmp_path):
    run_at(tmp_path / "run")
    (tmp_path / "run" / "notes.txt").write_text("mine")
    assert seals.damage(tmp_path / "run") is None
    (tmp_path / "run" / "figures" / "data.csv").write_text("id\n2\n")
    assert seals.damage(tmp_path / "run") == "figures/data.csv was changed"
    (tmp_path / "run" / "figures" / "data.csv").unlink()
    assert seals.damage(tmp_path / "run") == "figures/data.csv is missing"
    (tmp_path / "run" / "SHA256SUMS").unlink()
    assert seals.damage(tmp_path / "run") == "SHA256SUMS is missing"


def test_sha256sum_itself_checks_the_seal(tmp_path):
    run_at(tmp_path / "run")
    check = ["sha256sum", "--check", "--strict", "--quiet", seals.NAME]
    subprocess.run(check, cwd=tmp_path / "run", check=True)
    (tmp_path / "run" / "run.json").write_text("mine")
    assert subprocess.run(check, cwd=tmp_path / "run", check=False).returncode == 1


def test_a_folder_that_cannot_be_read_may_hold_what_is_not_ours(tmp_path, monkeypatch):
    run_at(tmp_path / "run")
    scandir = os.scandir

    def refused(folder):
        if Path(folder).name == "figures":
            raise PermissionError(errno.EACCES, "Permission denied", str(folder))
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refused)
    with pytest.raises(InputError, match="permission denied"):
        places.free(tmp_path / "run", WHAT, "--out")


def test_a_file_that_cannot_be_read_is_damage(tmp_path, monkeypatch):
    run_at(tmp_path / "run")

    def refused(_file):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(seals, "_digest", refused)
    assert seals.damage(tmp_path / "run").startswith("figures/data.csv cannot be read (permission")
