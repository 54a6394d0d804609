"""Dates of a chart in universal time, so that every reader sees the day that the data name.

A date without a time of day is read as UTC, and drawn in local time unless told otherwise: west of
Greenwich it would show the day before.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from analysis.errors import InputError

# Channels whose value is printed and that have no scale to take a time zone from.
_PRINTED = {"tooltip", "text", "description", "row", "column", "facet"}
_SCALED = {
    "x", "y", "color", "fill", "stroke", "shape", "size", "opacity", "fillOpacity",
    "strokeOpacity", "strokeWidth", "xOffset", "yOffset", "angle",
}  # fmt: skip

_DAY = "utcyearmonthdate"

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?")
_ZONE = re.compile(r"(Z|[+-]\d\d:?\d\d)")

# Where a compiled chart holds expressions, and the functions that read the local clock.
_EXPRESSIONS = {"signal", "expr", "test", "update", "init"}
_LOCAL = re.compile(
    r"\b(datetime|timeFormat|timeParse|timeOffset|timeSequence|timezoneoffset|now|year|quarter"
    r"|month|week|date|day|dayofyear|hours|minutes|seconds|milliseconds)\s*\("
)
_QUOTED = re.compile(r"""(["'])(\\.|(?!\1).)*\1""")


def in_utc(spec: dict, what: str) -> None:
    """Give every temporal field of a Vega-Lite spec, in place, a UTC scale or a UTC unit of time.

    what: what the chart is, for the error. Raises InputError for a date that is not written
    YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm, and for a chart that reads the local clock in
    some other way: a unit of time, a scale, a format or a function that is not UTC.
    """
    fields = set()
    for encoding in _encodings(spec):
        for name, channel in _channels(encoding):
            if channel.get("type") != "temporal":
                continue
            fields.add(channel.get("field"))
            end = encoding.get(f"{name}2", {})
            if "field" in end:
                fields.add(end["field"])
                end.setdefault("timeUnit", _DAY)
            if name in _SCALED and channel.get("scale", {}) is not None:
                channel["scale"] = {"type": "utc"} | channel.get("scale", {})
            elif name in _PRINTED:
                channel.setdefault("timeUnit", _DAY)
    fields.discard(None)
    if fields:
        for row in _rows(spec):
            for field in fields & row.keys():
                row[field] = _utc(row[field], f"{what}: field '{field}'")
    _refuse_local(spec, what)


def _refuse_local(spec: dict, what: str) -> None:
    import vl_convert

    for told in _local(vl_convert.vegalite_to_vega(spec)):
        raise InputError(f"{what}: {told} follows the reader's clock; allowed is UTC alone")


def _local(node: Any, key: str = "") -> Iterator[str]:
    """What a compiled chart takes from the local clock."""
    if isinstance(node, str):
        code = _QUOTED.sub("''", node) if key in _EXPRESSIONS else ""
        if found := _LOCAL.search(code):
            yield f"{found[1]}() in '{code[found.start() :][:40]}'"
        elif (key, node) == ("formatType", "time"):
            yield "formatType 'time'"
    elif isinstance(node, list):
        for item in node:
            yield from _local(item, key)
    elif isinstance(node, dict):
        if node.get("type") == "time" and "range" in node:
            yield f"the scale '{node.get('name')}' of type 'time'"
        if node.get("type") == "timeunit" and node.get("timezone") != "utc":
            yield f"the unit of time {json.dumps(node.get('units'))}"
        for name, value in node.items():
            if name != "values":  # the data
                yield from _local(value, name)


def _encodings(node: Any) -> Iterator[dict]:
    """Every encoding of a spec, and every facet as if it were one."""
    if isinstance(node, list):
        for item in node:
            yield from _encodings(item)
    if not isinstance(node, dict):
        return
    for key, value in node.items():
        if key == "encoding":
            yield value
        elif key == "facet":
            yield {"facet": value} if "field" in value else value
        elif key not in ("data", "datasets"):
            yield from _encodings(value)


def _channels(encoding: dict) -> Iterator[tuple[str, dict]]:
    """Name and definition of each channel, those under a condition included."""
    for name, given in encoding.items():
        for channel in given if isinstance(given, list) else [given]:
            yield name, channel
            condition = channel.get("condition", [])
            for inner in condition if isinstance(condition, list) else [condition]:
                yield name, inner


def _rows(node: Any) -> Iterator[dict]:
    """Every row of data that a spec holds."""
    if isinstance(node, list):
        for item in node:
            yield from _rows(item)
    if not isinstance(node, dict):
        return
    held = list(node.get("datasets", {}).values())
    if isinstance(node.get("data"), dict):
        held.append(node["data"].get("values", []))
    for rows in held:
        if isinstance(rows, list):
            yield from (row for row in rows if isinstance(row, dict))
    for key, value in node.items():
        if key not in ("data", "datasets"):
            yield from _rows(value)


def _utc(value: Any, what: str) -> Any:
    if not isinstance(value, str) or _DATE.fullmatch(value):
        return value
    time = _TIME.match(value)
    if time and time.end() == len(value):
        return f"{value}Z"
    if time and _ZONE.fullmatch(value, time.end()):
        return value
    raise InputError(f"{what}: '{value[:40]}' is no date: allowed is YYYY-MM-DD, or with Thh:mm")
