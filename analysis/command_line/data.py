"""Commands about the tables of data/: check, refresh, undo."""

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from analysis.command_line import given_paths
from analysis.command_line.failures import tell_problems
from analysis.command_line.screen import out, progress, visible
from analysis.errors import DataError, InputError, known, several

app = typer.Typer(help="The tables of data/.")


@app.command("check")
def data_check(
    topics: Annotated[list[str] | None, typer.Argument(help="All when none is named.")] = None,
) -> None:
    """Check every table against its descriptor."""
    from analysis import tables

    for topic in topics or []:
        _known_topic(topic)
    problems = []
    for topic in topics or tables.topics():
        try:
            references = tables.references(topic)
        except DataError as error:
            out.print(f"{topic or 'data'}: no descriptor that can be read")
            problems.append(str(error))
            continue
        for reference in references:
            try:
                found = tables.check(reference)
            except InputError as error:
                found = [str(error)]
            out.print(f"{reference}: {f'problems: {len(found)}' if found else 'ok'}")
            problems += found
    tell_problems(problems)


@app.command("refresh")
def data_refresh(
    topic: Annotated[str, typer.Argument(help="debris is the topic that can be refreshed.")],
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE...",
            help="Catalogue files, one or several.",
            parser=given_paths.file_name,
        ),
    ] = None,
    given: Annotated[
        list[str] | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="A catalogue file, as FILE is.",
            parser=given_paths.file_name,
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace the tables also when something is lost.")
    ] = False,
) -> None:
    """Rebuild a topic's derived tables from catalogue files that you downloaded."""
    known(topic, ["debris"], "topic to refresh")
    from analysis.debris.refresh import refresh
    from analysis.runner import rehearsal

    def tried(built: Path) -> list[tuple[str, str]]:
        with progress(f"trying {', '.join(readers) or 'no notebook'} on the new tables"):
            return rehearsal.failures(topic, built)

    readers = rehearsal.readers(topic)
    with _alone(topic):
        answer = refresh([*(given or []), *(files or [])], force=force, rehearsal=tried)
    _tell(answer.told)
    if not answer.replaced:
        raise InputError(_why_not(answer.told))
    out.print(f"`python -m analysis data undo {topic}` puts the earlier tables back")


@app.command("undo")
def data_undo(topic: Annotated[str, typer.Argument(help="A topic that was refreshed.")]) -> None:
    """Put back the tables that the last refresh replaced; again, and the newer ones are back."""
    from analysis import earlier, paths

    _known_topic(topic)
    with _alone(topic):
        changed = earlier.put_back(paths.DATA / topic)
    out.print(f"put back in {topic}: {', '.join(changed)}")


def _known_topic(topic: str) -> None:
    from analysis import tables

    known(topic, [t for t in tables.topics() if t], "data topic")


def _alone(topic: str) -> contextlib.AbstractContextManager:
    """One process at a time: of two refreshes the second would not know what the first added."""
    from analysis import paths
    from analysis.folders import locks

    key = str((paths.DATA / topic).resolve())
    return locks.alone(key, lambda: out.print(f"waiting for another refresh of {topic}"))


def _tell(told: Sequence[tuple[str, str, str]]) -> None:
    """A line each: file or table, what became of it, why."""
    lines = [[visible(part) for part in line] for line in told]
    first, second = (max(len(line[column]) for line in lines) for column in (0, 1))
    for of, fate, why in lines:
        out.print(f"{of:<{first}}  {fate:<{second}}  {why}")


def _why_not(told: Sequence[tuple[str, str, str]]) -> str:
    refused = [f"{of} {why}" for of, fate, why in told if fate == "refused"]
    if refused:
        return f"nothing was replaced, as --force would: {several(refused)}"
    left_out = [f"{of}: {why}" for of, fate, why in told if fate == "left out"]
    return f"nothing was replaced: {several(left_out)}"
