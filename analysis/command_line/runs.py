"""Commands about notebooks and runs: list, show, run, publish, compare, strip."""

from pathlib import Path
from typing import Annotated

import typer

from analysis.command_line.screen import out, progress, table
from analysis.errors import known

app = typer.Typer()

Parameters = Annotated[
    list[str] | None, typer.Option("-p", metavar="NAME=VALUE", help="One parameter; repeatable.")
]
Scenario = Annotated[
    list[str] | None,
    typer.Option("-f", metavar="FILE", help="YAML file of parameters; -p goes over it."),
]


@app.command("list")
def list_notebooks() -> None:
    """The notebooks, one line each."""
    from analysis.runner import registry

    for name in registry.notebooks():
        out.print(f"{name:<22} {registry.parameter_model(name).question()}")


@app.command()
def show(notebook: str) -> None:
    """The parameters of a notebook: type, unit, allowed values, default."""
    from analysis.runner import registry

    model = registry.parameter_model(notebook)
    out.print(model.question() + "\n")
    rows = table("parameter", "default", "allowed", "what it is")
    for row in model.described():
        rows.add_row(row["name"], str(row["default"]), row["allowed"], row["description"])
    out.print(rows)


@app.command()
def run(
    notebook: str,
    p: Parameters = None,
    f: Scenario = None,
    to: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where to put the run.")
    ] = None,
) -> None:
    """Run a notebook with parameters of your own, and tell which findings changed."""
    from analysis.runner import given, registry, runs

    model = registry.parameter_model(notebook)
    parameters = model.validated(given.given_parameters(p or [], f or []))
    place = runs.place_of(notebook, to) if to else None
    with progress(f"running {notebook}"):
        folder, made = runs.run(notebook, parameters, place, out.print)
    out.print(f"{'run' if made else 'nothing changed since this run'}: {folder}")
    _tell_changes(None, folder)


@app.command()
def publish(
    notebooks: Annotated[list[str] | None, typer.Argument(help="All when none is named.")] = None,
) -> None:
    """Bring the runs that the book shows up to date."""
    from analysis.runner import publication

    publication.publish(notebooks or [], out.print)


@app.command()
def strip(
    notebooks: Annotated[list[str] | None, typer.Argument(help="All when none is named.")] = None,
) -> None:
    """Take outputs, and what an editor wrote beside them, out of notebooks."""
    from analysis import paths
    from analysis.runner import registry, stripping

    names = [known(name, registry.notebooks(), "notebook") for name in notebooks or []]
    changed = [
        name
        for name in names or registry.notebooks()
        if stripping.strip(paths.NOTEBOOKS / f"{name}.ipynb")
    ]
    out.print(f"stripped: {', '.join(changed)}" if changed else "nothing to strip")


@app.command()
def compare(
    run: Path,
    other: Annotated[
        Path | None, typer.Argument(help="An earlier run; the published one when left out.")
    ] = None,
) -> None:
    """The parameters, values and verdicts that changed from one run to another."""
    _tell_changes(other, run)


def _tell_changes(before: Path | None, after: Path) -> None:
    from analysis.runner import comparison

    reference = before or comparison.published_folder(after)
    if before is None and not (reference / "run.json").is_file():
        out.print("no published run to compare with; `python -m analysis publish` makes it")
        return
    changes = comparison.compare(reference, after)
    for what, frame in (
        ("parameters", changes.parameters),
        ("values", changes.values),
        ("verdicts", changes.verdicts),
    ):
        if frame.empty:
            out.print(f"{what}: none changed")
            continue
        rows = table(*frame.columns, title=f"{what} changed: {len(frame)}")
        for row in frame.itertuples(index=False):
            rows.add_row(*map(str, row))
        out.print(rows)
