"""Writes the files that a notebook's published run leaves, small and without running anything.

All records are made by the schema of analysis.evidence.record: the double can promise nothing that
the writer does not write.
"""

import json
from pathlib import Path

from analysis.evidence import record
from analysis.evidence.record import Value, Verdict

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="320.4"><title>x</title></svg>'

SOURCE = {
    "table": "budget/lines",
    "title": "Budget lines",
    "licence": "CC-BY-4.0",
    "path": "data/budget/lines.csv",
    "references": [
        {"title": "Cabinet Office <budget>", "path": "https://example.org/a?b=1&c=2"},
        {"title": "An old book"},
    ],
}


def spec(count: int = 3) -> dict:
    """A bar chart."""
    values = [{"year": 2018 + i, "amount": 300 + 10 * i} for i in range(count)]
    return {
        "data": {"values": values},
        "mark": "bar",
        "width": "container",
        "encoding": {
            "x": {"field": "year", "type": "ordinal"},
            "y": {"field": "amount", "type": "quantitative"},
        },
    }


def value(number: float, unit: str | None, digits: int = 1) -> Value:
    """One entry of values.json."""
    return Value.of(number, unit, digits, f"what {number} is")


def verdict(outcome: str, finding: str, *values: str) -> Verdict:
    """One entry of verdicts.json."""
    return Verdict(outcome=outcome, finding=finding, values=values)


def write_run(
    folder: Path,
    name: str = "budget_trends",
    *,
    figures: tuple[str, ...] = (),
    tables: tuple[str, ...] = (),
    values: dict | None = None,
    verdicts: dict | None = None,
    rows: int = 3,
) -> Path:
    """One published run in `folder`/`name`, whose notebook shows all that it records."""
    run = folder / name
    told = record.RunRecord(
        notebook=name,
        question="Who pays for space?",
        parameters={
            "first_year": record.ParameterRecord(
                value=2008,
                default=2008,
                unit="fiscal year",
                allowed="whole number at least 2008",
                type="whole number",
                description="First year shown.",
            )
        },
        versions={"python": "3.11.4"},
        data={},
        hashes={},
        fingerprint="0123456789abcdef",
    )
    values = {"share": value(14.4, "%")} if values is None else values
    outputs = [f'<figure data-evidence-figure="{id}"><img alt=""></figure>' for id in figures]
    outputs += [f'<div data-evidence-table="{id}"><p>rows</p></div>' for id in tables]
    outputs.append(
        f'<div data-evidence-values="{name}"></div><div data-evidence-verdicts="{name}"></div>'
    )
    _record(run / "run.json", told)
    _record(run / "values.json", values)
    _record(run / "verdicts.json", verdicts or {})
    _json(run / "notebook.ipynb", notebook(f"Trends of {name}", outputs))
    for id in figures:
        where = run / "figures" / id
        _json(where / "spec.json", spec(rows))
        _record(where / "metadata.json", figure_record(id, name))
        _json(where / "citation.json", [{"id": id}])
        (where / "citation.bib").write_text(f"@misc{{{id},\n  title = {{{{A}}}}\n}}\n")
        _json(where / "data.csv-metadata.json", {"url": "data.csv"})
        for file in ("figure.svg", "figure-dark.svg"):
            (where / file).write_text(SVG)
        for file in ("figure.png", "figure.pdf"):
            (where / file).write_bytes(file.encode())
        _csv(where / "data.csv", rows)
    for id in tables:
        where = run / "tables" / id
        _record(where / "metadata.json", record.TableRecord(**_told(id, name)))
        _csv(where / "data.csv", rows)
    return run


def figure_record(id: str, notebook: str) -> record.FigureRecord:
    """The metadata of a figure."""
    return record.FigureRecord(
        **_told(id, notebook), answer=f"{id} rises.", alt=f"Bars of {id} & more."
    )


def _told(id: str, notebook: str) -> dict:
    return {
        "id": id,
        "notebook": notebook,
        "title": f"How much is {id}?",
        "caption": f"The caption of {id}.",
        "sources": (record.Credit.model_validate(SOURCE),),
        "references": (),
        "licence": "CC BY 4.0",
        "parameters": {"first_year": 2008},
        "fingerprint": "0123456789abcdef",
        "columns": (
            record.Column(name="year", title="Year", unit=None, description="Fiscal year"),
            record.Column(name="amount", title="Amount", unit="bn JPY", description="Spent"),
        ),
        "citation_text": f"Contributors (2026). Figure {id}.",
    }


def _record(file: Path, content: record.Record | dict) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(record.written(content))


def notebook(title: str, outputs: list[str]) -> dict:
    """An executed notebook with one code cell per output."""
    cells: list[dict] = [
        {"cell_type": "markdown", "id": "t", "metadata": {}, "source": f"# {title}\n\nWho pays?"}
    ]
    for number, html in enumerate(outputs):
        result = {
            "output_type": "execute_result",
            "execution_count": number + 1,
            "metadata": {},
            "data": {"text/html": html, "text/plain": "Shown()"},
        }
        cells.append(
            {
                "cell_type": "code",
                "id": f"c{number}",
                "metadata": {},
                "execution_count": number + 1,
                "source": "run.figure(...)",
                "outputs": [result],
            }
        )
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {
        "cells": cells,
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def write_data(root: Path) -> Path:
    """A small data/ folder: claims, systems and one topic."""
    data = root / "data"
    _package(
        data,
        "report",
        [
            (
                "claims",
                "id,chapter,claim,stated_value,unit,as_of,kind,how_it_is_tested\n"
                "mod-share,money,The ministry's share is about 14 per cent,14.4,per cent,2020,,x\n"
                "hypersonic,money,Two hypersonic projects,28.5;16.1,bn yen,2020,number,x\n"
                "see-it,money,Several events,see claim,date,2020,event,x\n"
                "in-may,law,A law of May 2008,2008-05,date,2008,event,x\n",
                ["id"],
                {},
            ),
            (
                "systems",
                "id,system,name_ja,name_ja_source,name_ja_source_url,kind,chapter,works_when,"
                "status,status_date,status_source,status_source_url\n"
                "igs,Information satellites,たんさ号,Gazette,https://example.org/ja,satellites,money,"
                "revisit,Ten in orbit,2024-09,Jiji,https://example.org/igs\n"
                "kite,Tether,,,,experiment,law,outcome,,,,\n",
                ["id"],
                {},
            ),
            (
                "system_evidence",
                "system,kind,evidence\nigs,figure,first\nigs,claim,mod-share\n",
                ["system", "kind", "evidence"],
                {},
            ),
        ],
    )
    _package(
        data / "budget",
        "budget",
        [
            (
                "lines",
                "id,fiscal_year,value,entity,start,source\n"
                "total,2020,1001.0,government,2020-04-01,Cabinet Office\n"
                "igs,2020,62.5,cabinet,,Secretariat\n",
                ["id"],
                {"value": "bn JPY"},
            ),
            ("pairs", "a,b,n,unit\nx,1,5,km\nx,2,7,km\n", ["a", "b"], {}),
        ],
    )
    return data


_TYPES = {"fiscal_year": "integer", "value": "number", "start": "date", "n": "integer"}


def _package(folder: Path, name: str, tables: list[tuple[str, str, list, dict]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    resources = []
    for table, text, key, units in tables:
        (folder / f"{table}.csv").write_text(text)
        fields = [
            {"name": c, "type": _TYPES.get(c, "string"), "description": f"the {c}"}
            | ({"unit": units[c]} if c in units else {})
            for c in text.splitlines()[0].split(",")
        ]
        resources.append(
            {
                "name": table,
                "title": f"Table {table}",
                "path": f"{table}.csv",
                "missing": [f"Nothing before the first row of {table}."],
                "schema": {"fields": fields, "primaryKey": key},
            }
        )
    if name == "budget":
        line = {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}
        _json(folder / "coast.geojson", {"type": "Feature", "geometry": line})
        coast = {"name": "coast", "title": "Coast", "path": "coast.geojson", "format": "geojson"}
        resources.append(coast)
    _json(
        folder / "datapackage.json",
        {
            "name": name,
            "title": f"Package {name}",
            "licenses": [{"name": "CC-BY-4.0", "path": "https://example.org/by"}],
            "sources": [{"title": "Source <of all>", "path": "https://example.org/s"}],
            "resources": resources,
        },
    )


def _csv(file: Path, rows: int) -> None:
    lines = [f"{2018 + i},{-1 if i == 0 else 300 + 10 * i}" for i in range(rows)]
    file.write_text("\n".join(["year,amount", *lines]) + "\n")


def _json(file: Path, content: dict | list) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(content))
