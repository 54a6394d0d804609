"""What the age of element sets costs, against later sets."""

from analysis.orbits import ages, data


def test_eight_weeks_of_age_cost_tens_of_kilometres_and_more():
    # The later element sets are the truth: data/orbits/elements.csv, CelesTrak / 18 SDS.
    errors = ages.error_of_age_km(data.elements_age_check(), data.elements("ALOS"))
    assert list(errors["satellite"]) == ["ALOS-2", "ALOS-4 (DAICHI-4)"]
    assert errors["age_days"].between(54, 55).all()
    assert (errors["distance_km"] > 20).all()
