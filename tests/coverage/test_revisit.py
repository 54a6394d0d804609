import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.coverage.revisit import expected_revisit, revisit
from analysis.errors import InputError


def views(*rows):
    return pd.DataFrame(rows, columns=["point", "start_s", "end_s"])


@st.composite
def random_views(draw):
    rows = []
    for point in range(3):
        edges = draw(st.lists(st.integers(0, 1000), max_size=12, unique=True))
        edges = sorted(edges)[: len(edges) // 2 * 2]
        rows += [(point, float(a), float(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return views(*rows)


def test_a_worked_example():
    # Three views in 100 s; gaps 10 (edge), 20 and 25 (inner), 25 (edge).
    found = revisit(views((0, 10, 15), (0, 35, 40), (0, 65, 75)), 100.0, 2)
    seen, never = found.iloc[0], found.iloc[1]
    assert seen["passes"] == 3
    assert seen["inner_gaps"] == 2
    assert seen["passes_per_day"] == pytest.approx(3 * 864)
    assert seen["mean_gap_s"] == 22.5
    assert seen["max_gap_s"] == 25
    assert seen["longest_wait_s"] == 25
    assert seen["mean_response_s"] == pytest.approx((100 + 400 + 625 + 625) / 200)
    assert seen["covered_fraction"] == pytest.approx(0.2)
    # Never seen: no gap of known length, and the window as a lower bound.
    assert never["passes"] == never["inner_gaps"] == never["covered_fraction"] == 0
    assert never[["mean_gap_s", "max_gap_s"]].isna().all()
    assert never["longest_wait_s"] == 100
    assert never["mean_response_s"] == 50


def test_a_single_view_has_no_inner_gap_but_a_wait():
    found = revisit(views((0, 30, 40)), 100.0, 1).iloc[0]
    assert np.isnan(found["mean_gap_s"])
    assert found["longest_wait_s"] == 60
    assert found["mean_response_s"] == pytest.approx((900 + 3600) / 200)


def test_a_view_of_the_whole_window_leaves_no_wait():
    found = revisit(views((0, 0, 100)), 100.0, 1).iloc[0]
    assert found["covered_fraction"] == 1
    assert found["longest_wait_s"] == found["mean_response_s"] == 0


@settings(deadline=None)
@given(random_views())
def test_mean_response_is_the_mean_wait_of_a_random_instant(found):
    window = 1000.0
    answer = revisit(found, window, 3)
    instants = np.arange(0.005, window, 0.01)
    for point in range(3):
        mine = found[found["point"] == point]
        waits = np.full(len(instants), np.inf)
        for start, end in zip(mine["start_s"], mine["end_s"], strict=True):
            waits = np.where(
                instants <= end, np.minimum(waits, np.maximum(start - instants, 0)), waits
            )
        waits = np.where(np.isinf(waits), window - instants, waits)
        assert answer["mean_response_s"][point] == pytest.approx(waits.mean(), abs=0.02)


@settings(deadline=None)
@given(random_views(), st.floats(0.05, 1.0))
def test_the_expectation_over_clouds_is_the_sum_over_all_outcomes(found, clear):
    mine = found[found["point"] == 0].head(6).assign(point=0)
    expected = expected_revisit(mine, 1000.0, 1, clear).iloc[0]
    response = 0.0
    for outcome in range(2 ** len(mine)):
        kept = np.array([bool(outcome >> k & 1) for k in range(len(mine))], bool)
        chance = np.prod([clear if k else 1 - clear for k in kept])
        response += chance * revisit(mine[kept], 1000.0, 1)["mean_response_s"][0]
    assert expected["mean_response_s"] == pytest.approx(response)
    assert expected["passes_per_day"] == pytest.approx(clear * len(mine) * 86.4)


@settings(deadline=None)
@given(random_views())
def test_a_clear_sky_changes_nothing(found):
    plain, clear = revisit(found, 1000.0, 3), expected_revisit(found, 1000.0, 3, 1.0)
    for column in clear.columns:
        np.testing.assert_allclose(clear[column], plain[column], atol=1e-6)


def test_each_view_may_have_a_chance_of_its_own():
    # One point, 100 s; a view at 20 that succeeds always and one at 60 that succeeds half the time.
    # Half: gaps 20, 40, 40; half: 20, 80. Mean of the squares' sums: (3600 + 6800) / 2 = 5200.
    found = views((0, 20, 20), (0, 60, 60))
    row = expected_revisit(found, 100.0, 1, [1.0, 0.5]).iloc[0]
    assert row["mean_response_s"] == pytest.approx(5200 / 200)
    assert row["passes_per_day"] == pytest.approx(1.5 * 864)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: revisit(views((0, 1, 2)), 0.0, 1), "length of 0 s: it must be above 0"),
        (lambda: revisit(views((0, 1, 200)), 100.0, 1), "does not lie in the window of 100 s"),
        (lambda: revisit(views((0, -1, 2)), 100.0, 1), "does not lie in the window"),
        (lambda: revisit(views((0, 5, 2)), 100.0, 1), "does not lie in the window"),
        (lambda: revisit(views((0, 1, 5), (0, 4, 6)), 100.0, 1), "views of point 0 overlap"),
        (lambda: revisit(views((1, 1, 5), (0, 4, 6)), 100.0, 2), "views of point 0 overlap or are"),
        (lambda: revisit(views((4, 1, 5)), 100.0, 2), "do not fit a grid of 2 points"),
        (lambda: expected_revisit(views((0, 1, 2)), 100.0, 1, 0), "success_probability is 0"),
        (lambda: expected_revisit(views((0, 1, 2)), 100.0, 1, [0.5, 0.5]), "1 views need"),
    ],
)
def test_views_that_cannot_be_are_refused_in_one_line(call, message):
    with pytest.raises(InputError, match=message) as told:
        call()
    assert "\n" not in str(told.value)
