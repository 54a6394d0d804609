import pytest

from analysis import tables
from analysis.errors import InputError
from analysis.surveillance import data


@pytest.mark.parametrize("reference", tables.references("surveillance"))
def test_tables_keep_their_descriptors(reference):
    assert tables.check(reference) == []


def test_only_the_unpublished_latitude_is_filled():
    raw = tables.read("surveillance/sensors")
    assert raw.loc[raw["latitude_deg"].isna(), "sensor"].tolist() == ["deep-space-radar"]
    sensors = data.sensors(33.5).set_index("sensor")
    assert sensors.loc["deep-space-radar", "latitude_deg"] == 33.5
    assert sensors.loc["bisei", "latitude_deg"] == pytest.approx(34.672, abs=1e-3)
    assert sensors["altitude_m"].notna().all()


def test_belt_sensors_leave_out_low_orbit_radars():
    names = set(data.sensors(belt_only=True)["sensor"])
    assert "bisei" in names
    assert not names & {"kamisaibara", "motr", "fps5-sado"}


def test_kamisaibara_is_calibrated_on_its_published_point():
    radars = data.kamisaibara()
    assert radars["new"].reference_range_km == pytest.approx(739.3, abs=0.05)
    assert radars["old"].longest_range_km == 1000
    assert radars["new"].highest_altitude_km == 3000


def test_every_claim_with_a_status_is_found_and_others_are_refused():
    assert len(data.status("qzss-us-payloads")) >= 3
    with pytest.raises(InputError, match="unknown claim"):
        data.status("qzss-us-payload")
    with pytest.raises(InputError, match="unknown row of surveillance/published 'size-17mag'"):
        tables.lookup("surveillance/published", "size-17mag")
    with pytest.raises(InputError, match="unknown radar site 'bisei'"):
        data.placed("bisei", 1.0, 1000.0)
    with pytest.raises(InputError, match="unknown calibration point"):
        data.radar("motr", "motr")
