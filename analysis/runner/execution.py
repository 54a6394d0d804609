"""Execute one notebook into a folder that appears whole or not at all."""

import contextlib
import itertools
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.errors import DataError, InputError, RunError, one_line, reason
from analysis.evidence import record
from analysis.evidence.run import FOLDER_VARIABLE, run_name
from analysis.folders import places
from analysis.folders.whole import draft
from analysis.parameters.base import NotebookParameters
from analysis.plain_files import notebook_cells
from analysis.runner.timing import Course

_KERNEL_ERRORS = {"InputError": InputError, "DataError": DataError}
_SYSTEM_ERROR = re.compile(r"\[Errno (\d+)\] (.*?)(: '.*')?")


def folder_of(notebook: str) -> str:
    """What a folder with a run of this notebook is called, for its seal and in messages."""
    return f"run of {notebook}"


def execute(
    notebook: str,
    parameters: NotebookParameters,
    parent: Path,
    name: str | None = None,
    follow: Callable[[Course], None] = lambda _course: None,
    kept: Path | None = None,
) -> Path:
    """Run a notebook with papermill and put its evidence into the folder `name` of `parent`.

    name: by default <time>-<hash>. Until the run is whole, everything goes to a hidden folder of
    its own in `parent`; an earlier run of the same notebook is replaced.
    follow: called once, as the run starts, with what tells from then on how far it is.
    kept: where a folder at the run's place goes that holds more than an earlier run.
    Returns the folder. Raises InputError or DataError as the notebook raised it, and InputError
    when something else has come to the place; RunError, naming the cell and where the failed
    notebook is kept, for any other failure; OSError when the disk is full.
    """
    plain = parameters.plain()
    course = Course(notebook, _code_cells(notebook) + bool(plain))  # papermill's cell sets them
    follow(course)
    with draft(parent) as new:
        _papermill(notebook, plain, new.folder, course)
        run = record.read(new.folder / "run.json", record.RunRecord)
        place = parent / (name or run_name(run.fingerprint))
        places.settle(new, place, folder_of(notebook), kept)
    course.ended()
    return place


def _code_cells(notebook: str) -> int:
    cells = notebook_cells(paths.NOTEBOOKS / f"{notebook}.ipynb")
    return sum(cell.cell_type == "code" and bool(cell.text.strip()) for cell in cells)


def _papermill(notebook: str, parameters: dict[str, Any], partial: Path, course: Course) -> None:
    import papermill

    from analysis.runner import interpreter

    output = partial / "notebook.ipynb"
    log = partial / "kernel.log"
    try:
        with _errors_to(log):
            papermill.execute_notebook(
                str(paths.NOTEBOOKS / f"{notebook}.ipynb"),
                str(output),
                parameters=parameters,
                cwd=str(paths.ROOT),
                kernel_name="python3",
                kernel_manager_class=interpreter.manager(
                    {FOLDER_VARIABLE: str(partial), "PYTHONHASHSEED": "0"}
                ),
                progress_bar=False,
                on_cell_execute=lambda **_: course.cell_begins(),
            )
    except papermill.PapermillExecutionError as error:
        raise _failure(notebook, output, error) from None
    except interpreter.ERRORS as error:
        if isinstance(error, OSError) and error.filename != sys.executable:
            raise
        line = f"{notebook}: {reason(error)}; the kernel is {interpreter.described()}"
        raise RunError(line, log.read_text(errors="replace")) from None
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


def _failure(notebook: str, output: Path, error: Any) -> Exception:
    """What a cell raised, where it was meant for the user; else where that happened."""
    if error.ename in _KERNEL_ERRORS:
        return _KERNEL_ERRORS[error.ename](error.evalue)
    system = _SYSTEM_ERROR.fullmatch(error.evalue)
    if system and int(system[1]) in places.NO_ROOM:
        return OSError(int(system[1]), system[2])
    return RunError(
        f"{notebook}: cell {error.exec_count} failed with {error.ename}: "
        f"{one_line(error.evalue, 100)}; the notebook up to that cell: {_kept(notebook, output)}",
        "\n".join(error.traceback),
    )


def _kept(notebook: str, output: Path) -> Path:
    """Where a failed notebook can be looked at: with the other runs, if that can be written."""
    folder = paths.RUNS / notebook
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in itertools.count(1):
            kept = folder / (f"failed-{number}.ipynb" if number > 1 else "failed.ipynb")
            # Never over what is there, nor through a link: it may have been worked on.
            with contextlib.suppress(FileExistsError), kept.open("xb") as new:
                new.write(output.read_bytes())
                return kept
    except OSError:
        pass
    return Path(shutil.copy(output, tempfile.mkdtemp(prefix=f"{notebook}-failed-")))


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
