import pytest

from analysis.studies.surveillance_network import SurveillanceNetwork


def study(**given):
    return SurveillanceNetwork(SurveillanceNetwork.model.validated(given))


def test_the_gap_of_american_telescopes_lies_between_diego_garcia_and_maui():
    arcs = study().seen.set_index("sensor")
    assert study().number("gap_west") == pytest.approx(arcs.loc["geodss-diego-garcia", "east_deg"])
    assert study().number("gap_east") == pytest.approx(arcs.loc["geodss-maui", "west_deg"])


def test_telescopes_that_look_low_leave_no_gap_and_no_sentence_on_it():
    low = study(telescope_mask_angle_deg=10.0)
    assert low.dark.empty
    assert low.number("gap_west") == low.number("gap_east") == 135
    found = low.verdict("blind-spot-135e")
    assert found.outcome == "not supported"
    assert "leave no gap" in found.finding
    assert "Kwajalein" not in found.finding
    assert low.text("gap_found").startswith("no gap")


def test_all_published_pairs_of_magnitude_and_size_are_drawn():
    pairs = study().published_pairs.set_index("magnitude")
    assert sorted(pairs.index) == [16.5, 18, 19, 20, 21]
    assert pairs.loc[18, "size_cm"] == pytest.approx(30)
    assert pairs["published_by"].value_counts().to_dict() == {"JAXA": 3, "others": 2}


def test_the_calibration_points_are_the_published_ones():
    points = study().published_sizes
    assert points["size_cm"].tolist() == pytest.approx([10, 160, 30])
    assert points["object_altitude_km"].tolist() == [650, 650, 1000]
