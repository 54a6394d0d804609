"""Dates are drawn in universal time, or the chart is refused."""

import json

import altair as alt
import pandas as pd
import pytest

from analysis import charts, paths
from analysis.charts import utc
from analysis.errors import InputError
from analysis.evidence import reading

PLANS = pd.DataFrame(
    {
        "day": pd.to_datetime(["2031-05-04", "2031-05-07"]),
        "until": ["2031-06-01", None],
        "n": [1, 2],
    }
)


def spec_of(chart: alt.Chart) -> dict:
    with alt.theme.enable("none"):
        return chart.to_dict()


def in_utc(chart: alt.Chart) -> dict:
    spec = spec_of(chart)
    utc.in_utc(spec, "the plan")
    return spec


def plan(**channels) -> alt.Chart:
    return alt.Chart(PLANS).mark_bar().encode(y="n:O", **channels)


def test_every_channel_of_dates_is_told_to_keep_to_utc():
    drawn = plan(
        x="day:T", x2="until", color="day:T", tooltip=["day:T", "until:T"], row="day:T"
    )  # fmt: skip
    encoding = in_utc(drawn)["encoding"]
    assert encoding["x"]["scale"]["type"] == encoding["color"]["scale"]["type"] == "utc"
    printed = [encoding["x2"], encoding["row"], *encoding["tooltip"]]
    assert {channel["timeUnit"] for channel in printed} == {"utcyearmonthdate"}


def test_a_time_of_day_without_a_zone_is_taken_for_utc():
    (rows,) = in_utc(plan(x="day:T"))["datasets"].values()
    assert [row["day"] for row in rows] == ["2031-05-04T00:00:00Z", "2031-05-07T00:00:00Z"]


def test_what_is_in_utc_stays_as_it_is():
    once = in_utc(plan(x="day:T", x2="until", tooltip=["day:T"]))
    again = json.loads(json.dumps(once))
    utc.in_utc(again, "the plan")
    assert again == once


@pytest.mark.parametrize(
    ("chart", "named"),
    [
        (plan(x=alt.X("day:T").scale(type="time")), "timeFormat|type 'time'"),
        (plan(x=alt.X("yearmonth(day):T")), "month"),
        (plan(x="day:T", tooltip=alt.Tooltip("day:T", timeUnit="year")), "year"),
        (plan(x="day:T").transform_timeunit(month="month(day)"), "month"),
        (plan(x="day:T").transform_calculate(y="year(datum.day)"), r"year\(\)"),
        (plan(x="n:Q").transform_filter("datum.n < hours (datum.day)"), r"hours\(\)"),
        (plan(x=alt.X("n:Q").axis(format="%Y", formatType="time")), "timeFormat|formatType"),
        (plan(x=alt.X("n:Q").axis(labelExpr="timeFormat(datum.value, '%Y')")), "timeFormat"),
        (
            plan(x=alt.X("day:T").scale(domain=[{"year": 2030}, {"year": 2032}])),
            r"datetime\(\)",
        ),
    ],
)
def test_what_follows_the_readers_clock_is_refused_and_named(chart, named):
    with pytest.raises(InputError, match=f"^the plan: .*({named}).* the reader's clock") as raised:
        in_utc(chart)
    assert len(str(raised.value)) < 300


def test_words_within_a_text_are_no_functions():
    in_utc(plan(x="day:T").transform_calculate(label="'as of the date (day) given'"))


def test_a_date_in_another_writing_is_refused():
    frame = PLANS.assign(day=["4 May 2031", "7 May 2031"])
    with pytest.raises(InputError, match="field 'day': '4 May 2031' is no date"):
        in_utc(alt.Chart(frame).mark_point().encode(x="day:T", y="n:O"))


def test_a_picture_names_the_days_of_its_data():
    spec = in_utc(plan(x="day:T", tooltip=["day:T"]))
    svg = charts.rendered(spec, title="When?", alt="", foot=[])["figure.svg"].decode()
    assert "May 04, 2031" in svg
    assert "May 03" not in svg


def test_the_end_of_a_span_does_not_change_the_axis_title():
    spec = in_utc(plan(x=alt.X("day:T", title="When"), x2="until"))
    svg = charts.rendered(spec, title="Who?", alt="", foot=[])["figure.svg"].decode()
    assert ">When</text>" in svg


@pytest.mark.book
def test_every_published_chart_keeps_to_utc():
    for entry in reading.read(paths.PUBLISHED).figures.values():
        spec = json.loads((entry.folder / "spec.json").read_text(encoding="utf-8"))
        again = json.loads(json.dumps(spec))
        utc.in_utc(again, entry.id)
        assert again == spec
