"""Commands about notebooks and runs: list, show, run, publish, compare, strip."""

from pathlib import Path
from typing import Annotated

import typer

from analysis.command_line import completion, given_paths, layout, told
from analysis.command_line.failures import tell_problems
from analysis.command_line.layout import Json
from analysis.command_line.screen import following, live, out
from analysis.errors import known

app = typer.Typer()

Notebook = Annotated[
    str,
    typer.Argument(
        metavar="NOTEBOOK",
        help="A notebook by its name; `list` names them.",
        autocompletion=completion.notebooks,
    ),
]
Notebooks = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[NOTEBOOK]...",
        help="Notebooks by their names; all when none is named.",
        autocompletion=completion.notebooks,
    ),
]
Parameters = Annotated[
    list[str] | None,
    typer.Option(
        "-p",
        metavar="NAME=VALUE",
        help="One parameter; repeatable. `show NOTEBOOK` names them.",
        autocompletion=completion.parameters,
    ),
]
Scenario = Annotated[
    list[str] | None,
    typer.Option(
        "-f",
        metavar="FILE",
        help="YAML file of parameters; -p goes over it.",
        parser=given_paths.file_name,
    ),
]


@app.command("list")
def list_notebooks(as_json: Json = False) -> None:
    """The notebooks and the question that each one answers."""
    from analysis.runner import registry

    models, problems = registry.models()
    asked = [{"notebook": name, "question": model.question()} for name, model in models.items()]
    if as_json:
        layout.as_json(asked)
    else:
        layout.records(["notebook", "question"], asked)
    tell_problems(problems)


@app.command()
def show(notebook: Notebook, as_json: Json = False) -> None:
    """The parameters of a notebook: type, unit, default, allowed values, what it is."""
    from analysis.runner import registry

    model = registry.parameter_model(notebook)
    described = model.described()
    if as_json:
        told = {"notebook": notebook, "question": model.question(), "parameters": described}
        layout.as_json(told)
        return
    layout.line(model.question())
    layout.line("")
    heads = {"name": "parameter", "type": "type", "unit": "unit", "default": "default"}
    heads |= {"allowed": "allowed", "description": "what it is"}
    layout.records(heads, described)


@app.command()
def run(
    notebook: Notebook,
    p: Parameters = None,
    f: Scenario = None,
    to: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Where to put the run.", parser=given_paths.path),
    ] = None,
) -> None:
    """Run a notebook with parameters of your own, and tell which findings changed."""
    from analysis.folders import places
    from analysis.runner import comparison, given, registry, runs

    places.here()  # a kernel is started from it
    model = registry.parameter_model(notebook)
    parameters = model.validated(given.given_parameters(p or [], f or []))
    place = runs.place_of(notebook, to) if to else None
    with following(f"looking for an equal run of {notebook}") as follow:
        folder, made = runs.run(notebook, parameters, place, out.print, follow)
    out.print(f"{'run' if made else 'nothing changed since this run'}: {folder}")
    published = comparison.published_folder(folder)
    if (published / "run.json").is_file():
        told.changes(comparison.compare(published, folder))
    else:
        out.print(f"no published run to compare with: `python -m analysis publish {notebook}`")


@app.command()
def publish(
    notebooks: Notebooks = None,
) -> None:
    """Bring the runs that the book shows up to date."""
    from analysis.folders import places
    from analysis.runner import publication

    places.here()
    with live("looking for runs that are stale") as follow:
        publication.publish(notebooks or [], out.print, follow)


@app.command()
def strip(
    notebooks: Notebooks = None,
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
    run: Annotated[
        Path, typer.Argument(metavar="RUN", help="A run's folder.", parser=given_paths.path)
    ],
    other: Annotated[
        Path | None,
        typer.Argument(
            metavar="[EARLIER]",
            help="An earlier run; the published one when left out.",
            parser=given_paths.path,
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """What changed from one run to another: values, verdicts, figures, and what went in."""
    from analysis.runner import comparison

    changes = comparison.compare(other, run) if other else comparison.against_published(run)
    if as_json:
        layout.as_json(changes.plain())
    else:
        told.changes(changes)
