"""The layouts in which a table is written: CSV, JSON, XML, keywords, fixed columns."""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree

from analysis.debris.catalogue_files.kinds import COLUMNS
from analysis.debris.catalogue_files.rows import Rows
from analysis.errors import DataError, shown
from analysis.orbits import omm

_WEATHER_SECTIONS = {"OBSERVED": "OBS", "DAILY_PREDICTED": "PRD", "MONTHLY_PREDICTED": "PRM"}

# First and last column, from 0, of what is read of (I4,I3,I3,I5,I3,8I3,I4,8I4,I4,F4.1,I2,I4,F6.1,
# I2,5F6.1): CelesTrak, "Space Weather Data Format Description" (2020).
_WEATHER_COLUMNS = {
    "AP_AVG": (78, 82),
    "F10.7_OBS": (112, 118),
    "F10.7_OBS_CENTER81": (118, 124),
}
_WEATHER_WIDTH = 124

_HALF = re.compile("[\ud800-\udfff]")
"""What JSON can escape and no text can hold: one of the two halves of a character in UTF-16."""

LONGEST_FIELD = 10_000
"""Characters; names have 25. The reader's own limit may be changed by any other library."""


def csv_rows(name: str, text: str) -> Rows:
    """Rows below a header; blank lines, and comments above the header, are passed over."""
    reader = csv.reader(io.StringIO(text))
    header: list[str] = []
    body: list[list[str]] = []
    line: list[int] = []
    before = 0
    try:
        for row in reader:
            first, before = before + 1, reader.line_num
            if not any(cell.strip() for cell in row):
                continue
            if not header and row[0].startswith("#"):
                continue
            if not header:
                header = [cell.strip() for cell in row]
                header_line = first
                continue
            longest = max(map(len, row))
            if longest > LONGEST_FIELD:
                raise DataError(f"{name}, line {first}: a field of {longest:,} characters")
            body.append(row)
            line.append(first)
    except csv.Error as error:
        raise DataError(f"{name}, line {before + 1}: {error}") from None
    for column in COLUMNS:
        if header.count(column) > 1:
            raise DataError(f"{name}, line {header_line}: column {column} comes twice")
    if not body:
        raise DataError(f"{name}, line {header_line}: a header without rows")
    if len(body[-1]) < len(header):
        raise DataError(
            f"{name}, line {line[-1]}: {len(body[-1])} of {len(header)} fields: the download is "
            "cut short"
        )
    for at, row in zip(line, body, strict=True):
        if len(row) != len(header):
            raise DataError(f"{name}, line {at}: {len(row)} fields, the header has {len(header)}")
    place = {column: header.index(column) for column in COLUMNS if column in header}
    return Rows(
        {c: [row[i].strip() for row in body] for c, i in place.items()},
        line,
        header_line=header_line,
    )


def json_rows(name: str, text: str) -> Rows:
    """The objects of an array, or a single one."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        cut = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")
        why = "the download is cut short" if cut else error.msg
        raise DataError(f"{name}, line {error.lineno}: not whole JSON: {why}") from None
    except (ValueError, RecursionError) as error:
        raise DataError(f"{name}: JSON that no catalogue holds: {shown(str(error))}") from None
    records = found if isinstance(found, list) else [found]
    for at, record in enumerate(records, start=1):
        if not isinstance(record, dict):
            raise DataError(f"{name}, record {at}: {shown(str(record))} is not a JSON object")
        for column in COLUMNS:
            if _HALF.search(_cell(record.get(column))):
                told = shown(_cell(record[column]))
                raise DataError(f"{name}, record {at}: {column} {told}: half a character, no text")
    return _records(name, records, range(1, len(records) + 1), "record")


def xml_rows(name: str, text: str) -> Rows:
    """The messages of CCSDS NDM/XML, whatever stands around them.

    The sgp4 package's own `omm.parse_xml` stops at the first message that lacks a section.
    """
    if "<!DOCTYPE" in text:
        line = text[: text.index("<!DOCTYPE")].count("\n") + 1
        raise DataError(f"{name}, line {line}: XML with a DOCTYPE, which no OMM has")
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        line, _ = error.position
        cut = str(error).startswith(("no element found", "unclosed token"))
        why = "the download is cut short" if cut else str(error)
        raise DataError(f"{name}, line {line}: not whole XML: {why}") from None
    records = [
        {leaf.tag: leaf.text or "" for leaf in segment.iter() if len(leaf) == 0}
        for segment in root.iter("segment")
    ]
    if not records:
        raise DataError(f"{name}, line 1: XML ({shown(root.tag)}) without an OMM in it")
    return _records(name, records, range(1, len(records) + 1), "record")


def keyword_rows(name: str, text: str) -> Rows:
    """OMM in keywords and values (KVN): messages that each begin with CCSDS_OMM_VERS."""
    records: list[dict[str, str]] = []
    begins: list[int] = []
    others: list[tuple[int, str]] = []
    for at, line in enumerate(text.split("\n"), start=1):
        key, equals, value = (part.strip() for part in line.partition("="))
        if not line.strip() or key.partition(" ")[0] == "COMMENT":
            continue
        if not (key and equals):
            others.append((at, "text without a keyword"))
            continue
        if key == "CCSDS_OMM_VERS":
            records.append({})
            begins.append(at)
        if records:
            records[-1][key] = re.sub(r"\s*\[[^\]]*\]$", "", value)
    lacking = [c for c in omm.NEEDED if c not in records[-1]]
    if lacking and len(records) > 1:
        raise DataError(
            f"{name}, line {begins[-1]}: the last message lacks {lacking[0]}: the download is cut "
            "short"
        )
    return _records(name, records, begins, "line", others)


def weather_rows(name: str, text: str) -> Rows:
    """CSSI space weather in fixed columns, in the columns of the CSV."""
    columns: dict[str, list[str]] = {c: [] for c in ("DATE", "F10.7_DATA_TYPE", *_WEATHER_COLUMNS)}
    at: list[int] = []
    section = None
    lines = text.rstrip().split("\n")
    for number, line in enumerate(lines, start=1):
        word, _, rest = line.strip().partition(" ")
        if word in ("BEGIN", "END"):
            section = rest.strip() if word == "BEGIN" else None
            if section and section not in _WEATHER_SECTIONS:
                raise DataError(
                    f"{name}, line {number}: section {shown(section)}: allowed are "
                    f"{', '.join(_WEATHER_SECTIONS)}"
                )
        elif section and word and not word.startswith("#"):
            if number == len(lines) and len(line) < _WEATHER_WIDTH:
                raise DataError(
                    f"{name}, line {number}: {len(line)} columns of {_WEATHER_WIDTH}: the download "
                    "is cut short"
                )
            day = (line[:4], line[4:7].strip().zfill(2), line[7:10].strip().zfill(2))
            columns["DATE"].append("-".join(day))
            columns["F10.7_DATA_TYPE"].append(_WEATHER_SECTIONS[section])
            for column, (first, end) in _WEATHER_COLUMNS.items():
                columns[column].append(line[first:end].strip())
            at.append(number)
    if not at:
        raise DataError(f"{name}, line {len(lines)}: space weather without rows")
    return Rows(columns, at)


def _records(
    name: str,
    records: Sequence[Mapping[str, object]],
    line: Sequence[int],
    counted_in: str,
    told: Sequence[tuple[int, str]] = (),
) -> Rows:
    """Messages as rows; what a message does not hold is empty."""
    if not records:
        raise DataError(f"{name}, line 1: no record in it")
    found = [column for column in COLUMNS if any(column in record for record in records)]
    columns = {column: [_cell(record.get(column)) for record in records] for column in found}
    header_line = line[0] if counted_in == "line" else 1
    return Rows(columns, line, counted_in, header_line, told)


def _cell(value: object) -> str:
    return "" if value is None else str(value).strip()
