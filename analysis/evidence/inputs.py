"""Which data files a process has opened, told by the interpreter itself.

An audit hook sees every open(), so a run cannot stand on a file that its record leaves out.
"""

import functools
import sys
from pathlib import Path

from analysis import paths
from analysis.tables import digest

_opened: set[Path] = set()


@functools.cache
def watch() -> None:
    """Start noting the files of data/ that this process opens; hooks cannot be taken out again."""

    def note(event: str, arguments: tuple) -> None:
        if event == "open" and isinstance(arguments[0], str | Path):
            name = str(arguments[0])
            if name.startswith(str(paths.DATA)):
                _opened.add(Path(name))

    sys.addaudithook(note)


def opened() -> dict[str, str]:
    """SHA-256 of each data file opened since `watch`, by path from the project's root."""
    files = sorted(f for f in _opened if f.is_relative_to(paths.DATA) and f.is_file())
    return {f.relative_to(paths.ROOT).as_posix(): digest(f) for f in files}
