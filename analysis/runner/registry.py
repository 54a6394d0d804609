"""The notebooks that there are, and the parameter model of each."""

import importlib

from analysis.errors import known
from analysis.parameters.base import NotebookParameters
from analysis.paths import notebooks


def parameter_model(notebook: str) -> type[NotebookParameters]:
    """The parameter model of a notebook. Raises InputError for an unknown name."""
    known(notebook, notebooks(), "notebook")
    return importlib.import_module(f"analysis.parameters.{notebook}").Parameters
