"""Catalogue files that a user downloads: told apart by content, checked row by row.

Kinds: the satellite catalogue (SATCAT), orbit mean-elements messages (OMM), two-line sets, and
space weather. SATCAT and OMM come as CSV or JSON, OMM also as XML or keywords (KVN), space weather
as CSV or in fixed columns; each plain or gzipped, with any line ends. A file that cannot be
trusted is refused with its name, line and reason. A row that cannot be used is skipped, counted
and reported; so is text around element sets.
"""

import re
from pathlib import Path

import numpy as np

from analysis.debris.catalogue_files.element_sets import messages, two_line_sets
from analysis.debris.catalogue_files.kinds import COLUMNS, kind_of
from analysis.debris.catalogue_files.layouts import (
    csv_rows,
    json_rows,
    keyword_rows,
    weather_rows,
    xml_rows,
)
from analysis.debris.catalogue_files.loaded import FileContent, Loaded
from analysis.debris.catalogue_files.neighbours import refuse_neighbour
from analysis.debris.catalogue_files.satcat import satcat
from analysis.debris.catalogue_files.space_weather import space_weather
from analysis.debris.catalogue_files.text import text_of
from analysis.errors import DataError, shown
from analysis.orbits import tle

__all__ = ["Loaded", "load"]

MOST_SKIPPED = 0.05
"""Share of skipped rows above which a file is refused."""

_READERS = {"satcat": satcat, "omm": messages, "space-weather": space_weather}


def load(file: str | Path) -> Loaded:
    """Read one file of any of the kinds and forms.

    Raises DataError, in one line with file, line and reason, when it cannot be trusted; InputError
    when there is no file.
    """
    path = Path(file)
    text = text_of(path)
    kind, counted_in, content = _content(path.name, text)
    skipped = content.skipped
    wrong = len(skipped) - content.told
    if wrong > MOST_SKIPPED * content.rows:
        worst = skipped[skipped["reason"] != tle.NO_ELEMENTS].iloc[0]
        raise DataError(
            f"{path.name}, {counted_in} {worst['line']}: {worst['reason']}; {wrong} of "
            f"{content.rows} {counted_in}s cannot be used, more than {MOST_SKIPPED:.0%}"
        )
    if content.frame.empty:
        raise DataError(f"{path.name}, line 1: no usable row")
    date = np.datetime64(content.date, "D")
    return Loaded(path.name, kind, content.frame, date, skipped, counted_in)


def _content(name: str, text: str) -> tuple[str, str, FileContent]:
    """Kind, what its places count, and content."""
    rows_of = _layout(text)
    if rows_of is None and tle.holds_elements(text):
        return "tle", "line", two_line_sets(name, text)
    if rows_of is None:
        refuse_neighbour(name, text)
        raise DataError(
            f"{name}, line 1: {shown(text)}: neither a SATCAT, OMM or space-weather table nor "
            "two-line sets"
        )
    rows = rows_of(name, text)
    try:
        kind = kind_of(name, rows.header_line, list(rows.text.columns))
    except DataError:
        refuse_neighbour(name, text)
        raise
    return kind, rows.counted_in, _READERS[kind](rows)


def _layout(text: str):
    """The function that makes rows of the text; None when it is no table that we know."""
    lines = (line.strip() for line in text.split("\n"))
    first = next((line for line in lines if line and not line.startswith("#")), "")
    if first[:1] in ("[", "{"):
        return json_rows
    if re.match(r"<\?xml|<(?:\w+:)?(?:ndm|omm)\b", first):
        return xml_rows
    if re.search(r"^\s*CCSDS_OMM_VERS\s*=", text, re.MULTILINE):
        return keyword_rows
    if re.match(r"DATATYPE\s+CssiSpaceWeather|BEGIN\s+OBSERVED", first):
        return weather_rows
    header = {cell.strip().strip('"') for cell in first.split(",")}
    return csv_rows if header & set(COLUMNS) else None
