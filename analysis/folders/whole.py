"""Folders that appear whole or not at all.

A folder is filled in hiding, beside the place that it shall take:

.partial-<random>/lock         held for as long as the process that fills it lives
                  mark         tells that this program has made it
                  new/         what is being filled
                  old/<name>   what stood at the place, until the new folder stands there
                  to           where that is then moved to; without it, it is deleted
"""

import contextlib
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from filelock import FileLock, Timeout

PREFIX = ".partial-"
_NAME = re.compile(re.escape(PREFIX) + "[0-9a-f]{8}")
_MOST_TRIES = 100
_MARK = b"a folder that japan-in-orbit is filling; gone when that is done\n"


class Draft:
    """A folder that is being filled, and the act of putting it in its place."""

    def __init__(self, work: Path):
        self.folder = work / "new"
        self._old = work / "old"
        self._to = work / "to"

    def put(self, place: Path, judge: Callable[[Path], Path | None] = lambda old: None) -> None:
        """Let the folder become `place`, a neighbour, in place of what stands there.

        judge: called with what stood there, once nobody finds it any more; it says where that is
            moved to when the new folder stands, or None when it may be deleted. What it raises
            brings the old one back.
        Raises OSError when a rename is refused; the old one is then back, too.
        """
        aside = self._old / place.name
        if os.path.lexists(place):
            self._old.mkdir()
            place.rename(aside)
            moved_to = judge(aside)
            if moved_to:
                self._to.write_bytes(os.fsencode(moved_to))
        self.folder.rename(place)


@contextlib.contextmanager
def draft(parent: Path) -> Iterator[Draft]:
    """An empty folder below `parent`, hidden, that the block fills and puts into `parent`.

    What is not put by the block's end is gone, with the folders that had to be made for it, and
    what stood at its place is back. What killed processes left in `parent` is put right first.
    Raises OSError when the disk is full or nothing can be written there.
    """
    missing = _missing(parent)
    try:
        work, lock = _begun(parent)
        try:
            yield Draft(work)
        finally:
            _settle(work)
            _remove(work)
            lock.release()
    finally:
        for folder in missing:  # not empty when the work is done, or another process is at it
            with contextlib.suppress(OSError):
                folder.rmdir()


@contextlib.contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """A hidden, empty folder to be filled; it becomes `folder` once that is done.

    What was at `folder` is deleted only when the new one stands there, and stays otherwise.
    Raises as `draft` does.
    """
    with draft(folder.parent) as new:
        yield new.folder
        new.put(folder)


def copy(
    source: Path,
    target: Path,
    *,
    hidden: bool = True,
    link: Callable[[Path, Path], None] | None = None,
) -> None:
    """Copy all that a folder holds, with its dates. Raises OSError for the first file that fails.

    hidden: whether what has a name with a dot before it is copied too; link: called with each
    link and the place of its copy, as `link_alike`; without it the file is copied that it leads to.

    (shutil.copytree goes on to the end, and then tells a list.)
    """
    for here, folders, names in os.walk(source, onerror=_raised):
        folders[:] = [name for name in folders if hidden or not name.startswith(".")]
        there = target / Path(here).relative_to(source)
        there.mkdir(parents=True, exist_ok=True)
        linked = [name for name in folders if link and Path(here, name).is_symlink()]
        for name in (n for n in (*linked, *names) if hidden or not n.startswith(".")):
            file, place = Path(here, name), there / name
            if place.is_symlink():  # what it leads to is not ours to write to
                place.unlink()
            if link and file.is_symlink():
                link(file, place)
            else:
                shutil.copy2(file, place)


def link_alike(link: Path, place: Path) -> None:
    """Copy a link as it is."""
    place.symlink_to(os.readlink(link))


def link_to_it(link: Path, place: Path) -> None:
    """Make a link at another place that leads where a link leads."""
    place.symlink_to(link.absolute())


def _raised(error: OSError) -> None:
    raise error


def _missing(folder: Path) -> list[Path]:
    """The folder and those above it that are not there, the deepest first."""
    return [f for f in (folder, *folder.parents) if not f.exists()]


def _begun(parent: Path) -> tuple[Path, FileLock]:
    """A hidden folder that bears the mark, and its lock, held."""
    tries = _MOST_TRIES
    while True:
        parent.mkdir(parents=True, exist_ok=True)
        sweep(parent)
        work = parent / f"{PREFIX}{secrets.token_hex(4)}"
        lock = FileLock(work / "lock", thread_local=False)
        try:
            work.mkdir()
            _hold(lock)
            (work / "mark").write_bytes(_MARK)
            (work / "new").mkdir()
            return work, lock
        except (FileNotFoundError, Timeout):
            # Another process takes the parent away, or this folder before it bears the mark;
            # or it is a place like /proc, where nobody makes a folder ever.
            tries -= 1
            if not tries:
                raise
        except BaseException:  # a full disk, Ctrl-C
            _remove(work)
            lock.release()
            raise


def _hold(lock: FileLock) -> None:
    """Raises Timeout where another process holds it."""
    try:
        lock.acquire(blocking=False)
    except Timeout:
        raise
    except (OSError, NotImplementedError):  # a file system without locks: nobody sweeps there
        pass


def sweep(parent: Path) -> None:
    """Put right what killed processes have left in a folder: what nobody holds the lock of.

    It bears the mark; or it was made and never marked, and holds nothing. A draft does so by
    itself; who may find that there is nothing to make calls this.
    """
    for work in parent.glob(f"{PREFIX}*"):
        if work.is_symlink() or not (_marked(work) or _unmarked(work)):
            continue
        lock = FileLock(work / "lock", blocking=False)
        with contextlib.suppress(OSError, NotImplementedError, Timeout), lock:
            _settle(work)
            _remove(work)


def _unmarked(work: Path) -> bool:
    """A draft without its mark: named as one, and empty but for an empty lock or mark."""
    try:
        return bool(_NAME.fullmatch(work.name)) and all(
            f.name in {"lock", "mark"}
            and not f.is_symlink()
            and f.is_file()
            and not f.stat().st_size
            for f in work.iterdir()
        )
    except OSError:
        return False


def _marked(work: Path) -> bool:
    mark = work / "mark"
    try:
        return mark.is_file() and not mark.is_symlink() and mark.read_bytes() == _MARK
    except OSError:
        return False


def _settle(work: Path) -> None:
    """Put back what was put aside but not replaced, move what is to be kept, delete the rest.

    What cannot go there, because something else has come to its place, stays here.
    """
    new, old, to = work / "new", work / "old", work / "to"
    if old.exists() and (new.exists() or to.exists()):
        for aside in old.iterdir():
            place = work.parent / aside.name if new.exists() else Path(os.fsdecode(to.read_bytes()))
            if os.path.lexists(place):
                return
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(aside, place)
    for folder in (new, old):
        shutil.rmtree(folder, ignore_errors=True)


def _remove(work: Path) -> None:
    """Take away what held the draft; what could not be deleted keeps its mark, for a later call.

    The mark goes last: whoever is killed before has left something that can be told.
    """
    if not ((work / "new").exists() or (work / "old").exists()):
        with contextlib.suppress(OSError):
            (work / "to").unlink(missing_ok=True)
            (work / "lock").unlink(missing_ok=True)
            (work / "mark").unlink(missing_ok=True)
            work.rmdir()
