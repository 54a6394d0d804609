"""Constants of the Earth, the sky and time, each once and with its reference.

The figure and the gravity of the Earth are those of one model throughout. SGP4 alone carries the
constants that its element sets were fitted with (WGS-72).
"""

# Earth's gravitational parameter: NIMA TR8350.2, WGS 84 (3rd ed., 2000), table 3.1; EGM-96.
MU_KM3_S2 = 398600.4418

# Equatorial radius: NIMA TR8350.2, table 3.1. Altitudes of orbits are radius less this, as
# catalogues give them.
EARTH_RADIUS_KM = 6378.137

# Flattening of the ellipsoid: NIMA TR8350.2, table 3.1.
EARTH_FLATTENING = 1 / 298.257223563

# Polar radius and the square of the first eccentricity: from the two above, TR8350.2, section 3.2.
POLAR_RADIUS_KM = EARTH_RADIUS_KM * (1 - EARTH_FLATTENING)
ECCENTRICITY_SQUARED = EARTH_FLATTENING * (2 - EARTH_FLATTENING)

# Mean radius (2 a + b) / 3: Moritz, Geodetic Reference System 1980, J. Geodesy 74 (2000) 128.
MEAN_RADIUS_KM = (2 * EARTH_RADIUS_KM + POLAR_RADIUS_KM) / 3

# Second zonal harmonic, unnormalised: EGM-96, in Vallado, Fundamentals of Astrodynamics (4th ed.),
# appendix D.
J2 = 1.0826266836e-3

# Rate at which the Earth turns below the mean equinox, hence below TEME: the rate of Greenwich mean
# sidereal time, 2 pi / 86164.0905 s (Aoki et al., A&A 105 (1982) 359). The rate in inertial space
# (7.292115146707e-5) differs by the precession and is not needed here.
EARTH_TURN_RAD_S = 7.2921158553e-5

# Altitude of the geostationary belt above the equatorial radius, rounded as catalogues round it:
# IADC-02-01, Space Debris Mitigation Guidelines (2007), section 3.3.2. The exact radius of a
# satellite that stays over its longitude is `design.geosynchronous_axis_km`.
GEOSTATIONARY_ALTITUDE_KM = 35_786.0

# The constants that SGP4 and its element sets share: WGS-72, Hoots and Roehrich, Spacetrack Report
# 3 (1980), as revised by Vallado et al., AIAA 2006-6753.
SGP4_MU_KM3_S2 = 398600.8
SGP4_EARTH_RADIUS_KM = 6378.135

# Astronomical unit: IAU 2012 resolution B2.
ASTRONOMICAL_UNIT_KM = 149_597_870.7

# Speed of light: defined, SI Brochure (9th ed., 2019).
LIGHT_KM_S = 299_792.458

# The day of UTC without a leap second, and the Julian year: SI Brochure; IAU style manual (1989).
DAY_S = 86_400.0
YEAR_DAYS = 365.25

# Mean tropical year at J2000: Explanatory Supplement to the Astronomical Almanac (1992).
TROPICAL_YEAR_DAYS = 365.2421897
