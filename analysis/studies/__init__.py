"""One study per notebook, of the same name: what answers its question, without Jupyter."""

import importlib
from pathlib import Path

from analysis.errors import known
from analysis.studies.base import Study


def names() -> list[str]:
    """Names of the studies, sorted."""
    return sorted(folder.parent.name for folder in Path(__file__).parent.glob("*/__init__.py"))


def study_of(notebook: str) -> type[Study]:
    """The study of a notebook. Raises InputError for an unknown name."""
    known(notebook, names(), "study")
    module = importlib.import_module(f"analysis.studies.{notebook}")
    return getattr(module, "".join(part.title() for part in notebook.split("_")))
