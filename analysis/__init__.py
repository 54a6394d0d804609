"""Japan in Orbit: models, evidence and publishing of a reproducible report.

From Python: `from analysis import run, findings, compare` (analysis.interface).

Nothing is done here but to say what will be, for the command line can answer an interrupt only once
this file is done.
"""

import sys

__version__ = "0.1.0"
__all__ = ["compare", "findings", "run"]


class _BeforeNumba:
    """Called for each module that is looked for: numba's kernels get their place before it loads.

    Whoever has a kernel need not think of it, and who has none does not wait for it.
    """

    @staticmethod
    def find_spec(name: str, *_: object) -> None:
        """Never the module itself: those that are asked next find it."""
        if name == "numba":
            _place_kernels()


def _place_kernels() -> None:
    from analysis import kernel_cache

    sys.meta_path[:] = [finder for finder in sys.meta_path if finder is not _BeforeNumba]
    kernel_cache.use()


if "numba" in sys.modules:
    _place_kernels()
else:
    sys.meta_path.insert(0, _BeforeNumba)  # type: ignore[arg-type]


def __getattr__(name: str) -> object:
    """The interface, loaded when it is asked for: a model that is imported needs none of it."""
    if name in __all__:
        import importlib

        return getattr(importlib.import_module("analysis.interface"), name)
    raise AttributeError(f"module 'analysis' has no attribute '{name}'")
