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
        "Data, 2 rows. Fiscal year: 2020 to 2021."
    )


def test_an_axis_of_years_asks_for_a_column_that_has_a_title():
    with pytest.raises(InputError, match="did you mean 'fiscal_year'"):
        forms.years("fiscal_yeer")


def test_large_numbers_are_told_without_powers_of_ten():
    frame = pd.DataFrame({"altitude_km": [167.4, 20_000.0], "percent": [0.0165, 99.95]})
    told = describe.described(frame, names.columns(frame, "a toy"))
    assert "167.4 to 20,000 kilometres." in told
    assert "0.0165 to 99.95 per cent." in told


def told_of(**columns: list) -> str:
    frame = pd.DataFrame(columns)
    return describe.described(frame, names.columns(frame, "a toy"))


def test_categories_that_hold_commas_are_parted_by_semicolons():
    told = told_of(programme=["Glide projectile, purchase", "Hypersonic missile"])
    assert told == "Data, 2 rows. Programme: Glide projectile, purchase; Hypersonic missile."
    assert "Country: Japan, India." in told_of(country=["Japan", "India"])


def test_a_panel_heading_does_not_repeat_the_title_of_its_column():
    assert told_of(area=["Images taken: anywhere"]) == "Data, 1 row. Images taken: anywhere."


def test_dates_signs_and_answers_are_told_as_they_are_spoken():
    days = pd.to_datetime(["2007-06-01", "2025-03-09"])
    told = told_of(date=days, approximate=[False, True], longitude_deg=[-177.5, 0.0])
    assert "1 June 2007 to 9 March 2025." in told
    assert "Approximate: no, yes." in told
    assert "Longitude: minus 177.5 to 0 degrees east." in told


def test_numbers_next_to_nothing_are_told_without_powers_of_ten():
    assert "Impacts: almost 0 to 4.4." in told_of(impacts=[6.1e-8, 4.4])


def test_what_only_breaks_a_line_is_not_told():
    assert told_of(segment=["initial-0", "initial-1"]) == ""


def test_every_unit_of_the_dictionary_is_told_in_words():
    units = {row["unit"] for row in names.dictionary().values()}
    words = {describe.spoken_unit(unit) for unit in units}
    short = {word for word in words for part in word.split() if len(part) < 3}
    assert short <= {"per cent of GDP"}
    assert not any("%" in word or "/" in word for word in words)
