"""A scenario for tests: business as it could be, each lever named when it is moved."""

from analysis.debris.environment import Scenario

USUAL = {
    "launch_multiple": 1.0,
    "compliance": 0.9,
    "active_years": 8.0,
    "explosions_per_year": 1.0,
    "removals_per_year": 0.0,
    "avoidance": 0.9,
    "relative_speed_km_s": 10.0,
}


def scenario(**change: float) -> Scenario:
    """The usual scenario with some levers moved."""
    return Scenario(**(USUAL | change))
