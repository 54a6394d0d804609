import numpy as np
import pandas as pd
import pytest

from analysis.errors import InputError
from analysis.orbits import data, design, propagation, times

DAY = times.every("2026-07-24", "2026-07-25", 3600)


@pytest.fixture(scope="module")
def qzss() -> pd.DataFrame:
    return data.elements("QZSS")


def changed(frame: pd.DataFrame, row: int, **values) -> pd.DataFrame:
    copy = frame.copy()
    for column, value in values.items():
        copy.loc[copy.index[row], column] = value
    return copy


def test_states_have_the_shapes_and_names_of_what_went_in(qzss):
    states = propagation.propagate(qzss, DAY)
    assert states.names == tuple(qzss["OBJECT_NAME"])
    assert states.position_teme_km.shape == (5, 24, 3)
    assert states.velocity_teme_km_s.shape == (5, 24, 3)
    assert states.failures.empty
    assert len(states) == 5


def test_velocity_is_the_change_of_position(qzss):
    at = np.datetime64("2026-07-24T05:00:00") + np.array([-500, 0, 500], "timedelta64[ms]")
    states = propagation.propagate(pd.concat([qzss, data.elements("ALOS")]), at)
    slope = states.position_teme_km[:, 2] - states.position_teme_km[:, 0]
    # SGP4's velocity leaves out the slow change of its periodics: centimetres a second.
    np.testing.assert_allclose(slope, states.velocity_teme_km_s[:, 1], atol=5e-4)


def test_a_window_split_in_two_gives_the_same_states(qzss):
    whole = propagation.propagate(qzss, DAY).position_teme_km
    parts = [propagation.propagate(qzss, part).position_teme_km for part in (DAY[:7], DAY[7:])]
    np.testing.assert_array_equal(whole, np.concatenate(parts, axis=1))


def test_chunks_give_what_one_call_gives(qzss):
    chunks = list(propagation.propagate_chunks(qzss, DAY, states_per_chunk=2 * len(DAY)))
    assert [len(c) for c in chunks] == [2, 2, 1]
    np.testing.assert_array_equal(
        np.concatenate([c.position_teme_km for c in chunks]),
        propagation.propagate(qzss, DAY).position_teme_km,
    )


def test_chunks_of_design_orbits():
    fleet = design.walker_delta(6, 3, 1, 55, 1000, "2026-07-24")
    chunks = list(propagation.propagate_chunks(fleet, DAY, states_per_chunk=4 * len(DAY)))
    assert [len(c) for c in chunks] == [4, 2]


def test_a_propagator_answers_for_one_satellite_as_for_all(qzss):
    ready = propagation.prepare(qzss)
    position, velocity = ready.one(3, DAY)
    states = ready.states(DAY)
    np.testing.assert_array_equal(position, states.position_teme_km[3])
    np.testing.assert_array_equal(velocity, states.velocity_teme_km_s[3])


def test_more_states_than_memory_should_hold_are_refused(qzss):
    many = times.every("2026-07-24", "2026-07-25", 0.02)
    with pytest.raises(InputError, match="use propagate_chunks"):
        propagation.propagate(qzss, many)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"ECCENTRICITY": 1.2}, r"QZS-2 .* not closed \(eccentricity 1.2\)"),
        ({"MEAN_MOTION": 0.0}, "QZS-2 .* not closed"),
        ({"ECCENTRICITY": -0.1}, "eccentricity is negative"),
        ({"ECCENTRICITY": np.nan}, "an element is missing"),
        ({"EPOCH": pd.NaT}, "an element is missing"),
        ({"INCLINATION": 190.0}, "inclination"),
        ({"MEAN_MOTION": 17.5}, "decayed"),
    ],
)
def test_an_element_set_that_cannot_fly_is_named_with_its_reason(qzss, values, message):
    with pytest.raises(InputError, match=message):
        propagation.propagate(changed(qzss, 0, **values), DAY)


def test_an_error_code_of_sgp4_is_told_in_words(qzss):
    falling = changed(qzss, 1, MEAN_MOTION=16.4, ECCENTRICITY=0.001, BSTAR=0.1)
    with pytest.raises(InputError, match=r"QZS-3 .* at 2026-.*SGP4 error \d: ") as told:
        propagation.propagate(falling, DAY)
    assert "\n" not in str(told.value)


def test_failures_can_be_dropped_and_are_then_listed(qzss):
    broken = changed(qzss, 1, MEAN_MOTION=16.4, ECCENTRICITY=0.001, BSTAR=0.1)
    broken = changed(broken, 2, ECCENTRICITY=1.5)
    states = propagation.propagate(broken, DAY, on_failure="drop")
    assert len(states) == 3
    assert np.isfinite(states.position_teme_km).all()
    failures = states.failures.set_index("catalogue_number")
    assert set(failures.index) == set(qzss["NORAD_CAT_ID"].iloc[[1, 2]])
    assert "SGP4 error" in failures.loc[qzss["NORAD_CAT_ID"].iloc[1], "reason"]
    assert pd.isna(failures.loc[qzss["NORAD_CAT_ID"].iloc[2], "first_failing_time"])


# Strong drag that SGP4 runs away with: it returns no error and a place far outside the orbit.
RUNAWAY = {"MEAN_MOTION": 15.83846764, "ECCENTRICITY": 0.0001, "INCLINATION": 53.0,
           "BSTAR": 0.02087197, "EPOCH": np.datetime64("2026-07-10T10:00:00")}  # fmt: skip
RUNAWAY_AT = np.array(["2026-07-24"], "datetime64[us]")


@pytest.fixture
def runaway(qzss):
    """The second of two satellites has a decaying orbit of two weeks before."""
    return changed(qzss.iloc[:2], 1, **RUNAWAY)


def test_a_position_that_sgp4_lost_without_a_word_is_left_out_and_told(runaway):
    record = propagation.satellite_records(runaway.iloc[[1]])[0]
    date = times.utc_julian_date(RUNAWAY_AT)
    code, position, _ = record.sgp4(float(date.whole[0]), float(date.fraction[0]))
    assert code == 0
    assert np.linalg.norm(position) > 13_000
    states = propagation.propagate(runaway, RUNAWAY_AT, on_failure="drop")
    assert states.names == ("QZS-2 (MICHIBIKI-2)",)
    assert states.failures["name"].tolist() == ["QZS-3 (MICHIBIKI-3)"]
    assert "1.5 times its own apogee" in states.failures["reason"].iloc[0]
    assert states.failures["first_failing_time"].iloc[0] == RUNAWAY_AT[0]


def test_a_position_that_sgp4_lost_stops_where_failures_raise(runaway):
    with pytest.raises(InputError, match=r"QZS-3 .* at 2026-07-24.*times its own apogee"):
        propagation.propagate(runaway, RUNAWAY_AT)
    with pytest.raises(InputError, match=r"QZS-3 .* at 2026-07-24.*times its own apogee"):
        propagation.prepare(runaway).one(1, RUNAWAY_AT)
    with pytest.raises(InputError, match="times its own apogee"):
        list(propagation.propagate_chunks(runaway, RUNAWAY_AT, states_per_chunk=1))


def test_no_orbit_that_flies_is_taken_for_lost(qzss):
    year = times.every("2026-07-24", "2027-07-24", 86_400)
    # low, half a day, a day, six thousand to hundred thousand kilometres, a transfer orbit
    shapes = [(15.0, 0.001), (2.0056, 0.70), (1.0027, 0.0), (0.4, 0.80), (4.4, 0.55)]
    fleet = pd.concat([qzss.iloc[:1]] * len(shapes), ignore_index=True)
    fleet[["MEAN_MOTION", "ECCENTRICITY"]] = shapes
    fleet = fleet.assign(NORAD_CAT_ID=range(len(shapes)), BSTAR=0.0)
    assert len(propagation.propagate(fleet, year)) == len(shapes)


def test_nothing_left_after_dropping_is_an_empty_result(qzss):
    states = propagation.propagate(
        changed(qzss.iloc[:1], 0, ECCENTRICITY=1.5), DAY, on_failure="drop"
    )
    assert states.position_teme_km.shape == (0, 24, 3)
    assert len(states.failures) == 1


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (lambda q: q.iloc[:0], "empty"),
        (lambda q: q.drop(columns="BSTAR"), "lacks the column.* BSTAR"),
        (lambda q: pd.concat([q, q.iloc[:1]]), "QZS-2 .* given twice"),
    ],
)
def test_a_table_that_is_wrong_as_a_whole_is_told_whatever_the_mode(qzss, table, message):
    for mode in ("raise", "drop"):
        with pytest.raises(InputError, match=message):
            propagation.propagate(table(qzss), DAY, on_failure=mode)


def test_an_unknown_mode_is_told(qzss):
    with pytest.raises(InputError, match="did you mean 'drop'"):
        propagation.propagate(qzss, DAY, on_failure="drops")


def test_six_digit_numbers_are_no_obstacle(qzss):
    states = propagation.propagate(changed(qzss, 0, NORAD_CAT_ID=799_999), DAY)
    assert states.catalogue_numbers[0] == 799_999
