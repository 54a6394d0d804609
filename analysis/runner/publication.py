"""Bring the published runs, those that the book shows, up to date."""

import collections
import concurrent.futures
import datetime
import itertools
import multiprocessing
import os
import shutil
import time
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool

from analysis import paths
from analysis.errors import InputError, RunError, shown
from analysis.evidence import record
from analysis.folders import locks, places
from analysis.runner import interruption
from analysis.runner.execution import execute, folder_of
from analysis.runner.registry import notebooks, parameter_model
from analysis.runner.staleness import stale
from analysis.runner.timing import about, last_times

Tell = Callable[[str], None]


def publish(names: list[str], tell: Tell) -> None:
    """Run those of the named notebooks (all when empty) that are stale, and write the schema.

    tell: called with one line as each starts and ends. Another `publish` is waited for, and what
    it has made is not made again. Raises InputError for an unknown name, or when what stands at a
    run's place is no folder; RunError when nothing can be written; the first failure of a run,
    once the runs under way have ended: a failed notebook keeps its earlier published run.
    """
    with (
        locks.alone("publish", lambda: tell("waiting for another publish")),
        places.told("published runs", paths.PUBLISHED),
    ):
        reasons = stale_notebooks(names)
        _write_schema()
        _tell_reasons(reasons, tell)
        if not reasons:
            tell("every published run is up to date")
            return
        for name in reasons:
            _make_room(name, tell)
        _run_all(list(reasons), tell)


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
    if not file.is_file() or file.read_bytes() != record.json_schema():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(record.json_schema())


def _make_room(name: str, tell: Tell) -> None:
    """Take files that no run wrote out of the way of a published run: it must not wait for them.

    The folder that holds them goes to the reader's own runs, as it is.
    """
    place = paths.PUBLISHED / name
    fault = places.occupied(place, folder_of(name))
    if fault is None:
        return
    if place.is_symlink() or not place.is_dir() or os.path.ismount(place):
        raise InputError(f"{shown(str(place), 120)}: {fault}; allowed is a folder: take it away")
    now = datetime.datetime.now(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
    kept = paths.RUNS / name / f"kept-{now}"
    kept.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(place, kept)
    tell(f"{name}: the earlier run is now {kept}, for {fault}")


def _run_all(names: list[str], tell: Tell) -> None:
    """Run notebooks with their published parameters, in parallel on the cores there are."""
    # Kernels want a clean process each: fork would carry this one's locks along.
    context = multiprocessing.get_context("spawn")
    workers = min(len(names), os.cpu_count() or 1)
    running: dict[concurrent.futures.Future[float], str] = {}
    waiting = iter(enumerate(names, start=1))

    def start(most: int) -> None:
        for number, name in itertools.islice(waiting, most):
            last = last_times(name)
            expected = about(last.ended_s if last else None)
            tell(f"running {name} ({number} of {len(names)}){expected}")
            running[pool.submit(_publish_one, name)] = name

    # Never more than there are processes: what is told to run does run.
    with interruption.left_to_us():  # these start every process
        pool = concurrent.futures.ProcessPoolExecutor(
            workers, mp_context=context, initializer=interruption.end_with_parent
        )
        start(workers)
    try:
        while running:
            done, _ = concurrent.futures.wait(
                running, return_when=concurrent.futures.FIRST_COMPLETED
            )
            for one in done:
                tell(f"done {running.pop(one)}, {one.result():.0f} s")
                start(1)
    except BrokenProcessPool:
        raise RunError("a notebook's process was killed: was there enough memory?") from None
    except KeyboardInterrupt:
        for worker in multiprocessing.active_children():
            worker.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _publish_one(name: str) -> float:
    """The seconds that it took to make one published run."""
    began = time.monotonic()
    with interruption.ends_cleanly():
        execute(name, parameter_model(name)(), paths.PUBLISHED, name)
    return time.monotonic() - began
