"""Where a folder may be put: the one rule by which a path of the user's is never destroyed.

Free is a path where nothing is, a real folder that is empty, and a folder of the same kind that
this program made and that holds nothing but its own files.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from analysis import paths
from analysis.errors import InputError, RunError, reason, shown
from analysis.folders import seals
from analysis.folders.whole import Draft, draft

# What the system says when a disk, or one's share of it, takes no more.
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}

_KINDS = (
    (stat.S_ISLNK, "it is a link"),
    (stat.S_ISREG, "it is a file"),
    (stat.S_ISFIFO, "it is a named pipe"),
    (stat.S_ISSOCK, "it is a socket"),
    (stat.S_ISBLK, "it is a device"),
    (stat.S_ISCHR, "it is a device"),
)


def free(given: Path, what: str, option: str) -> Path:
    """The absolute form of a path that the user gave, when `what` may be put there.

    what: the folder to be made, e.g. 'run of timeline'; option: what the path was given with.
    Raises InputError, in one line that says what is allowed, when it may not.
    """
    try:
        place = _absolute(given)
        fault = (
            _of_the_project(place)
            or _in_a_repository(place)
            or _not_writable(place.parent)
            or occupied(place, what)
        )
    except (OSError, RuntimeError, ValueError) as error:  # a loop of links; a null character
        fault = f"it cannot be used ({reason(error)})"
    if fault:
        raise InputError(
            f"{option} {shown(str(given))}: {fault}; allowed is a new folder, an empty one or an "
            f"earlier {what}"
        )
    return place


def here() -> Path:
    """The folder that the program was called from. Raises InputError when it is gone."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise InputError(
            "the folder that you are in is gone: allowed is to call from one that is there"
        ) from None


def occupied(place: Path, what: str) -> str | None:
    """Why `what` may not replace what is at a path, in a few words; None when it may."""
    try:
        mode = place.lstat().st_mode
    except FileNotFoundError:
        return None
    kind = _kind(mode)
    if kind:
        return kind
    if os.path.ismount(place):
        return "another file system is mounted there"
    return seals.stranger(place, what) if os.listdir(place) else None


def no_plain_file(place: Path) -> str | None:
    """What stands where a file of ours belongs, in a few words; None for a file, or nothing."""
    try:
        mode = place.lstat().st_mode
    except FileNotFoundError:
        return None
    return None if stat.S_ISREG(mode) else _kind(mode) or "it is a folder"


def _kind(mode: int) -> str | None:
    """What is no folder, in a few words."""
    return next((said for is_kind, said in _KINDS if is_kind(mode)), None)


def settle(new: Draft, place: Path, what: str, kept: Path | None = None) -> None:
    """Seal a filled folder as `what` and put it in its place.

    What stands there is judged once more, for it may have changed while the folder was filled.
    kept: where a folder goes that is not `what` alone, once the new one stands.
    Raises InputError when it may not be replaced, OSError when the disk is full.
    """

    def judge(old: Path) -> Path | None:
        fault = occupied(old, what)
        if fault and not (kept and old.is_dir() and not old.is_symlink()):
            raise InputError(
                f"{shown(str(place))} changed meanwhile: {fault}; it was left as it is"
            )
        return kept if fault else None

    seals.seal(new.folder, what)
    new.put(place, judge)


@contextlib.contextmanager
def made(place: Path, what: str) -> Iterator[Path]:
    """A hidden, empty folder to be filled; it becomes `place`, sealed as `what`, if that is free.

    Raises as `settle` and `draft` do; what was at `place` is then as before.
    """
    with draft(place.parent) as new:
        yield new.folder
        settle(new, place, what)


@contextlib.contextmanager
def told(what: str, parent: Path, way_out: str = "") -> Iterator[None]:
    """Tell an OSError of the block in one line of our own: RunError.

    what: what could not be written below `parent`; way_out: what else the user may do.
    """
    try:
        yield
    except BrokenPipeError:  # nobody listens any more; the disk is as good as before
        raise
    except OSError as error:
        line = f"the {what} cannot be written to {shown(str(parent), 120)}: {reason(error)}"
        raise RunError("; ".join(filter(None, (line, way_out)))) from None


def _absolute(given: Path) -> Path:
    """The path without links above its last part, which may be one itself."""
    if given.name in ("", ".."):
        return given.resolve()
    return given.parent.resolve() / given.name


def _in_a_repository(place: Path) -> str | None:
    """A folder of git's own is told by what git itself looks for; named `.git`, by its name."""
    for folder in (place, *place.parents):
        marks = (
            (folder / "HEAD").is_file(),
            (folder / "objects").is_dir(),
            (folder / "refs").is_dir(),
        )
        if folder.name.casefold() == ".git" or all(marks):
            return f"it is inside a git repository, {shown(str(folder))}"
    return None


def _of_the_project(place: Path) -> str | None:
    if _within(place, paths.PUBLISHED):
        return "only `python -m analysis publish` writes below book/evidence"
    if _within(paths.ROOT, place):
        return "the project is in it"
    kept = _kept_by_the_project(place)
    if kept:
        return f"{shown(kept)} belongs to the project; take 'runs' or a folder of your own"
    with contextlib.suppress(FileNotFoundError):  # you are in a folder that is gone
        if _within(Path.cwd(), place):
            return "you are in it"
    return None


def _kept_by_the_project(place: Path) -> str | None:
    """The folder at the project's top that is not the user's and that a path is in, if any."""
    root = next((p for p in place.parents if p.exists() and p.samefile(paths.ROOT)), None)
    if root is not None:
        top = place.relative_to(root).parts[0]
        return top if paths.is_kept(top) else None
    linked = filter(paths.is_kept, os.listdir(paths.ROOT))
    return next((name for name in linked if _within(place, paths.ROOT / name)), None)


def _within(path: Path, folder: Path) -> bool:
    """Whether a path is a folder or below it; compared as files, for a name has many spellings."""
    if not folder.is_dir():
        return path.is_relative_to(folder.resolve())
    return any(p.exists() and p.samefile(folder) for p in (path, *path.parents))


def _not_writable(parent: Path) -> str | None:
    there = next(p for p in (parent, *parent.parents) if os.path.lexists(p))
    if not there.is_dir():
        return f"{shown(str(there))} is not a folder"
    if not os.access(there, os.W_OK | os.X_OK):
        return f"nothing can be written in {shown(str(there))}"
    return None
