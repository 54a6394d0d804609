"""The files of one figure or table: specification, pictures, data and what describes them."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

import altair as alt
import pandas as pd

from analysis import tables
from analysis.charts import names, utc
from analysis.errors import InputError
from analysis.evidence import citation
from analysis.evidence.record import Column, Credit, Reference

LICENCE = "CC BY 4.0"

# Channels whose title a reader sees: axis, legend, tooltip or heading.
_TITLED = {
    "x", "y", "color", "fill", "stroke", "shape", "size", "opacity", "strokeDash", "strokeWidth",
    "tooltip", "row", "column", "facet",
}  # fmt: skip
_DATATYPES = {"i": "integer", "f": "number", "b": "boolean", "M": "datetime"}


def specification(id: str, chart: alt.TopLevelMixin) -> dict:
    """The chart's Vega-Lite spec without theme, titled for readers, as wide as its container.

    Raises InputError for a chart with a config of its own (the theme is the only place for that),
    for a field shown without a title in data/columns.csv, and as `utc.in_utc`.
    """
    with alt.theme.enable("none"):
        spec = chart.to_dict()
    if spec.get("config"):
        raise InputError(f"figure '{id}': the chart sets its own config; leave that to the theme")
    spec.pop("config", None)
    _share_titles(spec)
    for channel in _channels(spec):
        if "field" in channel and "title" not in channel:
            channel["title"] = names.heading(channel["field"])
    single = not {"facet", "hconcat", "vconcat", "concat", "repeat"} & spec.keys()
    if single and "width" not in spec:
        spec["width"] = "container"
        spec.setdefault("autosize", {"type": "fit-x", "contains": "padding"})
    utc.in_utc(spec, f"figure '{id}'")
    return _rounded(spec)


def _share_titles(node: Any) -> None:
    """Give a title set by hand on an axis in one layer to the others: layers share their axes."""
    if isinstance(node, list):
        for item in node:
            _share_titles(item)
    if not isinstance(node, dict):
        return
    for axis in ("x", "y"):
        drawn = [layer.get("encoding", {}).get(axis, {}) for layer in node.get("layer", ())]
        given = [channel["title"] for channel in drawn if channel.get("title")]
        for channel in drawn:
            if given and "field" in channel:
                channel.setdefault("title", given[0])
    for key, value in node.items():
        if key not in ("data", "datasets"):
            _share_titles(value)


def _channels(node: Any) -> Iterator[dict]:
    """Every encoding channel of a spec that shows a title."""
    if isinstance(node, list):
        for item in node:
            yield from _channels(item)
    if not isinstance(node, dict):
        return
    for key, value in node.items():
        if key == "encoding":
            for name, channel in value.items():
                if name in _TITLED:
                    yield from channel if isinstance(channel, list) else [channel]
        elif key == "facet" and "field" in value:
            yield value
        elif key not in ("data", "datasets"):
            yield from _channels(value)


def _rounded(node: Any) -> Any:
    if isinstance(node, float):
        return float(f"{node:.7g}")
    if isinstance(node, dict):
        return {key: _rounded(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_rounded(value) for value in node]
    return node


def credit(reference: str) -> Credit:
    """A table of data/ as a figure credits it. Raises InputError for an unknown one."""
    topic, _, _ = reference.rpartition("/")
    resource, package = tables.resource(reference), tables.descriptor(topic)
    licences = resource.licenses or package.licenses
    given = resource.sources or package.sources
    return Credit(
        table=reference,
        title=resource.title,
        path="/".join(part for part in ("data", topic, resource.path) if part),
        licence=", ".join(licence.name for licence in licences),
        references=tuple(Reference(title=r.title, path=r.path) for r in given),
    )


def columns_of(frame: pd.DataFrame, what: str) -> tuple[Column, ...]:
    """What a reader is told of each column. Raises InputError as `names.columns` does."""
    return tuple(Column(**row) for row in names.columns(frame, what))


def references(frame: pd.DataFrame) -> tuple[str, ...]:
    """The distinct sources that the rows of a figure's own data name."""
    return tuple(sorted(set(frame["source"].dropna()))) if "source" in frame.columns else ()


def foot(id: str, credits: Iterable[Credit]) -> str:
    """The line under an exported picture: data, figure, report and licence."""
    data = "; ".join(dict.fromkeys(c.title for c in credits)) or "computed, no data table"
    report = citation.work()["title"].split(":")[0]
    return f"Data: {data}. Figure {id}, {report}, {LICENCE}."


def csv(frame: pd.DataFrame) -> bytes:
    """The data as a file, code names as its head."""
    return frame.to_csv(index=False, float_format="%.10g", lineterminator="\n").encode()


def csvw(frame: pd.DataFrame, title: str, columns: Iterable[Column]) -> bytes:
    """The description of data.csv by the W3C's CSV on the Web, as data.csv-metadata.json."""
    described = [
        {
            "name": column.name,
            "titles": column.name,
            "dc:title": column.title,
            "dc:description": column.description,
            "datatype": _DATATYPES.get(frame[column.name].dtype.kind, "string"),
        }
        | ({"schema:unitText": column.unit} if column.unit else {})
        for column in columns
    ]
    content = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": "data.csv",
        "dc:title": title,
        "dc:license": "https://creativecommons.org/licenses/by/4.0/",
        "tableSchema": {"columns": described},
    }
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()


def compact(spec: dict) -> bytes:
    """A specification as a file."""
    return json.dumps(spec, separators=(",", ":"), ensure_ascii=False, sort_keys=True).encode()
