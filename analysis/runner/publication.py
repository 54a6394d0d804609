"""Bring the published runs, those that the book shows, up to date."""

import concurrent.futures
import multiprocessing
import os
from collections.abc import Callable

from analysis import paths
from analysis.errors import known
from analysis.evidence import record
from analysis.runner.execution import execute
from analysis.runner.registry import notebooks, parameter_model
from analysis.runner.staleness import stale


def stale_notebooks(names: list[str]) -> dict[str, str]:
    """Of the named notebooks (all when empty), those to be run again, each with its reason."""
    for name in names:
        known(name, notebooks(), "notebook")
    reasons = {n: stale(n, parameter_model(n)().plain()) for n in names or notebooks()}
    return {name: reason for name, reason in reasons.items() if reason}


def write_schema() -> None:
    """Put the JSON Schema of the record files beside the published runs."""
    file = paths.PUBLISHED / "schema.json"
    if not file.is_file() or file.read_bytes() != record.json_schema():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(record.json_schema())


def publish(names: list[str], tell: Callable[[str], None]) -> None:
    """Run the named notebooks with their published parameters, in parallel on the cores there are.

    tell: called with one line as each starts and ends. Raises the first failure, once the runs
    under way have ended; a failed notebook keeps its earlier published run.
    """
    for name in names:
        tell(f"running {name}")
    # Kernels want a clean process each: fork would carry this one's locks along.
    context = multiprocessing.get_context("spawn")
    workers = min(len(names), os.cpu_count() or 1)
    with concurrent.futures.ProcessPoolExecutor(workers, mp_context=context) as pool:
        waiting = {pool.submit(_publish_one, name): name for name in names}
        try:
            for done in concurrent.futures.as_completed(waiting):
                tell(f"done {waiting[done]}, {done.result():.0f} s")
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _publish_one(name: str) -> float:
    return execute(name, parameter_model(name)(), paths.PUBLISHED / name)
