"""Read the tables of data/, each checked against its Frictionless descriptor.

Every topic's `data.py` reads through here, so that a broken file is told in one line.
"""

import functools
import hashlib
import json
import re
from pathlib import Path

import pandas as pd

from analysis import paths
from analysis.errors import DataError, known


def topics() -> list[str]:
    """Names of the folders of data/ that hold a descriptor, and "" for data/ itself."""
    found = sorted(p.parent for p in paths.DATA.glob("**/datapackage.json"))
    return ["" if p == paths.DATA else p.relative_to(paths.DATA).as_posix() for p in found]


def descriptor(topic: str) -> dict:
    """The datapackage.json of a topic. Raises DataError when it is missing or malformed."""
    file = paths.DATA / topic / "datapackage.json"
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DataError(f"no descriptor {_shown(file)}") from None
    except (OSError, ValueError) as error:
        raise DataError(f"cannot read {_shown(file)}: {error}") from None


def resource(reference: str) -> dict:
    """The descriptor of one table, named 'topic/table', or 'table' at the top of data/."""
    topic, _, name = reference.rpartition("/")
    if topic not in topics():
        known(topic, topics(), "data topic")
    tables = {r["name"]: r for r in descriptor(topic)["resources"]}
    known(name, tables, f"table of data/{topic}".rstrip("/"))
    return tables[name]


def read(reference: str) -> pd.DataFrame:
    """One table as a frame; missing values stay missing (NaN, NaT or None).

    reference: 'topic/table', e.g. 'budget/lines', or 'table' at the top of data/.
    Raises DataError, in one line, for a missing or unreadable file, a missing column, a duplicate
    key or a value that breaks a constraint of the descriptor; InputError for an unknown name.
    """
    topic, _, _ = reference.rpartition("/")
    file = paths.DATA / topic / resource(reference)["path"]
    if not file.is_file():
        raise DataError(f"{_shown(file)}: the file is missing")
    return _read(reference, file, digest(file)).copy()


def lookup(reference: str, identifier: str, column: str = "value") -> float:
    """One number of a table, in the unit stated there.

    reference: as for `read`, of a table with the column id; column: where the number stands.
    Raises InputError for an unknown id or column, DataError as `read` does.
    """
    found = row(read(reference), identifier, f"row of {reference}")
    return float(found[known(column, found.index, f"column of {reference}")])


def with_unit(title: str, unit: str | None) -> str:
    """A column's title with its unit, which pure numbers and years do not need."""
    return title if unit in (None, "1", "year", "fiscal year") else f"{title} ({unit})"


def row(frame: pd.DataFrame, identifier: str, what: str = "row") -> pd.Series:
    """The row of a table with a given id.

    frame: a table with the column id, each id once; what: how an error calls the row.
    Raises InputError naming the ids that begin alike, all of them when none does.
    """
    if identifier not in set(frame["id"]):
        begins = re.split("[-_]", identifier)[0]
        alike = [i for i in frame["id"] if re.split("[-_]", i)[0] == begins]
        known(identifier, alike or frame["id"], what)
    return frame.set_index("id").loc[identifier]


@functools.lru_cache(maxsize=64)
def _read(reference: str, file: Path, _digest: str) -> pd.DataFrame:
    problems = check(reference)
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise DataError(problems[0] + more)
    fields = resource(reference)["schema"]["fields"]
    kinds = {"integer": "Int64", "number": "float64", "string": "object", "boolean": "boolean"}
    frame = pd.read_csv(
        file,
        dtype={f["name"]: kinds[f["type"]] for f in fields if f["type"] in kinds},
        parse_dates=[f["name"] for f in fields if f["type"] in ("date", "datetime")],
        keep_default_na=False,
        na_values=[""],
    )
    for field in fields:
        column = field["name"]
        whole = field["type"] == "integer" and frame[column].notna().all()
        if whole:
            frame[column] = frame[column].astype("int64")
    return frame


def check(reference: str) -> list[str]:
    """What is wrong with one table, a line per problem; empty when it keeps its descriptor."""
    import frictionless

    topic, _, name = reference.rpartition("/")
    file = paths.DATA / topic / resource(reference)["path"]
    if not file.is_file():
        return [f"{_shown(file)}: the file is missing"]
    try:
        package = frictionless.Package(str(paths.DATA / topic / "datapackage.json"))
        report = package.get_resource(name).validate(limit_errors=20)
    except (frictionless.FrictionlessException, OSError, UnicodeDecodeError) as error:
        return [f"{_shown(file)}: cannot be read: {' '.join(str(error).split())}"]
    rows = report.flatten(["rowNumber", "fieldName", "message"])
    problems = [
        ", ".join(
            part
            for part in (
                _shown(file),
                f"line {row}" if row else "",
                f"column {column}" if column else "",
            )
            if part
        )
        + f": {message}"
        for row, column, message in rows
    ]
    return problems or [f"{_shown(file)}: {error}" for error in report.errors]


def digest(file: Path) -> str:
    """SHA-256 of a file's bytes. Raises DataError when it cannot be read."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise DataError(f"{_shown(file)}: {str(error.strerror).lower()}") from None


def _shown(file: Path) -> str:
    return file.relative_to(paths.ROOT).as_posix() if file.is_relative_to(paths.ROOT) else str(file)
