"""Ground tracks that come back."""

import numpy as np
import pytest

from analysis.coverage import sensors
from analysis.errors import InputError
from analysis.orbits import design, frames, propagation
from analysis.validation import ground_tracks

START = np.datetime64("2026-07-24T00:00", "ns")
END = START + np.timedelta64(1, "D")
LOW = design.sun_synchronous(500.0, 10.5, START, count=2)


def test_nodes_lie_on_the_equator():
    nodes = ground_tracks.ascending_nodes(LOW[:1], START, END)
    when = START + np.rint(nodes["time_s"].to_numpy() * 1e9).astype("timedelta64[ns]")
    position = frames.earth_fixed(propagation.propagate(LOW[:1], when))[0]
    assert np.abs(position[:, 2]).max() < 0.01
    longitude = np.degrees(np.arctan2(position[:, 1], position[:, 0]))
    assert longitude == pytest.approx(nodes["longitude_deg"].to_numpy(), abs=1e-3)
    assert len(nodes) == 16  # the first one as the window opens


def test_spacings_go_round_the_equator():
    # A quarter, a quarter and a half of 40,075.017 km, the equator of WGS 84.
    gaps = ground_tracks.spacing_km([0.0, 90.0, -90.0])
    assert np.sort(gaps) == pytest.approx([10_018.754, 10_018.754, 20_037.508], abs=0.001)


def test_a_wider_strip_sees_more_of_the_parallel():
    narrow, wide = (
        ground_tracks.share_seen(LOW[:1], sensors.swath(width, 500.0), START, END, count=360)
        for width in (200.0, 1000.0)
    )
    # Sixteen northward and fifteen or sixteen southward strips of 200 km on 40,075 km.
    assert narrow == pytest.approx(0.155, abs=0.02)
    assert narrow < wide < 1.0


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: ground_tracks.ascending_nodes(LOW, START, END),
            "one satellite at a time, got 2",
        ),
        (lambda: ground_tracks.spacing_km([1.0]), "at least two crossings"),
        (
            lambda: ground_tracks.share_seen(LOW, sensors.Cone(9), END, START),
            "not after its start",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(call, message):
    with pytest.raises(InputError, match=message) as told:
        call()
    assert "\n" not in str(told.value)
