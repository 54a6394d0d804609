"""Constants that the debris models share."""

EARTH_RADIUS_KM = 6378.137
"""Equatorial radius, WGS-84. Altitudes of orbits are radius minus this, as catalogues give them."""

EARTH_FLATTENING = 1 / 298.257223563
"""WGS-84."""

MU_KM3_S2 = 398600.4418
"""Earth's gravitational parameter, WGS-84."""

DAY_S = 86400.0
YEAR_DAYS = 365.25

DRAG_COEFFICIENT = 2.2
"""Assumed for every object. Fitted area-to-mass ratios scale with its inverse; decay does not."""
