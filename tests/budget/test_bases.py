import numpy as np
import pandas as pd
import pytest

from analysis.budget import data
from analysis.budget.bases import Label, Series, fifteen_month, parts, segments, select
from analysis.errors import InputError


@pytest.fixture(scope="module")
def lines():
    return data.lines()


def series(name="a", basis="initial", accounting="expenditure", bmd="excluded", values=None):
    values = pd.Series(values or {2019: 10.0, 2020: 20.0})
    return Series(name, Label(basis, accounting, bmd), values, values.map(lambda _: "approved"))


def test_adding_two_bases_names_both():
    with pytest.raises(InputError, match=r"a is initial on .*, b is request on ") as error:
        series("a") + series("b", basis="request")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("unlike", [{"accounting": "contract"}, {"bmd": "included"}])
def test_accounting_and_missile_defence_count_as_basis(unlike):
    with pytest.raises(InputError, match="unlike amounts"):
        series("a").share_percent(series("b", **unlike))


def test_the_papers_two_amounts_cannot_be_divided(lines):
    request = select(lines, "mod-space", "request", first=2020, last=2020).at(2020)
    total = select(lines, "government-space", "fifteen_month", first=2020, last=2020).at(2020)
    with pytest.raises(InputError, match="request on contract accounting"):
        request.share_percent(total)


def test_a_sum_keeps_only_the_years_of_both():
    total = series(values={2018: 1.0, 2020: 2.0}) + series("b", values={2019: 5.0, 2020: 3.0})
    assert total.values.to_dict() == {2020: 5.0}


def test_a_draft_makes_its_sum_a_draft():
    one, other = series("a"), series("b")
    other.stages[2020] = "draft"
    assert (one + other).stages.to_dict() == {2019: "approved", 2020: "draft"}


def test_fifteen_months_take_the_supplementary_of_the_year_before():
    extra = series("s", basis="supplementary", values={2018: 1.0, 2019: 2.0, 2021: 9.0})
    total = fifteen_month(extra, series("i", values={2019: 10.0, 2020: 20.0, 2021: 30.0}))
    assert total.values.to_dict() == {2019: 11.0, 2020: 22.0}
    assert total.label.basis == "fifteen_month"


def test_fifteen_months_of_other_bases_are_refused():
    with pytest.raises(
        InputError, match="needs a supplementary and an initial budget, not initial"
    ):
        fifteen_month(series("a"), series("b"))


def test_instalments_of_a_supplementary_budget_add_up(lines):
    rows = lines[(lines["series"] == "igs") & (lines["basis"] == "supplementary")]
    twice = rows.groupby("fiscal_year").filter(lambda g: len(g) > 1)
    year = int(twice["fiscal_year"].iloc[0])
    ours = select(lines, "igs", "supplementary", first=2017).values[year]
    assert ours == pytest.approx(twice.loc[twice["fiscal_year"] == year, "value_bn_jpy"].sum())


def test_a_series_that_changes_its_kind_comes_in_parts(lines):
    with pytest.raises(
        InputError, match=r"changes its kind: FY2009-2015 .* missile defence excluded"
    ):
        select(lines, "government-space", "initial")
    found = parts(lines, "government-space", "initial")
    assert [p.label.bmd for p in found] == ["excluded", "unstated"]


def test_missing_years_stay_missing(lines):
    years = {y for p in parts(lines, "government-space", "fifteen_month") for y in p.values.index}
    assert years.isdisjoint({2016, 2022, 2024})


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (("goverment-space", "initial"), "did you mean 'government-space'"),
        (("government-space", "inital"), "did you mean 'initial'"),
        (("ministry-space", "initial"), "has several entities"),
    ],
)
def test_unknown_names_get_the_nearest(lines, call, message):
    with pytest.raises(InputError, match=message):
        select(lines, *call)


def test_years_without_figures_are_told(lines):
    with pytest.raises(InputError, match="no figure for FY2016"):
        select(lines, "igs", "initial", first=2017).at(2016)
    with pytest.raises(InputError, match="no initial figures between FY1950 and FY1951"):
        select(lines, "igs", "initial", first=1950, last=1951)


def test_a_year_given_twice_is_refused(lines):
    doubled = pd.concat([lines, lines[lines["id"] == "igs-2020-initial"]])
    with pytest.raises(InputError, match="rows for one year twice: igs-2020-initial"):
        select(doubled, "igs", "initial", first=2017)


def test_no_line_crosses_a_gap_or_a_break():
    breaks = pd.DataFrame({"last_before": [2013], "first_after": [2014]})
    found = segments([2010, 2011, 2013, 2014, 2015], breaks)
    np.testing.assert_array_equal(found, [0, 0, 1, 2, 2])
    assert len(segments([], breaks)) == 0


def test_every_main_row_is_one_figure(lines):
    main = lines[lines["use"] == "main"]
    key = ["series", "entity", "fiscal_year", "basis", "instalment"]
    assert not main.duplicated(key).any()


def test_amounts_of_two_years_have_no_share():
    with pytest.raises(InputError, match="a is of FY2019, b of FY2020"):
        series("a").at(2019).share_percent(series("b").at(2020))


def test_change_is_in_per_cent():
    assert series().at(2020).change_percent(series().at(2019)) == pytest.approx(100)
