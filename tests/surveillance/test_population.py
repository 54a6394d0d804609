import numpy as np
import pandas as pd
import pytest

from analysis.errors import InputError
from analysis.surveillance import data, population

COUNTS = data.population_counts()


def test_a_drawn_population_has_the_histogram_it_came_from():
    drawn = population.draw(COUNTS, seed=3)
    assert len(drawn) == COUNTS["objects"].sum()
    again = population.histogram(drawn)
    key = ["perigee_from_km", "apogee_from_km", "inclination_from_deg", "rcs_from_m2"]
    both = COUNTS.merge(again, on=key, how="outer", suffixes=("", "_drawn"))
    # A perigee and an apogee of one cell change places when drawn in the wrong order: same cell.
    assert both["objects"].fillna(0).tolist() == both["objects_drawn"].fillna(0).tolist()


def test_draws_repeat_with_the_seed_and_differ_without():
    one, two, other = (population.draw(COUNTS, seed) for seed in (1, 1, 2))
    pd.testing.assert_frame_equal(one, two)
    assert not np.allclose(one["raan_deg"], other["raan_deg"])


def test_a_share_keeps_the_proportions():
    small = population.draw(COUNTS, 1, share=0.25)
    assert len(small) == pytest.approx(COUNTS["objects"].sum() / 4, rel=0.05)
    assert (small["perigee_km"] <= small["apogee_km"]).all()


def test_drawn_orbits_keep_perigee_and_apogee():
    drawn = population.draw(COUNTS, 1, share=0.05)
    orbits = population.orbits(drawn, "2026-07-24")
    perigee = orbits.semi_major_axis_km * (1 - orbits.eccentricity) - 6378.137
    assert perigee == pytest.approx(drawn["perigee_km"].to_numpy())


def test_objects_outside_every_cell_are_named():
    odd = pd.DataFrame(
        {"perigee_km": [500.0], "apogee_km": [2e6], "inclination_deg": [50.0], "rcs_m2": [1.0]}
    )
    with pytest.raises(InputError, match="1 objects have a apogee_km outside"):
        population.histogram(odd)


def test_the_observable_are_part_of_the_public_and_limits_nest():
    table = population.observable_table(
        population.draw(COUNTS, 1), data.kamisaibara()["new"], data.kamisaibara_wavelength_m()
    )
    assert (table["observable"] <= table["public"]).all()
    for _, part in table.groupby(table["size_m"].fillna(0)):
        assert part["public"].is_monotonic_increasing
    for _, part in table.groupby("below_km"):
        assert part["public"].is_monotonic_decreasing


def test_the_new_radar_sees_at_least_what_the_old_one_sees():
    shares = population.share_by_altitude(
        population.draw(COUNTS, 1), data.kamisaibara(), np.arange(200, 2001, 100), 60.0
    ).pivot(index="altitude_km", columns="radar", values="share")
    assert (shares["new"] >= shares["old"]).all()
    assert shares.loc[350, "new"] > 0.9


def test_an_impossible_share_is_refused():
    with pytest.raises(InputError, match="share 0"):
        population.draw(COUNTS, 1, share=0)
