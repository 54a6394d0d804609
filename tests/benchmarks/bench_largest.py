"""What the largest allowed sets of parameters cost: processor time and memory of findings.

Each in a process of its own, imports included; run alone, since memory is shared with others.
"""

import json
import os
import subprocess
import sys

import pytest

from analysis import paths, studies

pytestmark = pytest.mark.benchmark

LONGEST_S, LARGEST_MB = 600, 4000
FINDINGS = """
import json, resource, sys
from analysis.studies import study_of
study = study_of(sys.argv[1])
study(study.model.validated(json.loads(sys.argv[2]))).findings()
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""
PLACES = [
    "beijing", "djibouti", "ishigaki", "manila", "naha", "pyongyang", "qingdao", "sanya", "sapporo",
    "sasebo", "senkaku", "seoul", "shanghai", "singapore", "sohae", "taipei", "tokyo", "tonghae",
    "vladivostok", "yokohama",
]  # fmt: skip
# All that makes a notebook longer, at its dear end; elsewhere the defaults are the largest.
LARGEST = {
    "budget_trends": {"max_breaks": 3, "horizon": 2050},
    "communications": {
        "area_step_deg": 0.25, "map_step_deg": 3, "lane_spacing_km": 20, "mask_angle_deg": 0,
    },
    "debris_clouds": {"samples": 200, "judged_from": "2012-10-22", "smallest_fitted_cm": 8},
    "debris_environment": {
        "samples": 200, "last_year": 2200, "step_years": 0.125, "shell_width_km": 25,
        "launch_multiple": 20, "explosions_per_year": 50, "explosions_kept": 50,
        "removals_per_year": 0,
    },
    "imaging_revisit": {
        "first_day": "2026-07-06", "days": 28, "delay_days": 15, "grid_points": 2000,
        "map_step_deg": 1, "tilt_step_deg": 1, "tilt_limit_deg": 65, "widest_tilt_deg": 65,
        "radar_innermost_deg": 5, "station_mask_angle_deg": 0, "widest_latitude_deg": 85,
        "min_sun_elevation_deg": -6, "places": PLACES, "stations": PLACES,
    },
    "maritime_awareness": {
        "days": 28, "area_step_deg": 0.25, "map_step_deg": 1, "lane_spacing_km": 50,
        "resourcesat_2a_ais": True, "ais_radius_km": 3500, "min_sun_elevation_deg": -6,
    },
    "missile_warning": {
        "altitudes_km": [250 + number for number in range(12)], "mask_angle_deg": 11.5,
        "tracking_altitudes_km": [10_000, 15_000, 20_000, 25_000, 30_000, 36_000],
        "tracking_satellites": [330, 340, 350, 360, 370, 380, 390, 400],
        "tracking_mask_angle_deg": -20, "min_crossing_deg": 0, "start_step_min": 20,
        "glide_speed_km_s": 0.31, "host_days": 70,
    },
    "positioning": {
        "step_s": 60, "area_step_deg": 1, "map_step_deg": 4, "mask_angle_deg": 0,
        "qzss_satellites": 11, "further_quasi_zenith": 4,
        "street_axes_deg": list(range(0, 180, 15)),
    },
    "surveillance_network": {
        "radar_mask_angle_deg": 5, "telescope_mask_angle_deg": 0, "belt_radar_mask_angle_deg": 0,
        "fps5_range_km": 10_000, "fps5_rcs_m2": 0.001, "mimo_gain": 1e7, "stretch_west_deg": 0,
        "stretch_east_deg": 360, "max_sun_elevation_deg": 0, "tracking_s": 900,
    },
}  # fmt: skip


def _cost(name: str, given: dict) -> tuple[float, float]:
    """Seconds of processor time and megabytes at the peak."""
    done = subprocess.run(
        [sys.executable, "-c", FINDINGS, name, json.dumps(given)],
        cwd=paths.ROOT,
        env=os.environ | {"PYTHONPATH": str(paths.ROOT)},
        stdout=subprocess.PIPE,
        check=True,
    )
    seconds, megabytes = json.loads(done.stdout.splitlines()[-1])
    return seconds, megabytes


@pytest.mark.parametrize("name", studies.names())
def test_the_largest_allowed_set_stays_within_minutes_and_memory(name):
    usual_s, _ = _cost(name, {})
    seconds, megabytes = _cost(name, LARGEST.get(name, {}))
    ratio = f"the largest set takes {seconds / usual_s:.1f}x as long as the defaults"
    print(f"\n{name}: {ratio} ({seconds:.0f} s of processor time, {megabytes:.0f} MB)")
    assert seconds < LONGEST_S
    assert megabytes < LARGEST_MB
