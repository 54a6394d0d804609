"""The environment model on two shells, against numbers worked out with a pencil.

No chance, one step of one year, no launches. The shells reach from radius 7,000 to 8,000 km and
from 8,000 to 9,000 km; every case has its objects in the lower one unless it says otherwise.

  volume   4/3 pi (8000^3 - 7000^3) = 4.188790 x 169e9 = 7.079055e11 km3
  reach    10 km/s x 31,557,600 s / 7.079055e11 km3 = 4.457883e-4 per km2
  section  two spheres of 10 m2 each: (sqrt 10 + sqrt 10)^2 = 40 m2 = 4.0e-5 km2
           10 m2 and 0.02 m2: (sqrt 10 + sqrt 0.02)^2 = 10.914427 m2 = 1.0914427e-5 km2
  per pair and year: large on large 1.7831531e-8; large and fragment 4.8655238e-9
  fragments above 0.1 m of a mass M (kg): 0.1 M^0.75 0.1^-1.71 = 5.1286138 M^0.75
"""

import numpy as np
import pytest

from analysis.debris.environment import project
from analysis.debris.traffic import Setting
from tests.debris.usual import scenario as usual_scenario

# Of the active ones, exp(-1/50) are still active after the first step's retirements, all of which
# are disposed of: so many must be there at first for a round number to meet the others.
BEFORE_RETIREMENT = np.exp(1 / 50)


def two_shells(active=(0, 0), derelict=(0, 0), fragments=(0, 0), transit_years=np.inf) -> Setting:
    """500 kg active, 1,000 kg derelict, 2 kg fragments in one class; nothing is launched.

    Of a collision's fragments half stay in the shell, three tenths go to the other, a fifth is
    lost; of an explosion's, six tenths stay and four tenths go to the other. A quarter of the hits
    on an active one and two fifths of those on a derelict destroy it; the others come from
    fragments of 0.5 kg.
    """
    start = np.array([np.array(active) * BEFORE_RETIREMENT, derelict, fragments], dtype=float)
    return Setting(
        first_year=2025,
        edges_km=np.array([7000.0, 8000.0, 9000.0]) - 6378.137,
        objects=start,
        launched=np.zeros(2),
        stages_left=np.zeros(2),
        mean_kg=np.array([500.0, 1000.0, 2.0]),
        area_to_mass=np.array([0.0, 0.01, 0.1]),
        spread_collision=np.array([[[0.5, 0.3, 0.2], [0.3, 0.5, 0.2]]]),
        spread_explosion=np.array([[[0.6, 0.4, 0.0], [0.4, 0.6, 0.0]]]),
        catastrophic_share=np.array([0.25, 0.4]),
        light_hit_kg=0.5,
        transit=np.broadcast_to(transit_years, (66, 3, 2)),
        long_lived=np.array([True, True]),
    )


def after_a_year(setting: Setting, **change):
    """The outlook for the end of 2026; `gone_kg` leaves out the satellites disposed of."""
    usual = {"compliance": 1.0, "active_years": 50.0, "explosions_per_year": 0.0}
    scenario = usual_scenario(**(usual | change))
    run = project(setting, scenario, 2026, samples=1, seed=1, step_years=1.0, chance=False)
    retired_kg = 500 * setting.objects[0].sum() * (1 - 1 / BEFORE_RETIREMENT)
    return run, float(run.balance["kg_gone"][0]) - retired_kg


def test_two_derelicts():
    # 20,000 derelicts: 20,000^2 / 2 pairs x 1.7831531e-8 = 3.5663063 collisions.
    # Each shatters 2,000 kg: 2000^0.75 = 299.06976, so 1533.8133 fragments; 5470.048 in all, of
    # which half, 2735.024, stay, 1641.014 go up and 1094.0096 are lost.
    # Mass: 7132.6126 kg shatter. Half is in pieces too small to count; of the other half a fifth
    # is lost: 3566.3063 + 713.2613 = 4279.5676 kg gone.
    run, gone_kg = after_a_year(two_shells(derelict=(20_000, 0)))
    assert run.collisions[0, -1] == pytest.approx(3.5663063, rel=1e-6)
    _, derelict, fragments = run.final_objects[0]
    assert derelict == pytest.approx([20_000 - 7.1326126, 0], rel=1e-9)
    assert fragments == pytest.approx([2735.024, 1641.014], rel=1e-6)
    assert run.balance["pieces_gone"][0] == pytest.approx(1094.0096, rel=1e-6)
    assert gone_kg == pytest.approx(4279.5676, rel=1e-6)


def test_two_active_ones_must_both_fail_to_evade():
    # Each evades nine of ten: 0.1 x 0.1 of 20,000^2 / 2 pairs x 1.7831531e-8 = 0.035663063.
    # Each shatters 1,000 kg: 1000^0.75 = 177.82794, so 912.0108 fragments; 32.525100 in all.
    run, _ = after_a_year(two_shells(active=(20_000, 0)), avoidance=0.9)
    assert run.collisions[0, -1] == pytest.approx(0.035663063, rel=1e-6)
    assert run.balance["pieces_made"][0] == pytest.approx(32.525100, rel=1e-6)
    active, derelict, _ = run.final_objects[0]
    assert active == pytest.approx([20_000 - 0.071326, 0], rel=1e-9)
    assert derelict.sum() == 0


def test_an_active_one_and_a_derelict():
    # 20,000 active, 10,000 derelicts, in the order in which the model takes them:
    # two active: 0.035663063, leaving 19,999.928674 of them;
    # active and derelict, one in ten not evaded: 0.1 x 19,999.928674 x 10,000 x 1.7831531e-8
    #   = 0.35662936, leaving 9,999.6433706 derelicts;
    # two derelicts: 9,999.6433706^2 / 2 x 1.7831531e-8 = 0.89151298. Sum 1.2838054.
    # Fragments: 912.0108 and 1533.8133 each as above, and of 500 + 1,000 kg: 1500^0.75 =
    # 241.02853, so 1236.1422 each; 32.525100 + 440.84461 + 1367.4145 = 1840.7842.
    run, _ = after_a_year(two_shells(active=(20_000, 0), derelict=(10_000, 0)), avoidance=0.9)
    assert run.collisions[0, -1] == pytest.approx(1.2838054, rel=1e-6)
    assert run.balance["pieces_made"][0] == pytest.approx(1840.7842, rel=1e-6)


def test_fragments_hit_derelicts_hard_and_lightly():
    # 10 derelicts among 1,000,000 fragments: 10 x 1e6 x 4.8655238e-9 = 0.048655238 hits.
    # (Two derelicts meet 8.9e-7 times: nothing beside this.)
    # Two fifths destroy: 0.019462095 collisions, 1,000 kg each: 912.0108 fragments, 17.749642.
    # The others, 0.029193143, throw off m v^2 = 0.5 kg x (10 km/s)^2 = 50 kg each: 50^0.75 =
    # 18.803015, so 96.433405 fragments each, 2.8151942; they stay, with 950 kg.
    # Gone: of 19.462095 + 1.4596571 kg half as dust, a fifth of the other half to nowhere, 0.6.
    run, gone_kg = after_a_year(two_shells(derelict=(10, 0), fragments=(1_000_000, 0)))
    assert run.collisions[0, -1] == pytest.approx(0.019462095, rel=1e-4)
    assert run.balance["pieces_made"][0] == pytest.approx(17.749642 + 2.8151942, rel=1e-4)
    assert run.derelict[0, -1] == pytest.approx(10 - 0.019462095, rel=1e-6)
    assert gone_kg == pytest.approx(0.6 * (19.462095 + 1.4596571), rel=1e-4)


def test_a_light_hit_makes_a_derelict_of_an_active_one():
    # 1,000 active among 100,000 fragments, one hit in ten not evaded: 0.1 x 1e3 x 1e5 x
    # 4.8655238e-9 = 0.048655238. A quarter destroys: 0.012163809 collisions; three quarters,
    # 0.036491428, are derelict from now on. Two active meet 0.01 x 1,000^2 / 2 x 1.7831531e-8 =
    # 0.000089157657 times. The new derelicts are hit in turn 1e5 x 4.8655238e-9 = 0.00048655
    # times each: two fifths of 0.000017754991, or 0.0000071019966 collisions.
    # Sum 0.012163809 + 0.000089158 + 0.000007102 = 0.012260069.
    run, _ = after_a_year(two_shells(active=(1000, 0), fragments=(100_000, 0)), avoidance=0.9)
    assert run.collisions[0, -1] == pytest.approx(0.012260069, rel=1e-5)
    assert run.derelict[0, -1] == pytest.approx(0.036491428 - 0.000007102, rel=1e-4)


def test_explosions():
    # Two of 20 derelicts: 2 x 6 x 0.1^-1.6 = 12 x 39.810717 = 477.72861 fragments, six tenths of
    # them here. Half of 2,000 kg is dust; nothing leaves. (Collisions: 2.9e-6, 0.004 fragments.)
    run, gone_kg = after_a_year(two_shells(derelict=(20, 0)), explosions_per_year=2)
    assert run.derelict[0, -1] == pytest.approx(18, rel=1e-6)
    assert run.final_objects[0, 2] == pytest.approx([286.63717, 191.09144], rel=1e-4)
    assert gone_kg == pytest.approx(1000, rel=1e-4)


def test_removal_begins_where_fragments_are_densest_and_takes_the_heavy_ones():
    # A hundred in each shell. The lower shell has 169 parts of volume, the upper 217: 120
    # fragments above are thinner than 110 below, so all ten are taken below. Each is three times
    # as heavy as the mean: 10 x 3 x 1,000 kg. (Hits: 1e-4, 0.1 kg.)
    run, gone_kg = after_a_year(
        two_shells(derelict=(100, 100), fragments=(110, 120)), removals_per_year=10
    )
    assert run.final_objects[0, 1] == pytest.approx([90, 100], rel=1e-5)
    assert gone_kg == pytest.approx(30_000, rel=1e-4)


def test_removal_goes_on_in_the_next_shell_and_leaves_half_of_the_mass():
    # Four below, all taken; six of the ten above. The four leave no mass behind to be heavier
    # with. Above, 6,000 kg and, for three times the mean, 12,000 kg more, but no more than half of
    # the 4,000 kg that are left: 2,000 kg. Sum 4,000 + 6,000 + 2,000.
    run, gone_kg = after_a_year(
        two_shells(derelict=(4, 10), fragments=(110, 120)), removals_per_year=10
    )
    assert run.final_objects[0, 1] == pytest.approx([0, 4], abs=1e-4)
    assert gone_kg == pytest.approx(12_000, rel=1e-4)


def test_drag_takes_the_transit_time():
    # Implicit, a step of one year, four years to cross the upper shell and one the lower:
    # above 100 / (1 + 1/4) = 80, so 20 come down; below (100 + 20) / (1 + 1) = 60, and 60 burn.
    run, gone_kg = after_a_year(two_shells(derelict=(100, 100), transit_years=np.array([1.0, 4.0])))
    assert run.final_objects[0, 1] == pytest.approx([60, 80], rel=1e-5)
    assert run.balance["intact_gone"][0] == pytest.approx(60, rel=1e-4)
    assert gone_kg == pytest.approx(60_000, rel=1e-4)
