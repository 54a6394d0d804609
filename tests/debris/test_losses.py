"""What counts as a loss, and what only the calendar or the satellites themselves have moved."""

import numpy as np
import pandas as pd
import pytest

from analysis.debris import losses

KEYS = ["launch_year", "altitude_low_km"]


def launches(first, last, rows=30):
    """So many shells of each launch year, with an object in each."""
    shells = [(y, 200 + 25 * n, 1, 1) for y in range(first, last + 1) for n in range(rows)]
    return pd.DataFrame(shells, columns=[*KEYS, "payloads", "rocket_bodies"])


def shell(day, **counts):
    return pd.DataFrame([{"date": pd.Timestamp(day), "altitude_low_km": 800} | counts])


def test_launches_that_leave_the_window_at_the_turn_of_a_year_are_no_loss():
    before = launches(2015, 2025)
    assert losses.lost("launches", before, launches(2016, 2025), KEYS) == []
    assert losses.lost("launches", before, launches(2016, 2026, rows=29), KEYS) == []


@pytest.mark.parametrize(
    ("first", "last", "rows"), [(2016, 2025, 27), (2020, 2026, 30), (2015, 2022, 30)]
)
def test_launches_that_are_missing_within_the_window_are_a_loss(first, last, rows):
    found = losses.lost("launches", launches(2015, 2025), launches(first, last, rows), KEYS)
    since = {2016: " of launches since 2016", 2020: " of launches since 2017", 2015: ""}[first]
    assert any(line.endswith(f" rows{since}") for line in found), found
    assert any("of its payloads" in line for line in found)


def test_launches_that_are_all_gone_are_a_loss():
    found = losses.lost("launches", launches(2015, 2025), launches(2015, 2025)[:0], KEYS)
    assert found[0] == "would fall from 330 to 0 rows"


def test_a_constellation_that_climbs_through_and_satellites_that_grow_old_are_no_loss():
    """China's at 700 to 1,000 km: 178 in March 2025, 141 in September, 38 had climbed on. Of 293
    younger than eight years in March 2025, 223 are so in November 2026."""
    old = shell("2025-03-03", payloads=994, payloads_under_8_years=293, payloads_china=178)
    new = shell("2026-11-20", payloads=961, payloads_under_8_years=223, payloads_china=141)
    day = np.array(["2026-11-20"], dtype="datetime64[D]")
    assert losses.disagreement("shell_classes", old, new, day) == []
    fewer = new.assign(payloads=700, payloads_under_8_years=140, payloads_china=80)
    assert losses.disagreement("shell_classes", old, fewer, day) == [
        f"{what} at 700 to 1,000 km would fall from {was} on 2025-03-03 to {now} on 2026-11-20"
        for what, was, now in (
            ("payloads", 994, 700), ("payloads_under_8_years", 293, 140),
            ("payloads_china", 178, 80),
        )
    ]  # fmt: skip


def test_a_table_that_was_empty_can_lose_nothing():
    empty = pd.DataFrame({"date": pd.to_datetime([]), "objects": []})
    assert losses.lost("fragment_orbits", empty, empty, ["date"]) == []
    assert losses.lost("catalogue_counts", empty, empty, ["date"]) == []
