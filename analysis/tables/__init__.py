"""Read the tables of data/, each as its Frictionless descriptor says.

Every topic's `data.py` reads through here, so that a broken file is told in one line.
"""

import functools
import hashlib
import re
from pathlib import Path

import pandas as pd

from analysis import paths
from analysis.errors import DataError, known, one_line, reason
from analysis.plain_files import content_of, json_of, named, record_of
from analysis.tables import loading
from analysis.tables.descriptors import Package, Resource


def topics() -> list[str]:
    """Names of the folders of data/, and "" for data/ itself; each must hold a descriptor."""
    return ["", *sorted(p.name for p in paths.DATA.glob("[!._]*/") if not _is_empty(p))]


def _is_empty(folder: Path) -> bool:
    """Whether a folder is known to hold nothing."""
    try:
        return not any(folder.iterdir())
    except OSError:  # what may not be looked at is told when its descriptor is read
        return False


def descriptor_file(topic: str) -> Path:
    """Where the descriptor of a topic is."""
    return paths.DATA / topic / "datapackage.json"


def descriptor(topic: str) -> Package:
    """The datapackage.json of a topic. Raises DataError when it is missing or malformed."""
    return record_of(descriptor_file(topic), Package)


def references(topic: str) -> list[str]:
    """The files of a topic as `read` and `check` name them. Raises DataError as `descriptor`."""
    return ["/".join(filter(None, (topic, r.name))) for r in descriptor(topic).resources]


def resource(reference: str) -> Resource:
    """The descriptor of one table, named 'topic/table', or 'table' at the top of data/."""
    topic, _, name = reference.rpartition("/")
    known(topic, topics(), "data topic")
    tables = {r.name: r for r in descriptor(topic).resources}
    return tables[known(name, tables, f"table of data/{topic}".rstrip("/"))]


def file_of(reference: str) -> Path:
    """The file of one table or map. Raises as `resource` does."""
    return paths.DATA / reference.rpartition("/")[0] / resource(reference).path


def read(reference: str) -> pd.DataFrame:
    """One table as a frame; missing values stay missing (NaN, NaT or None).

    reference: 'topic/table', e.g. 'budget/lines', or 'table' at the top of data/.
    Raises DataError, in one line, for a missing or unreadable file, a missing column, a duplicate
    key or a value that breaks a constraint of the descriptor; InputError for an unknown name.
    """
    return _loaded(reference).sound().copy()


def read_map(reference: str) -> dict:
    """One map of data/ as a GeoJSON feature. Raises DataError when the file holds none."""
    file = file_of(reference)
    feature = json_of(file)
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    if not isinstance(geometry, dict) or not geometry.get("coordinates"):
        raise DataError(f"{named(file)}: no GeoJSON feature with coordinates")
    return feature


def check(reference: str) -> list[str]:
    """What is wrong with one table or map, a line per problem; empty when it can be read."""
    if resource(reference).table_schema is not None:
        return _loaded(reference).problems
    try:
        read_map(reference)
    except DataError as error:
        return [str(error)]
    return []


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


def digest(file: Path) -> str:
    """SHA-256 of a file's bytes. Raises DataError when it cannot be read."""
    return hashlib.sha256(content_of(file)).hexdigest()


def _loaded(reference: str) -> loading.LoadedTable:
    about, file = resource(reference), file_of(reference)
    try:
        return _load(file, digest(file), about.model_dump_json())
    except DataError as error:
        return loading.LoadedTable(pd.DataFrame(), [str(error)])
    except Exception as error:  # what a library trips over when it applies a descriptor
        topic, _, name = reference.rpartition("/")
        told = f"{named(descriptor_file(topic))}: {name}: cannot be applied: {reason(error)}"
        return loading.LoadedTable(pd.DataFrame(), [one_line(told)])


@functools.lru_cache(maxsize=64)
def _load(file: Path, _digest: str, about: str) -> loading.LoadedTable:
    """A table, read again only when its file or its descriptor has changed."""
    return loading.load(file, Resource.model_validate_json(about))
