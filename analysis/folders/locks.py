"""One process at a time, for what two must not do at once."""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from analysis import paths


@contextlib.contextmanager
def alone(key: str, waiting: Callable[[], None]) -> Iterator[None]:
    """While the block lasts, no other process is in a block with the same key.

    waiting: called once when another one is, before it is waited for. The lock goes with the
    process, however that ends. Where no file can be locked, nobody is waited for.
    """
    lock = _lock(f"{hashlib.sha256(os.fsencode(key)).hexdigest()[:32]}.lock")
    with contextlib.suppress(OSError, NotImplementedError):
        try:
            lock.acquire(blocking=False)
        except Timeout:
            waiting()
            lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _lock(name: str) -> FileLock:
    """A lock in the checkout; in the user's own temporary folder where that cannot be written."""
    for folder in (paths.ROOT / ".cache" / "locks", _temporary()):
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                return FileLock(folder / name)
    return FileLock(_temporary() / name)


def _temporary() -> Path:
    user = os.getuid() if hasattr(os, "getuid") else "own"
    return Path(tempfile.gettempdir()) / f"japan-in-orbit-{user}"
