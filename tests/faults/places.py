"""A project in miniature that calls may damage: what it holds, what a call did to it, as it was."""

import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

CACHES = ("__pycache__", ".cache")


@dataclass(frozen=True)
class Thing:
    """What stands at a path, as far as a change of it can be told without reading it."""

    kind: int
    size: int
    changed_ns: int
    inode: int


Snapshot = dict[str, Thing]


def snapshot(root: Path) -> Snapshot:
    """Everything below root, by path from there; caches left out."""
    found: Snapshot = {}
    waiting = [root]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.name in CACHES:
                    continue
                told = entry.stat(follow_symlinks=False)
                kind = stat.S_IFMT(told.st_mode)
                folder = kind == stat.S_IFDIR
                found[os.path.relpath(entry.path, root)] = (
                    Thing(kind, 0, 0, 0)
                    if folder
                    else Thing(kind, told.st_size, told.st_mtime_ns, told.st_ino)
                )
                if folder:
                    waiting.append(Path(entry.path))
    return found


@dataclass(frozen=True)
class Place:
    """A project that is put back after each call."""

    root: Path
    kept: Path
    """What it is put back from."""

    @classmethod
    def of(cls, made: Path, root: Path) -> "Place":
        """A copy of a whole project at root."""
        shutil.copytree(made, root, symlinks=True)
        return cls(root, made)

    def restore(self) -> None:
        """Put everything back as it was made, whatever stands there now."""
        wanted, there = snapshot(self.kept), snapshot(self.root)
        for name in sorted(there, key=len, reverse=True):
            if name not in wanted or wanted[name].kind != there[name].kind:
                _remove(self.root / name)
        for name, thing in sorted(wanted.items()):
            now, target = there.get(name), self.root / name
            if thing.kind == stat.S_IFDIR:
                target.mkdir(exist_ok=True)
            elif not now or (now.size, now.changed_ns) != (thing.size, thing.changed_ns):
                shutil.copy2(self.kept / name, target, follow_symlinks=False)


def contents(folder: Path) -> dict[str, bytes]:
    """Every plain file below a folder, by path from there; caches left out."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.is_symlink() and not {*CACHES} & {*file.parts}
    }


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
