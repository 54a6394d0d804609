"""Japan in Orbit: models, evidence and publishing of a reproducible report.

From Python: `from analysis import run, findings, compare` (analysis.interface).
"""

import importlib
from typing import Any

from analysis import kernel_cache

__version__ = "0.1.0"
__all__ = ["compare", "findings", "run"]

kernel_cache.use()


def __getattr__(name: str) -> Any:
    """The interface, loaded when it is asked for: a model that is imported needs none of it."""
    if name in __all__:
        return getattr(importlib.import_module("analysis.interface"), name)
    raise AttributeError(f"module 'analysis' has no attribute '{name}'")
