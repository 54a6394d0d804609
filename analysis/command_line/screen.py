"""What the command line writes: consoles, tables, progress."""

import contextlib

from rich.console import Console
from rich.table import Table

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def table(*columns: str, title: str | None = None) -> Table:
    """An empty table with these heads; long cells go over several lines."""
    made = Table(*columns, title=title, title_justify="left", box=None, pad_edge=False)
    for column in made.columns:
        column.overflow = "fold"
    return made


def progress(what: str) -> contextlib.AbstractContextManager:
    """A moving sign on a terminal, a plain line elsewhere, while the block lasts."""
    if out.is_terminal:
        return out.status(what)
    out.print(what)
    return contextlib.nullcontext()
