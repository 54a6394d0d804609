import numpy as np
import pandas as pd
import pytest

from analysis.errors import InputError
from analysis.orbits import data, design, frames, propagation, times
from analysis.validation.rise_and_set import passes

TOKYO = (35.68, 139.77, 40.0)
START, END = "2026-07-24", "2026-07-25"


def test_passes_agree_with_a_fine_walk_through_the_day():
    elements = data.elements("ALOS")
    found = passes(elements, TOKYO, START, END, 5.0)
    when = times.every(START, END, 5)
    up = (
        frames.look_angles(TOKYO, frames.earth_fixed(propagation.propagate(elements, when)))[1] >= 5
    )
    for k, name in enumerate(elements["OBJECT_NAME"]):
        rises = when[1:][up[k, 1:] & ~up[k, :-1]]
        mine = found.loc[(found["satellite"] == name) & ~found["rise_cut"], "rise"]
        assert len(mine) == len(rises)
        late = (rises - mine.to_numpy("datetime64[ns]")).astype("int64") / 1e9
        assert ((late >= 0) & (late <= 5)).all()


def test_rise_comes_before_culmination_before_set():
    found = passes(data.elements(["QZSS", "ALOS"]), TOKYO, START, END, 20.0)
    assert (found["rise"] <= found["culmination"]).all()
    assert (found["culmination"] <= found["set"]).all()
    assert (found["highest_deg"] >= 20 - 1e-6).all()


def test_a_lower_mask_never_shortens_the_time_above_it():
    def above_s(mask):
        found = passes(data.elements("ALOS"), TOKYO, START, END, mask)
        return (found["set"] - found["rise"]).dt.total_seconds().sum()

    lengths = [above_s(mask) for mask in (0, 10, 30, 60)]
    assert lengths == sorted(lengths, reverse=True)


def test_a_window_split_in_two_has_the_same_passes():
    elements, middle = data.elements("ALOS").iloc[:1], "2026-07-24T13:00"
    whole = passes(elements, TOKYO, START, END, 5.0)
    halves = pd.concat(
        [passes(elements, TOKYO, START, middle, 5.0), passes(elements, TOKYO, middle, END, 5.0)]
    )
    assert not halves["rise_cut"].any()
    gaps = (whole["rise"].to_numpy() - halves["rise"].to_numpy()).astype("timedelta64[us]")
    assert np.abs(gaps.astype(int)).max() < 1000


def test_a_satellite_always_up_is_one_pass_cut_at_both_ends():
    found = passes(design.geostationary([135.0], START), TOKYO, START, END, 10.0)
    assert len(found) == 1
    row = found.iloc[0]
    assert row["rise_cut"]
    assert row["set_cut"]
    assert row["rise"] == pd.Timestamp(START)
    assert row["set"] == pd.Timestamp(END)


def test_a_satellite_never_up_gives_an_empty_frame_with_its_columns():
    found = passes(design.geostationary([-45.0], START), TOKYO, START, END)
    assert found.empty
    assert list(found.columns[:4]) == ["satellite", "rise", "culmination", "set"]


def test_a_graze_shorter_than_the_step_is_found():
    elements = data.elements("ALOS").iloc[:1]
    best = passes(elements, TOKYO, START, END, 0.0)["highest_deg"].max()
    grazing = passes(elements, TOKYO, START, END, best - 0.01)
    assert len(grazing) == 1
    assert (grazing["set"] - grazing["rise"]).dt.total_seconds().iloc[0] < 20


@pytest.mark.parametrize("mask", [90, -91, float("nan")])
def test_a_mask_that_leaves_no_sky_is_told(mask):
    with pytest.raises(InputError, match="mask_angle_deg"):
        passes(data.elements("ALOS"), TOKYO, START, END, mask)


def test_a_window_of_no_length_is_told():
    with pytest.raises(InputError, match="not after its start"):
        passes(data.elements("ALOS"), TOKYO, START, START)
