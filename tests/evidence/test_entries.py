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
    assert "Longitude: 177.5 degrees west to 0 degrees east." in told


def test_a_bearing_on_one_side_of_zero_names_its_side_once():
    assert "Latitude: 20.5 to 49.5 degrees north." in told_of(latitude_deg=[20.5, 49.5])
    south = told_of(latitude_deg=[-62.5, -20.0])
    assert "62.5 degrees south to 20 degrees south." in south


def test_a_year_that_is_half_over_is_still_that_year():
    assert "Year: 1969 to 2027." in told_of(decimal_year=[1969.4, 2027.5])


def test_dates_as_precise_as_a_source_has_them_are_told_first_and_last():
    assert "Date: 1970 to May 2020." in told_of(date=["2020-05", "1993-05-29", "1970"])
    assert "Date: 29 May 1993." in told_of(date=["1993-05-29"])
    assert "Time, UTC: 00:00 to 23:45." in told_of(time=["00:15", "23:45", "00:00"])


def test_numbers_of_many_units_and_their_units_are_left_out():
    told = told_of(quantity=["Swath", "Wait"], unit=["km", "s"], ours=["-0.5", "3e-15"])
    assert told == "Data, 2 rows. Quantity: Swath, Wait."


def test_classes_of_a_number_bring_its_unit():
    assert "Mean wait: under 3, over 24 hours." in told_of(wait_class=["under 3", "over 24"])


def test_lists_that_nobody_can_keep_are_counted():
    sentences = ["The first unit is set up; its seat is Fuchu", "A second unit, elsewhere"]
    assert "What happened: 2 different entries." in told_of(event=sentences)
    assert "Place: 9 different entries." in told_of(place=list("abcdefghi"))
    long = [f"{letter * 60}" for letter in "abcd"]
    assert "Place: 4 different entries." in told_of(place=long)
    assert long[0] in told_of(place=long[:1])


def test_a_colon_within_a_category_is_not_taken_for_the_end_of_a_title():
    assert "Fleet: AIS: one; AIS: all." in told_of(fleet_name=["AIS: one", "AIS: all"])


def test_texts_that_are_empty_are_no_category():
    assert "Unlike in: accounting." in told_of(unlike_in=["accounting", ""])


def test_numbers_next_to_nothing_are_told_without_powers_of_ten():
    assert "Impacts: almost 0 to 4.4." in told_of(impacts=[6.1e-8, 4.4])


def test_what_only_breaks_a_line_is_not_told():
    assert told_of(segment=["initial-0", "initial-1"]) == ""


def test_every_unit_of_the_dictionary_is_told_in_words():
    units = {row["unit"] for row in names.dictionary().values()}
    words = {describe.spoken_unit(unit) for unit in units}
    assert not [word for word in words for part in word.split() if len(part) < 3]
    assert not any("%" in word or "/" in word for word in words)
