"""The notebooks that there are, and the parameter model of each."""

import importlib.util

from analysis.errors import DataError, known, reason
from analysis.parameters.base import NotebookParameters
from analysis.paths import notebooks


def parameter_model(notebook: str) -> type[NotebookParameters]:
    """The parameter model of a notebook.

    Raises InputError for an unknown name, DataError for a notebook that has no model, or one that
    cannot be imported.
    """
    known(notebook, notebooks(), "notebook", "python -m analysis list")
    module, file = f"analysis.parameters.{notebook}", f"analysis/parameters/{notebook}.py"
    if not notebook.isidentifier() or importlib.util.find_spec(module) is None:
        raise DataError(f"notebook {notebook} has no {file}")
    try:
        model = getattr(importlib.import_module(module), "Parameters", None)
    except DataError:
        raise
    except (Exception, SystemExit) as error:  # whatever its author wrote
        raise DataError(f"{file}: {type(error).__name__}: {reason(error)}") from error
    if not (isinstance(model, type) and issubclass(model, NotebookParameters)):
        raise DataError(f"{file}: it has no class Parameters that is a NotebookParameters")
    return model


def models() -> tuple[dict[str, type[NotebookParameters]], list[str]]:
    """The parameter model of each notebook that has one, and a line for each that has none."""
    found, problems = {}, []
    for name in notebooks():
        try:
            found[name] = parameter_model(name)
        except DataError as error:
            problems.append(str(error))
    return found, problems
