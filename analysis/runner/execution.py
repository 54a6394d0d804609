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
from analysis.errors import DataError, InputError, RunError, one_line
from analysis.evidence.run import FOLDER_VARIABLE
from analysis.folders import whole_folder
from analysis.parameters.base import NotebookParameters

_KERNEL_ERRORS = {"InputError": InputError, "DataError": DataError, "OSError": OSError}


def execute(notebook: str, parameters: NotebookParameters, folder: Path) -> float:
    """Run a notebook with papermill and put its evidence into `folder`, replacing what is there.

    folder: the final place; until the run is whole, everything goes to a hidden neighbour.
    Returns the seconds taken. Raises InputError or DataError as the notebook raised it; RunError,
    naming the cell and where the failed notebook is kept, for any other failure; OSError when the
    disk is full.
    """
    began = time.monotonic()
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        with whole_folder(folder) as partial:
            _papermill(notebook, parameters.plain(), partial)
    finally:
        signal.signal(signal.SIGTERM, before)
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
        raise RunError(f"{notebook}: {error}", log.read_text(errors="replace")) from None
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


def _failure(notebook: str, output: Path, error: Any) -> RunError:
    kept = paths.RUNS / notebook / "failed.ipynb"
    kept.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(output, kept)
    return RunError(
        f"{notebook}: cell {error.cell_index} failed with {error.ename}: "
        f"{one_line(error.evalue, 100)}; the notebook up to that cell: {kept}",
        "\n".join(error.traceback),
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


def _stop(_signal: int, _frame: Any) -> None:
    raise KeyboardInterrupt
