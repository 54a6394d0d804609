"""Titles that a reader sees on the axes of a chart."""

import altair as alt
import pandas as pd
import pytest

from analysis.charts import describe, forms, names
from analysis.errors import InputError
from analysis.evidence import entries

FRAME = pd.DataFrame({"fiscal_year": [2020, 2021], "value_bn_jpy": [1.0, 2.0], "index": [3.0, 4.0]})


def titles(chart: alt.TopLevelMixin, axis: str = "y") -> list[str]:
    layers = entries.specification("toy", chart)["layer"]
    return [layer["encoding"][axis]["title"] for layer in layers]


def test_a_title_given_in_one_layer_names_the_axis_of_all():
    named = forms.lines(FRAME, "fiscal_year", alt.Y("value_bn_jpy:Q", title="Space budget"))
    other = forms.points(FRAME, "fiscal_year", "index")
    assert titles(other + named) == ["Space budget", "Space budget"]


def test_layers_without_a_title_of_their_own_keep_those_of_their_columns():
    money, index = (forms.points(FRAME, "fiscal_year", y) for y in ("value_bn_jpy", "index"))
    assert titles(money + index) == ["Amount (bn JPY)", "Index"]


def test_years_need_no_unit_behind_their_title():
    assert names.heading("fiscal_year") == "Fiscal year"
    assert forms.years().to_dict()["title"] == "Fiscal year"
    columns = names.columns(FRAME[["fiscal_year"]], "a toy")
    assert describe.described(FRAME[["fiscal_year"]], columns) == (
        "Data, 2 rows: Fiscal year 2020 to 2021."
    )


def test_an_axis_of_years_asks_for_a_column_that_has_a_title():
    with pytest.raises(InputError, match="did you mean 'fiscal_year'"):
        forms.years("fiscal_yeer")


def test_large_numbers_are_told_without_powers_of_ten():
    frame = pd.DataFrame({"altitude_km": [167.4, 20_000.0], "percent": [0.0165, 99.95]})
    told = describe.described(frame, names.columns(frame, "a toy"))
    assert "167.4 to 20,000 km" in told
    assert "0.0165 to 99.95 %" in told
