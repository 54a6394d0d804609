"""Bring the published runs, those that the book shows, up to date."""

import collections
import concurrent.futures
import dataclasses
import datetime
import itertools
import multiprocessing
import os
import time
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.errors import InputError, RunError, shown
from analysis.evidence import record
from analysis.folders import locks, places
from analysis.folders.whole import draft, sweep
from analysis.runner import interruption
from analysis.runner.execution import execute, folder_of
from analysis.runner.registry import notebooks, parameter_model
from analysis.runner.staleness import stale
from analysis.runner.timing import Course

Tell = Callable[[str], None]

_LOOK_S = 0.2
"""How often what the processes report is looked at."""

_reports: Any = None
"""The queue that a process which makes runs reports to."""


def publish(
    names: list[str], tell: Tell, follow: Callable[[object], None] = lambda _course: None
) -> None:
    """Run those of the named notebooks (all when empty) that are stale, and write the schema.

    tell: called with one line as each starts and ends; follow: called once, as the first starts,
    with what tells from then on how far those under way are. Another `publish` is waited for, and
    what it has made is not made again. Raises InputError for an unknown name, or when what stands
    at a run's place is no folder; RunError when nothing can be written; the first failure of a run,
    once the runs under way have ended: a failed notebook keeps its earlier published run.
    """
    with (
        locks.alone("publish", lambda: tell("waiting for another publish")),
        places.told("published runs", paths.PUBLISHED),
    ):
        sweep(paths.PUBLISHED)
        reasons = stale_notebooks(names)
        _write_schema()
        _tell_reasons(reasons, tell)
        if not reasons:
            tell("every published run is up to date")
            return
        _run_all([_Place.of(name) for name in reasons], tell, follow)


def stale_notebooks(names: list[str]) -> dict[str, str]:
    """Of the named notebooks (all when empty), those to be run again, each with its reason."""
    reasons = {n: stale(n, parameter_model(n)().plain()) for n in names or notebooks()}
    return {name: reason for name, reason in reasons.items() if reason}


def _tell_reasons(reasons: dict[str, str], tell: Tell) -> None:
    """One line for each reason."""
    alike = collections.defaultdict(list)
    for name, reason in reasons.items():
        alike[reason].append(name)
    for reason, names in alike.items():
        tell(f"{names[0] if len(names) == 1 else f'{len(names)} notebooks'}: {reason}")


def _write_schema() -> None:
    """Put the JSON Schema of the record files beside the published runs."""
    file = paths.PUBLISHED / "schema.json"
    if places.no_plain_file(file):
        raise InputError(
            f"{shown(str(file), 120)}: {places.no_plain_file(file)}; allowed is a file that "
            "`publish` writes: take it away"
        )
    if not file.exists() or file.read_bytes() != record.json_schema():
        file.parent.mkdir(parents=True, exist_ok=True)
        with draft(file.parent) as new:
            changed = new.folder / file.name
            changed.write_bytes(record.json_schema())
            changed.replace(file)


@dataclasses.dataclass(frozen=True)
class _Place:
    """Where a published run goes, and what becomes of a folder there that holds more than one.

    Its foreign files must not hold the run up: once this is whole, that folder goes to the
    reader's own runs, as it is.
    """

    name: str
    fault: str
    kept: Path

    @classmethod
    def of(cls, name: str) -> "_Place":
        """Raises InputError where something stands that is no folder of its own."""
        place = paths.PUBLISHED / name
        fault = places.occupied(place, folder_of(name))
        if fault and (place.is_symlink() or not place.is_dir() or os.path.ismount(place)):
            raise InputError(
                f"{shown(str(place), 120)}: {fault}; allowed is a folder: take it away"
            )
        now = datetime.datetime.now(datetime.UTC)
        kept = paths.RUNS / name / f"kept-{now:%Y%m%dT%H%M%SZ}"
        return cls(name, fault or "it changed meanwhile", kept)

    def told(self) -> str:
        """A line of where the folder went; empty when none did."""
        there = os.path.lexists(self.kept)
        return f"{self.name}: the earlier run is now {self.kept}, for {self.fault}" if there else ""


class _Courses:
    """Where the runs under way are, as their processes report; as a text, a line for each."""

    def __init__(self, names: list[str], reports: Any, tell: Tell):
        """reports: a queue of (notebook, its cells as it starts, None at each of them)."""
        self._among = {n: f"{number} of {len(names)}" for number, n in enumerate(names, start=1)}
        self._reports, self._tell = reports, tell
        self._under_way: dict[str, Course] = {}

    def hear(self) -> None:
        """Take in what was reported since, and tell of each run that started."""
        while not self._reports.empty():
            name, cells = self._reports.get()
            if cells is None:
                self._under_way[name].cell_begins()
            else:
                self._under_way[name] = Course(name, cells, self._among[name])
                self._tell(str(self._under_way[name]))

    def ended(self, name: str) -> None:
        """Leave out a run that is over."""
        self._under_way.pop(name, None)

    def __str__(self) -> str:
        return "\n".join(map(str, list(self._under_way.values()))) or "starting"


def _run_all(wanted: list[_Place], tell: Tell, follow: Callable[[object], None]) -> None:
    """Run notebooks with their published parameters, in parallel on the cores there are."""
    # Kernels want a clean process each: fork would carry this one's locks along.
    context = multiprocessing.get_context("spawn")
    running: dict[concurrent.futures.Future[float], _Place] = {}
    waiting = iter(wanted)
    workers = min(len(wanted), os.cpu_count() or 1)

    def start(most: int) -> None:
        for place in itertools.islice(waiting, most):
            running[pool.submit(_publish_one, place.name, place.kept)] = place

    # Never more than there are processes: what is told to run does run.
    with interruption.left_to_us():  # these start every process
        reports = context.SimpleQueue()
        pool = concurrent.futures.ProcessPoolExecutor(
            workers, mp_context=context, initializer=_report_to, initargs=(reports,)
        )
        start(workers)
    try:
        courses = _Courses([place.name for place in wanted], reports, tell)
        follow(courses)
        failed: BaseException | None = None
        while running:
            done, _ = concurrent.futures.wait(
                running, _LOOK_S, return_when=concurrent.futures.FIRST_COMPLETED
            )
            courses.hear()
            for one in done:
                place = running.pop(one)
                courses.ended(place.name)
                failed = failed or one.exception()
                if one.exception() is None:
                    tell(f"done {place.name}, {one.result():.0f} s")
                if place.told():
                    tell(place.told())
                if failed is None:
                    start(1)
        if failed:
            raise failed
    except BrokenProcessPool:
        raise RunError("a notebook's process was killed: was there enough memory?") from None
    except KeyboardInterrupt:
        for worker in multiprocessing.active_children():
            worker.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _report_to(reports: Any) -> None:
    """For a process that makes runs: where it reports to."""
    global _reports  # all that an initializer can leave to what it is for
    _reports = reports
    interruption.end_with_parent()


def _publish_one(name: str, kept: Path) -> float:
    """The seconds that it took to make one published run."""
    began = time.monotonic()

    def follow(course: Course) -> None:
        _reports.put((name, course.cells))
        course.at_cell = lambda: _reports.put((name, None))

    with interruption.ends_cleanly():
        execute(name, parameter_model(name)(), paths.PUBLISHED, name, follow, kept)
    return time.monotonic() - began
