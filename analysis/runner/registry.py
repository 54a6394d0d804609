"""The notebooks that there are, and the parameter model of each."""

import importlib.util

from analysis.errors import DataError, known
from analysis.parameters.base import NotebookParameters
from analysis.paths import notebooks


def parameter_model(notebook: str) -> type[NotebookParameters]:
    """The parameter model of a notebook.

    Raises InputError for an unknown name, DataError for a notebook that has no model.
    """
    known(notebook, notebooks(), "notebook", "python -m analysis list")
    if importlib.util.find_spec(f"analysis.parameters.{notebook}") is None:
        raise DataError(f"notebook {notebook} has no analysis/parameters/{notebook}.py")
    return importlib.import_module(f"analysis.parameters.{notebook}").Parameters
