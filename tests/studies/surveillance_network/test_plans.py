import pytest

from analysis.studies.surveillance_network import SurveillanceNetwork


def plans(**given):
    return SurveillanceNetwork(SurveillanceNetwork.model.validated(given))


def test_what_flew_later_than_the_day_of_status_does_not_count():
    assert plans().number("payloads_launched") == 2
    between = plans(status_day="2026-01-01")
    assert between.number("payloads_launched") == 1
    assert "by January 2026" in between.value("payloads_launched").description
    early = plans(status_day="2020-07-01")
    assert early.number("payloads_launched") == early.number("payloads_agreed") == 0


def test_nothing_flew_by_the_end_of_fiscal_year_2023():
    study = plans()
    assert min(day.year for day in study.payload_launches) == 2025
    assert study.payloads_in_time == 0


@pytest.mark.parametrize(("state", "day", "counts", "told"), [
    ("done", "2024-04-01", (1, 0), "Launched on 2024-04-01, within the stated years."),
    ("done", "2024-03-31", (0, 1), "Launched on 2024-03-31, outside the stated years."),
    ("planned", "FY2026", (0, 0), "No launch is recorded; the plan is FY2026, within the stated "
     "years, which run on."),
    ("planned", "FY2029", (0, 0), "No launch is recorded; the plan is FY2029, outside the stated "
     "years, which run on."),
])  # fmt: skip
def test_a_launch_counts_in_the_stated_years_alone(state, day, counts, told):
    study = plans()
    study.status.loc["sda-satellite", ["state", "date"]] = [state, day]
    found = study.sda_launches
    assert (found["in_window"], found["outside"]) == counts
    assert found["years_left"] == pytest.approx(2.36, abs=0.01)  # until 31 March 2029
    assert study.text("sda_outlook") == told


def test_the_system_started_sixteen_days_early():
    assert plans().number("ssa_days_early") == 16  # 16 March against 1 April 2023
