"""What the shell may complete, from names alone: no record is read and no model is computed."""

from typing import Any

from analysis import paths


def notebooks(incomplete: str) -> list[str]:
    """Notebooks that begin so."""
    return [name for name in paths.notebooks() if name.startswith(incomplete)]


def entries(incomplete: str) -> list[str]:
    """Figures and tables of the published runs that begin so."""
    found = paths.PUBLISHED.glob("*/*/*/metadata.json")
    return sorted(f.parent.name for f in found if f.parent.name.startswith(incomplete))


def parameters(ctx: Any, incomplete: str) -> list[str]:
    """`name=` of each parameter that begins so, of the notebook named before."""
    from analysis.runner import registry

    notebook = ctx.params.get("notebook")
    if notebook not in paths.notebooks():
        return []
    names = registry.parameter_model(notebook).model_fields
    return [f"{name}=" for name in names if name.startswith(incomplete)]
