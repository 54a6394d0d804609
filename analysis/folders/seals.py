"""Which files of a folder this program wrote, so that nobody else's are lost with it.

The seal is a file SHA256SUMS in the folder, as `sha256sum --check` reads it: first, as comments,
what the folder is and the hash of all the other lines, then the hash and the name of each file. So
a line that somebody adds makes no file the program's own.
"""

import hashlib
import os
from pathlib import Path

from analysis.errors import reason, shown

NAME = "SHA256SUMS"
_OURS = "# japan-in-orbit: "
_OVER_ALL = "# SHA-256 of the other lines: "


def seal(folder: Path, what: str) -> None:
    """Write down every file that the folder holds. what: e.g. 'run of timeline'."""
    sums = [f"{_digest(folder / name)}  {name}" for name in sorted(_files(folder))]
    first = f"{_OURS}{what}"
    text = "\n".join([first, f"{_OVER_ALL}{_over_all(first, sums)}", *sums, ""])
    (folder / NAME).write_text(text, encoding="utf-8", newline="\n")


def damage(folder: Path) -> str | None:
    """What is wrong with the folder's own files, in a few words; None when all are as written."""
    name = NAME
    try:
        sealed = _sealed(folder)
        if isinstance(sealed, str):
            return sealed
        for name, digest in sealed[1].items():
            file = folder / name
            if not file.is_file():
                return f"{name} is missing"
            if _digest(file) != digest:
                return f"{name} was changed"
    except OSError as error:
        return f"{name} cannot be read ({reason(error)})"
    return None


def stranger(folder: Path, what: str) -> str | None:
    """Why the folder is not `what` alone, in a few words; None when it holds only its own files.

    A file that was edited is not the program's own any more; one that is missing is no loss.
    Raises OSError when not all of it can be read.
    """
    sealed = _sealed(folder)
    if sealed == _CHANGED:
        return f"its {sealed}"
    if isinstance(sealed, str):
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


_MISSING, _CHANGED = f"{NAME} is missing", f"{NAME} was changed"


def _sealed(folder: Path) -> tuple[str, dict[str, str]] | str:
    """What the folder says that it is, and the hash of each of its files; else why not."""
    file = folder / NAME
    if file.is_symlink() or not file.is_file():
        return _MISSING
    try:
        first, *rest = file.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError:
        return _MISSING
    if not first.startswith(_OURS):
        return _MISSING
    over_all, *sums, last = rest if len(rest) > 1 else ("", "")
    if last or over_all != f"{_OVER_ALL}{_over_all(first, sums)}":
        return _CHANGED
    return first.removeprefix(_OURS), {n: d for d, n in (line.split("  ", 1) for line in sums)}


def _over_all(first: str, sums: list[str]) -> str:
    return hashlib.sha256("\n".join([first, *sums]).encode()).hexdigest()


def _files(folder: Path) -> list[str]:
    """Everything below the folder that is not a folder with something in it, by its path there.

    Raises OSError for a folder that cannot be read, for that is not an empty one.
    """

    def refused(error: OSError) -> None:
        raise error

    found = []
    for here, folders, files in os.walk(folder, onerror=refused):
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
