"""Where compiled kernels are kept: a folder for each state of the code that they stand on.

Numba looks at the kernel's own file only. A constant or a function from another module is compiled
in, so that a change of it would leave the old machine code in use. Hence the folder's name is a
hash over every module that holds a kernel and all that these can reach by imports.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from analysis import paths, reachable

try:
    import fcntl
except ImportError:  # not on Windows: there, old folders stay
    fcntl = None  # type: ignore[assignment]

VARIABLE = "NUMBA_CACHE_DIR"
_OURS = "kernels-"
_GOING = ".going-"

# The folder in use, kept open: its lock says so to other processes until this one ends.
_held: list[int] = []


def use() -> Path | None:
    """Let numba keep compiled kernels in the folder of this code; call before importing numba.

    The folder lies in .cache/numba of the checkout, or where NUMBA_CACHE_DIR says. Folders of
    other states go, unless a running process uses them. Returns the folder; None where no folder
    can be written, so that numba must find its own place.
    """
    for base in _bases():
        folder = base / f"{_OURS}{reachable.code_hash(kernels())[:16]}"
        new = not folder.is_dir()
        try:
            _hold(folder)
        except OSError:
            continue
        if new:
            _sweep(folder)
        os.environ[VARIABLE] = str(folder)
        if "numba" in sys.modules:
            sys.modules["numba"].config.CACHE_DIR = str(folder)
        return folder
    return None


def kernels() -> list[Path]:
    """Every module that a kernel may stand on, sorted."""
    files = (paths.ROOT / "analysis").rglob("*.py")
    return reachable.modules(f for f in files if b"njit" in f.read_bytes())


def _bases() -> Iterator[Path]:
    """Folders to try. What a parent process has set names our own folder: its parent is meant."""
    given = os.environ.get(VARIABLE)
    if given:
        chosen = Path(given)
        if not chosen.name.startswith(_OURS):
            yield chosen
        # Another checkout's own place is not for this one.
        elif chosen.parent.parts[-2:] != (".cache", "numba"):
            yield chosen.parent
    yield _home()
    with contextlib.suppress(RuntimeError):  # a user without a home
        yield Path.home() / ".cache" / "japan-in-orbit" / "numba"


def _home() -> Path:
    return paths.ROOT / ".cache" / "numba"


def _hold(folder: Path) -> None:
    """Make the folder and mark it as in use for as long as this process lives."""
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        if fcntl is None:
            return
        try:
            found = os.open(folder, os.O_RDONLY)
        except FileNotFoundError:
            continue
        # Above the standard streams, whose numbers are free where a caller has closed them.
        opened = fcntl.fcntl(found, fcntl.F_DUPFD_CLOEXEC, 3)
        os.close(found)
        with contextlib.suppress(OSError):  # a file system without locks
            fcntl.flock(opened, fcntl.LOCK_SH)
        # Another process may have moved it away between the two steps.
        if folder.is_dir() and os.path.samestat(os.fstat(opened), folder.stat()):
            _held.append(opened)
            return
        os.close(opened)


def _sweep(kept: Path) -> None:
    """Remove the folders of other states that no running process uses."""
    if fcntl is None:
        return
    import shutil  # a few milliseconds that a package should not cost whenever it is imported

    for other in [*kept.parent.glob(f"{_OURS}*"), *kept.parent.glob(f"{_GOING}*")]:
        if other == kept:
            continue
        # Gone already, in use, or without locks: not ours to remove.
        with contextlib.suppress(OSError):
            opened = os.open(other, os.O_RDONLY)
            try:
                fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
                going = other.with_name(f"{_GOING}{os.getpid()}-{other.name}")
                other.rename(going)
                shutil.rmtree(going)
            finally:
                os.close(opened)
