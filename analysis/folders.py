"""Folders that appear whole or not at all."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

_PARTIAL, _ASIDE = ".partial-", ".aside-"


@contextlib.contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """A hidden, empty neighbour of `folder` to be filled; it becomes `folder` once that is done.

    What was at `folder` is deleted only when the new one stands there; when the block or a rename
    fails, or is interrupted, it stays or comes back and the neighbour goes. What a killed process
    left beside `folder` is cleared first; what it had put aside is put back.
    Raises OSError when the disk is full or a rename is refused.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    _clear(folder.parent)
    partial = _beside(folder, _PARTIAL)
    partial.mkdir()
    try:
        yield partial
        _replace(partial, folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _beside(folder: Path, mark: str) -> Path:
    return folder.with_name(f"{mark}{os.getpid()}-{folder.name}")


def _replace(partial: Path, folder: Path) -> None:
    """Two renames; the second failing puts the first back."""
    aside = _beside(folder, _ASIDE)
    if folder.exists():
        folder.rename(aside)
    try:
        partial.rename(folder)
    except BaseException:
        if aside.exists():
            aside.rename(folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _clear(parent: Path) -> None:
    """Put right what killed processes have left behind."""
    for mark in (_PARTIAL, _ASIDE):
        for left in parent.glob(f"{mark}*"):
            process, _, name = left.name.removeprefix(mark).partition("-")
            if not process.isdigit() or _alive(int(process)):
                continue
            if mark == _ASIDE and not (parent / name).exists():
                left.rename(parent / name)
            else:
                shutil.rmtree(left, ignore_errors=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
