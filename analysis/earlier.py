"""What a folder of tables held before it was last replaced: kept beside it, and put back.

The copy is hidden, so that no table is read from it and nothing of it is published, and it lies in
data/ itself, where nothing is ever swept.
"""

import filecmp
import os
from pathlib import Path

from analysis.errors import InputError
from analysis.folders.whole import copy, link_alike, whole_folder

_KEPT = ".earlier"


def kept(folder: Path) -> Path:
    """Where the earlier state of a folder is kept."""
    return folder.parent / _KEPT / folder.name


def keep(folder: Path) -> None:
    """Copy a folder to where it is kept, whole, in place of the copy before."""
    with whole_folder(kept(folder)) as keeping:
        copy(folder, keeping, link=link_alike)


def put_back(folder: Path) -> list[str]:
    """Exchange a folder with what was kept of it; to do it again brings the newer state back.

    Returns the names of the files that changed, sorted.
    Raises InputError when nothing was kept, or what was kept is what the folder holds.
    """
    earlier = kept(folder)
    if not earlier.is_dir():
        raise InputError(f"nothing to undo in {folder.name}: no refresh has replaced its tables")
    changed = _differing(folder, earlier)
    if not changed:
        raise InputError(f"nothing to undo in {folder.name}: it holds what was kept of it")
    # The inner block ends first: a kill between both leaves the folder as it was asked for.
    with whole_folder(earlier) as newer:
        copy(folder, newer, link=link_alike)
        with whole_folder(folder) as building:
            copy(earlier, building, link=link_alike)
    return changed


def _differing(one: Path, other: Path) -> list[str]:
    names = {
        file.relative_to(root).as_posix()
        for root in (one, other)
        for file in root.rglob("*")
        if file.is_file() or file.is_symlink()
    }
    links = {name for name in names if (one / name).is_symlink() or (other / name).is_symlink()}
    unlike = [name for name in links if _target(one / name) != _target(other / name)]
    plain = sorted(names - links)
    _, differing, missing = filecmp.cmpfiles(one, other, plain, shallow=False)
    return sorted(unlike + differing + missing)


def _target(file: Path) -> str | None:
    """Where a link leads; None for what is no link."""
    return os.readlink(file) if file.is_symlink() else None
