"""The command line: python -m analysis …"""

import sys

import typer

from analysis.command_line import data, figures, runs
from analysis.command_line.failures import carried_out

app = typer.Typer(
    help="Models, evidence and figures of Japan in Orbit.",
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(runs.app)
app.add_typer(figures.app)
app.add_typer(data.app, name="data")

if __name__ == "__main__":
    carried_out(app, sys.argv[1:] or ["--help"])
