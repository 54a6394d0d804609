"""How far a run is, and how long it may still take, by the times of the notebook's last run.

The times lie apart from the runs, of which equal ones have equal bytes. A file of them that is
missing or damaged, and a place where none can be written, cost the estimate and nothing else.
"""

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import pydantic

from analysis import paths
from analysis.errors import DataError
from analysis.plain_files import record_of

_Seconds = Annotated[float, pydantic.Field(ge=0, le=1e6)]


class Times(pydantic.BaseModel):
    """When each code cell of a run began, and the whole run ended: seconds from its start."""

    began_s: list[_Seconds]
    ended_s: _Seconds


class Course:
    """Where one run of a notebook is; as a text, with the seconds left where they can be told."""

    def __init__(self, notebook: str, cells: int, among: str = ""):
        """cells: how many hold code; only a run of as many tells how long this one may take.

        among: which of several runs it is, such as '1 of 12'.
        """
        self.notebook, self.cells = notebook, cells
        self.at_cell: Callable[[], None] = lambda: None  # called as each cell begins
        self._named = f"{notebook} ({among})" if among else notebook
        last = last_times(notebook)
        self._last = last if last and len(last.began_s) == cells else None
        self._start = time.monotonic()
        self._began_s: list[float] = []

    def cell_begins(self) -> None:
        """Tell that the next cell is at work."""
        self._began_s.append(self._now_s())
        self.at_cell()

    def ended(self) -> None:
        """Keep the times of the whole run for the next one."""
        _keep(self.notebook, Times(began_s=self._began_s, ended_s=self._now_s()))

    def left_s(self) -> float | None:
        """Seconds until the run ends; None where no earlier run tells.

        A cell that takes longer than it did takes nothing from those after it.
        """
        if self._last is None:
            return None
        marks = [0.0, *self._last.began_s, self._last.ended_s]
        at = min(len(self._began_s), self.cells)
        here_s = self._now_s() - (self._began_s[-1] if self._began_s else 0)
        return marks[-1] - min(marks[at] + here_s, marks[at + 1])

    def __str__(self) -> str:
        left = about(self.left_s())
        if not self._began_s:
            return f"running {self._named}: {self.cells} cells{left}"
        at = f"cell {len(self._began_s)} of {self.cells}"
        return f"running {self._named}: {at}{left and f'{left} left'}"

    def _now_s(self) -> float:
        return time.monotonic() - self._start


def last_times(notebook: str) -> Times | None:
    """The times of the last whole run of a notebook; None where there are none to be read."""
    try:
        return record_of(_file(notebook), Times)
    except (DataError, OSError):
        return None


def about(seconds: float | None) -> str:
    """', about 12 s', in minutes from a minute and a half on; empty for None."""
    if seconds is None:
        return ""
    told = f"{seconds / 60:.0f} min" if seconds >= 90 else f"{max(seconds, 1):.0f} s"
    return f", about {told}"


def _keep(notebook: str, times: Times) -> None:
    file = _file(notebook)
    written = file.with_name(f".{notebook}-{os.getpid()}")
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            written.write_text(times.model_dump_json())
            written.replace(file)
        finally:
            written.unlink(missing_ok=True)


def _file(notebook: str) -> Path:
    return paths.ROOT / ".cache" / "times" / f"{notebook}.json"
