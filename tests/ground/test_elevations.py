"""Elevations over places, against the triangle of Earth, satellite and place."""

import numpy as np
import pandas as pd
import pytest

from analysis.ground.elevations import elevation_table

BELT_KM = 42164.2
PLACES = pd.DataFrame(
    {
        "place": ["under", "east", "far"],
        "latitude_deg": 0.0,
        "longitude_deg": [0.0, 60.0, 170.0],
    }
)


def test_a_still_satellite_over_the_equator():
    table = elevation_table(PLACES, ["slot"], np.array([[BELT_KM, 0.0, 0.0]]))
    # Plane trigonometry at 60 degrees of arc: tan e = (cos 60 - 6378.137 / 42164.2) / sin 60.
    assert table["elevation_deg"].to_numpy() == pytest.approx(
        [90.0, 21.934, np.nan], abs=1e-3, nan_ok=True
    )
    assert table["place"].tolist() == ["under", "east", "far"]
    assert table["instant"].tolist() == [0, 0, 0]


def test_rows_run_by_place_satellite_and_instant():
    still, gone = [BELT_KM, 0.0, 0.0], [-BELT_KM, 0.0, 0.0]
    table = elevation_table(PLACES[:2], ["A", "B"], np.array([[still, gone], [gone, still]]))
    assert table["satellite"].tolist() == ["A", "A", "B", "B"] * 2
    assert table["instant"].tolist() == [0, 1] * 4
    up = table["elevation_deg"].notna().tolist()
    assert up == [True, False, False, True] * 2
