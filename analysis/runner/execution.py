"""Execute one notebook into a folder that appears whole or not at all."""

import contextlib
import os
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.errors import DataError, InputError, RunError
from analysis.evidence.run import FOLDER_VARIABLE
from analysis.parameters.base import NotebookParameters

_PARTIAL = ".partial-"
_KERNEL_ERRORS = {"InputError": InputError, "DataError": DataError, "OSError": OSError}


def execute(notebook: str, parameters: NotebookParameters, folder: Path) -> float:
    """Run a notebook with papermill and put its evidence into `folder`, replacing what is there.

    folder: the final place; until the run is whole, everything goes to a hidden neighbour.
    Returns the seconds taken. Raises InputError or DataError as the notebook raised it; RunError,
    naming the cell and where the failed notebook is kept, for any other failure; OSError when the
    disk is full.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    _sweep(folder.parent)
    partial = folder.parent / f"{_PARTIAL}{os.getpid()}-{folder.name}"
    partial.mkdir()
    began = time.monotonic()
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        _papermill(notebook, parameters.plain(), partial)
        _replace(partial, folder)
    finally:
        signal.signal(signal.SIGTERM, before)
        shutil.rmtree(partial, ignore_errors=True)
    return time.monotonic() - began


def _papermill(notebook: str, parameters: dict[str, Any], partial: Path) -> None:
    import nbclient
    import papermill

    output = partial / "notebook.ipynb"
    os.environ[FOLDER_VARIABLE] = str(partial)
    os.environ["PYTHONHASHSEED"] = "0"
    log = partial / "kernel.log"
    try:
        with _errors_to(log):
            papermill.execute_notebook(
                str(paths.NOTEBOOKS / f"{notebook}.ipynb"),
                str(output),
                parameters=parameters,
                cwd=str(paths.ROOT),
                kernel_name="python3",
                progress_bar=False,
            )
    except nbclient.exceptions.DeadKernelError as error:
        last = log.read_text(errors="replace").strip().splitlines()[-5:]
        raise RunError("\n".join([*last, f"{notebook}: {error}"])) from None
    except papermill.PapermillExecutionError as error:
        if error.ename in _KERNEL_ERRORS:
            raise _KERNEL_ERRORS[error.ename](error.evalue) from None
        raise _failure(notebook, output, error) from None
    finally:
        del os.environ[FOLDER_VARIABLE]
    if not (partial / "run.json").is_file():
        raise RunError(f"{notebook}: the notebook ended without run.close()")
    _clean(output)
    log.unlink()


@contextlib.contextmanager
def _errors_to(file: Path) -> Iterator[None]:
    """Send what this process and its kernel write to standard error into a file.

    A kernel writes there past every Python object, mostly about its own sockets; what went wrong
    in a notebook comes back as an exception.
    """
    kept = os.dup(2)
    with file.open("wb") as log:
        os.dup2(log.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)


def _failure(notebook: str, output: Path, error: Exception) -> RunError:
    kept = paths.RUNS / notebook / "failed.ipynb"
    kept.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(output, kept)
    trace = "\n".join(error.traceback)
    return RunError(
        f"{trace}\n{notebook}: cell {error.cell_index} failed with {error.ename}: {error.evalue}\n"
        f"the notebook up to that cell: {kept}"
    )


def _clean(file: Path) -> None:
    """Take out what differs between two equal runs: timestamps, random cell ids."""
    import nbformat

    notebook = nbformat.read(file, as_version=4)
    notebook.metadata.pop("papermill", None)
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
    nbformat.write(notebook, file)


def _replace(partial: Path, folder: Path) -> None:
    """Put `partial` at `folder`; what was there goes only once the new one is in place."""
    old = folder.parent / f"{_PARTIAL}{os.getpid()}-old-{folder.name}"
    if folder.exists():
        folder.rename(old)
    partial.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _sweep(parent: Path) -> None:
    """Remove what killed runs have left behind."""
    for left in parent.glob(f"{_PARTIAL}*"):
        process = left.name.removeprefix(_PARTIAL).split("-")[0]
        if process.isdigit() and not _alive(int(process)):
            shutil.rmtree(left, ignore_errors=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _stop(_signal: int, _frame: Any) -> None:
    raise KeyboardInterrupt
