"""Commands about figures: cite, export."""

from pathlib import Path
from typing import Annotated

import typer

from analysis.command_line.screen import out

app = typer.Typer()


@app.command()
def cite(
    figure: str,
    format: Annotated[str, typer.Option("--format", help="bibtex, csl or text.")] = "bibtex",
) -> None:
    """The citation of a figure."""
    from analysis.evidence import exports

    typer.echo(exports.citation(figure, format))


@app.command()
def export(
    figure: str, to: Annotated[Path, typer.Option("--to", metavar="DIR", help="Where to.")]
) -> None:
    """Copy every file of a figure: picture, data, specification, citation."""
    from analysis.evidence import exports

    out.print(f"{exports.export(figure, to)}")
