"""The command line: python -m analysis …"""

import contextlib
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.table import Table

try:  # the click that this typer stands on: its own since 0.2x, the package before
    from typer._click.exceptions import UsageError
except ImportError:
    from click import UsageError  # type: ignore[assignment]

from analysis.errors import DataError, InputError, RunError, known

RUN_FAILED, WRONG_CALL, INTERRUPTED = 1, 2, 130

app = typer.Typer(
    help="Models, evidence and figures of Japan in Orbit.",
    add_completion=False,
    pretty_exceptions_enable=False,
)
data_app = typer.Typer(help="The tables of data/.")
app.add_typer(data_app, name="data")
out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

Parameters = Annotated[
    list[str] | None, typer.Option("-p", metavar="NAME=VALUE", help="One parameter; repeatable.")
]
Scenario = Annotated[
    str | None, typer.Option("-f", metavar="FILE", help="YAML file of parameters; -p goes over it.")
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
    table = _table("parameter", "default", "allowed", "what it is")
    for row in model.described():
        table.add_row(row["name"], str(row["default"]), row["allowed"], row["description"])
    out.print(table)


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
    from analysis.runner import registry, runs

    model = registry.parameter_model(notebook)
    parameters = model.validated(registry.given_parameters(p or [], f))
    place = runs.free(to) if to else None
    with _progress(f"running {notebook}"):
        folder, made = runs.run(notebook, parameters, place)
    out.print(f"{'run' if made else 'nothing changed since this run'}: {folder}")
    _tell_changes(None, folder)


@app.command()
def publish(
    notebooks: Annotated[list[str] | None, typer.Argument(help="All when none is named.")] = None,
) -> None:
    """Bring the runs that the book shows up to date."""
    from analysis.runner import publication

    publication.write_schema()
    reasons = publication.stale_notebooks(notebooks or [])
    for name, reason in reasons.items():
        out.print(f"{name}: {reason}")
    if not reasons:
        out.print("every published run is up to date")
        return
    publication.publish(list(reasons), out.print)


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


@data_app.command("check")
def data_check(
    topics: Annotated[list[str] | None, typer.Argument(help="All when none is named.")] = None,
) -> None:
    """Check every table against its descriptor."""
    from analysis import tables

    for topic in topics or []:
        known(topic, [t for t in tables.topics() if t], "data topic")
    problems = []
    for topic in topics or tables.topics():
        names = [r["name"] for r in tables.descriptor(topic)["resources"]]
        for reference in (f"{topic}/{name}" if topic else name for name in names):
            found = tables.check(reference)
            out.print(f"{reference}: {f'{len(found)} problems' if found else 'ok'}")
            problems += found
    for problem in problems:
        err.print(problem)
    if problems:
        raise typer.Exit(RUN_FAILED)


@data_app.command("refresh")
def data_refresh(
    topic: Annotated[str, typer.Argument(help="debris is the topic that can be refreshed.")],
    files: Annotated[
        list[str],
        typer.Option("--from", metavar="FILE", help="A catalogue file; repeatable."),
    ],
) -> None:
    """Rebuild a topic's derived tables from catalogue files that you downloaded."""
    known(topic, ["debris"], "topic to refresh")
    from analysis.debris.refresh import refresh

    out.print(str(refresh(files)), markup=False)


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
        table = _table(*frame.columns, title=f"{what} changed: {len(frame)}")
        for row in frame.itertuples(index=False):
            table.add_row(*map(str, row))
        out.print(table)


def _table(*columns: str, title: str | None = None) -> Table:
    table = Table(*columns, title=title, title_justify="left", box=None, pad_edge=False)
    for column in table.columns:
        column.overflow = "fold"
    return table


def _progress(what: str) -> contextlib.AbstractContextManager:
    if out.is_terminal:
        return out.status(what)
    out.print(what)
    return contextlib.nullcontext()


def main() -> NoReturn:
    """Run the command line; every failure ends in its own exit code, without a stack trace."""
    try:
        words = sys.argv[1:] or ["--help"]
        code = app(words, standalone_mode=False, prog_name="python -m analysis")
    except UsageError as error:
        _fail(" ".join(error.format_message().split()), WRONG_CALL)
    except (typer.Abort, KeyboardInterrupt):
        _fail("interrupted; nothing was kept", INTERRUPTED)
    except DataError as error:
        _fail(str(error), RUN_FAILED)
    except InputError as error:
        _fail(str(error), WRONG_CALL)
    except (RunError, OSError) as error:
        _fail(str(error), RUN_FAILED)
    if code == INTERRUPTED:  # typer's own answer to an interrupt, without a word
        _fail("interrupted; nothing was kept", INTERRUPTED)
    sys.exit(code or 0)


def _fail(message: str, code: int) -> NoReturn:
    err.print(message, markup=False)
    sys.exit(code)


if __name__ == "__main__":
    main()
