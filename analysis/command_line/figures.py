"""Commands about figures, tables and claims: figures, claims, cite, export."""

from pathlib import Path
from typing import Annotated

import typer

from analysis.command_line import completion, given_paths, layout
from analysis.command_line.layout import Json
from analysis.command_line.screen import out

app = typer.Typer()

Figure = Annotated[
    str,
    typer.Argument(
        metavar="FIGURE",
        help="A figure or table by its id; `figures` lists them.",
        autocompletion=completion.entries,
    ),
]
Run = Annotated[
    Path | None,
    typer.Option(
        "--run",
        metavar="RUN",
        help="Folder of a run of yours; else the published one.",
        parser=given_paths.path,
    ),
]


@app.command()
def figures(as_json: Json = False) -> None:
    """The figures and tables of the published runs: id, what it asks or holds, notebook."""
    from analysis.evidence import listing, reading

    found = listing.figures()
    if as_json:
        layout.as_json(found)
    elif not found:
        layout.line(f"no figure yet: {reading.MAKE}")
    else:
        layout.records(["id", "kind", "title", "notebook"], found)


@app.command()
def claims(as_json: Json = False) -> None:
    """The claims of the paper: id, outcome, finding, and the notebook that judged it."""
    from analysis.evidence import listing

    found = listing.claims()
    if as_json:
        layout.as_json(found)
    else:
        told = [record | {"outcome": record["outcome"] or "not judged"} for record in found]
        layout.records(["id", "outcome", "notebook", "finding"], told)


@app.command()
def cite(
    figure: Figure,
    format: Annotated[str, typer.Option("--format", help="bibtex, csl or text.")] = "bibtex",
    run: Run = None,
) -> None:
    """The citation of a figure or table."""
    from analysis.evidence import exports

    out.lines(exports.citation(figure, format, run))


@app.command()
def export(
    figure: Figure,
    to: Annotated[
        Path, typer.Option("--to", metavar="DIR", help="Where to.", parser=given_paths.path)
    ],
    run: Run = None,
) -> None:
    """Copy every file of a figure or table: picture, data, specification, citation."""
    from analysis.evidence import exports

    out.print(f"{exports.export(figure, to, run)}")
