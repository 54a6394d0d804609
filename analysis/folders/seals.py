"""Which files of a folder this program wrote, so that nobody else's are lost with it.

The seal is a file SHA256SUMS in the folder, as `sha256sum --check` reads it: first, as a comment,
what the folder is, then the hash and the name of each file.
"""

import hashlib
import os
from pathlib import Path

from analysis.errors import shown

NAME = "SHA256SUMS"
_OURS = "# japan-in-orbit: "


def seal(folder: Path, what: str) -> None:
    """Write down every file that the folder holds. what: e.g. 'run of timeline'."""
    sums = [f"{_digest(folder / name)}  {name}" for name in sorted(_files(folder))]
    text = "\n".join([f"{_OURS}{what}", *sums, ""])
    (folder / NAME).write_text(text, encoding="utf-8", newline="\n")


def damage(folder: Path) -> str | None:
    """What is wrong with the folder's own files, in a few words; None when all are as written."""
    sealed = _sealed(folder)
    if sealed is None:
        return f"{NAME} is missing"
    for name, digest in sealed[1].items():
        file = folder / name
        if not file.is_file():
            return f"{name} is missing"
        if _digest(file) != digest:
            return f"{name} was changed"
    return None


def stranger(folder: Path, what: str) -> str | None:
    """Why the folder is not `what` alone, in a few words; None when it holds only its own files.

    A file that was edited is not the program's own any more; one that is missing is no loss.
    """
    sealed = _sealed(folder)
    if sealed is None:
        return f"it holds {shown(min(os.listdir(folder)))} and no {NAME} that tells who wrote it"
    if sealed[0] != what:
        return f"it is a {sealed[0]}"
    for name in sorted(_files(folder)):
        if name == NAME:
            continue
        if name not in sealed[1]:
            return f"it holds {shown(name)}, which is none of its own files"
        if (folder / name).is_symlink() or _digest(folder / name) != sealed[1][name]:
            return f"its file {shown(name)} was changed"
    return None


def _sealed(folder: Path) -> tuple[str, dict[str, str]] | None:
    """What the folder says that it is, and the hash of each of its files; None without a seal."""
    file = folder / NAME
    try:
        if file.is_symlink() or not file.is_file():
            return None
        first, *rest = file.read_text(encoding="utf-8").splitlines()
        if not first.startswith(_OURS):
            return None
        return first.removeprefix(_OURS), {n: d for d, n in (line.split("  ", 1) for line in rest)}
    except ValueError:
        return None


def _files(folder: Path) -> list[str]:
    """Everything below the folder that is not a folder with something in it, by its path there."""
    found = []
    for here, folders, files in os.walk(folder):
        links = [f for f in folders if os.path.islink(os.path.join(here, f))]
        names = [*files, *links]
        if not names and not folders:
            names = ["."] if Path(here) != folder else []
        found += [Path(here, name).relative_to(folder).as_posix() for name in names]
    return found


def _digest(file: Path) -> str:
    """SHA-256 of a plain file; of anything else a word that is no hash."""
    if not file.is_file():
        return "not a file"
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
