"""The program: its commands, and the options that all of them share."""

from typing import Annotated

import typer

from analysis.command_line import completion, data, figures, runs, version
from analysis.command_line.screen import out

app = typer.Typer(
    add_completion=completion.is_script(),
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(runs.app)
app.add_typer(figures.app)
app.add_typer(data.app, name="data")


def _tell_version(wanted: bool) -> None:
    if wanted:
        out.print(version.told())
        raise typer.Exit


@app.callback()
def whole_program(
    _debug: Annotated[
        bool, typer.Option("--debug", help="Show where a failure arose, before its line.")
    ] = False,
    _version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_tell_version,
            is_eager=True,
            help="Show the version, with the commit where there is git.",
        ),
    ] = False,
) -> None:
    """Models, evidence and figures of Japan in Orbit."""
    # `carried_out` looks for the option itself: it has to know of it where the words are wrong.
