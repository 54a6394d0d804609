"""Commands about the tables of data/: check, refresh."""

from typing import Annotated

import typer

from analysis.command_line.failures import RUN_FAILED
from analysis.command_line.screen import err, out
from analysis.errors import DataError, known

app = typer.Typer(help="The tables of data/.")


@app.command("check")
def data_check(
    topics: Annotated[list[str] | None, typer.Argument(help="All when none is named.")] = None,
) -> None:
    """Check every table against its descriptor."""
    from analysis import tables

    for topic in topics or []:
        known(topic, [t for t in tables.topics() if t], "data topic")
    problems = []
    for topic in topics or tables.topics():
        try:
            references = tables.references(topic)
        except DataError as error:
            out.print(f"{topic or 'data'}: no descriptor that can be read")
            problems.append(str(error))
            continue
        for reference in references:
            found = tables.check(reference)
            out.print(f"{reference}: {f'problems: {len(found)}' if found else 'ok'}")
            problems += found
    for problem in problems:
        err.print(problem)
    if problems:
        raise typer.Exit(RUN_FAILED)


@app.command("refresh")
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
