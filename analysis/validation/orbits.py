"""Our orbits against outside truth.

A row that compares many values states the largest distance as ours, and 0 as theirs.
"""

from collections.abc import Iterator
from importlib import resources

import numpy as np
import pandas as pd
from skyfield import api
from skyfield.framelib import itrs

from analysis import tables
from analysis.errors import InputError
from analysis.orbits import data, design, frames, sun, tle
from analysis.orbits import times as instants
from analysis.orbits.constants import EARTH_RADIUS_KM, ECCENTRICITY_SQUARED
from analysis.orbits.propagation import prepare, propagate, satellite_records
from analysis.validation.frame import Allowed, Comparison, half_unit
from analysis.validation.rise_and_set import passes

DAY = "2026-07-24"
TOKYO = (35.68, 139.77, 40.0)

SKYFIELD = ("Skyfield", "https://rhodesmill.org/skyfield/")
# How finely Skyfield's EarthSatellite.find_events searches: `half_second` in its sgp4lib.py.
SKYFIELD_SEARCH_S = 0.5
# How far a satellite gets in half of a nanosecond, in which instants are held here: the speed of a
# circular orbit at the ground, which no satellite below reaches.
HALF_A_NANOSECOND_M = 7.91e3 * 0.5e-9

_SGP4 = (
    "Vallado et al., Revisiting Spacetrack Report 3, AIAA 2006-6753, vectors in the sgp4 package",
    "https://celestrak.org/publications/AIAA/2006-6753/",
)
# The tests of the sgp4 package hold its output to these vectors within 2e-7 km and 2e-7 km/s in
# each component (`error` in sgp4/tests.py).
_SGP4_MM = 0.2

_SET_BY_US = "set by us"
_SAME_ELEMENTS = "our own computation from the same element sets"
_WHOLE_COUNT = "a whole count, exact"


def comparisons() -> list[Comparison]:
    """Every comparison of this topic, computed now."""
    return [
        *_sgp4_vectors(),
        *_second_opinion(),
        *_rise_and_set(),
        *_slots(),
        *_repeats(),
        *_local_times(),
        *_quasi_zenith(),
        *_sun(),
    ]


def _row(
    what: str, ours: float, theirs: float, unit: str, allowed: Allowed, source: tuple[str, str]
) -> Comparison:
    """A comparison; allowed: tolerance, basis, reason; source: source, its address."""
    return Comparison("orbits", what, float(ours), float(theirs), unit, *allowed, *source)


def verification_vectors() -> tuple[pd.DataFrame, dict[int, np.ndarray]]:
    """Vallado's verification sets as OMM, and per catalogue number minutes, position, velocity.

    The arrays are (n, 7): minutes from the epoch, km, km/s. Three sets whose checksum is wrong are
    left out, for the reader of two-line sets rejects them.
    """
    folder = resources.files("sgp4")
    sets = tle.parse(folder.joinpath("SGP4-VER.TLE").read_bytes()).elements
    truth: dict[int, list] = {}
    number = 0
    for line in folder.joinpath("tcppver.out").read_text(encoding="ascii").splitlines():
        if line.rstrip().endswith("xx"):
            number = int(line.split()[0])
            truth[number] = []
        else:
            truth[number].append([float(word) for word in line.split()[:7]])
    return sets, {number: np.array(rows) for number, rows in truth.items()}


def _sgp4_vectors() -> Iterator[Comparison]:
    """By component, as the package's own tests compare.

    The reference takes the epoch of its deep-space terms from one double, good to 40 microseconds;
    ours keeps it in two. Positions of those satellites may differ by millimetres for it.
    """
    sets, truth = verification_vectors()
    states = satellites = 0
    worst_mm = {"n": 0.0, "d": 0.0}
    worst_mm_s = 0.0
    for index, record in enumerate(satellite_records(sets)):
        one = sets.iloc[[index]]
        vectors = truth[int(one["NORAD_CAT_ID"].iloc[0])]
        offset = np.rint(vectors[:, 0] * 60e9).astype("timedelta64[ns]")
        try:
            ready = prepare(one)
        except InputError:
            continue  # 28872 is a satellite on its way down, which we refuse on purpose
        position, velocity = ready.one(0, one["EPOCH"].to_numpy("datetime64[ns]")[0] + offset)
        apart_mm = float(np.abs(position - vectors[:, 1:4]).max() * 1e6)
        worst_mm[record.method] = max(worst_mm[record.method], apart_mm)
        worst_mm_s = max(worst_mm_s, float(np.abs(velocity - vectors[:, 4:]).max() * 1e6))
        states, satellites = states + len(vectors), satellites + 1
    of = f"{states} states of {satellites} satellites"
    stated = Allowed(_SGP4_MM, "stated", "tests of the sgp4 package")
    for method, kind, allowed in (
        ("n", "near the Earth", stated),
        ("d", "in deep space", Allowed(10.0, "regression", _SET_BY_US)),
    ):
        what = f"distance {kind}, largest component, SGP4 verification ({of})"
        yield _row(what, worst_mm[method], 0.0, "mm", allowed, _SGP4)
    what = f"speed, largest component, SGP4 verification ({of})"
    yield _row(what, worst_mm_s, 0.0, "mm/s", stated, _SGP4)


def _second_opinion() -> Iterator[Comparison]:
    elements = pd.concat([data.elements("QZSS"), data.elements(["ALOS", "GPS"]).iloc[::6]])
    when = instants.every(DAY, "2026-07-25", 600)
    states = propagate(elements, when)
    fixed, velocity = frames.earth_fixed(states), frames.earth_fixed_velocity(states)
    azimuth, elevation, range_km = frames.look_angles(TOKYO, fixed)
    latitude, longitude, altitude = frames.geodetic(fixed)
    at, place = instants.skyfield_times(when), _skyfield_site()
    worst = dict.fromkeys(("place", "speed", "sky", "range", "ground", "altitude"), 0.0)
    for k, satellite in enumerate(_skyfield_satellites(elements)):
        position, speed = satellite.at(at).frame_xyz_and_velocity(itrs)
        up, east, distance = (satellite - place).at(at).altaz()
        below = api.wgs84.geographic_position_of(satellite.at(at))
        turned = (azimuth[k] - east.degrees + 180) % 360 - 180
        sideways = (longitude[k] - below.longitude.degrees + 180) % 360 - 180
        found = {
            "place": np.linalg.norm(position.km.T - fixed[k], axis=1) * 1e3,
            "speed": np.linalg.norm(speed.km_per_s.T - velocity[k], axis=1) * 1e6,
            "sky": np.hypot(elevation[k] - up.degrees, turned * np.cos(np.radians(up.degrees))),
            "range": np.abs(distance.km - range_km[k]) * 1e3,
            "ground": np.hypot(latitude[k] - below.latitude.degrees, sideways),
            "altitude": np.abs(altitude[k] - below.elevation.km) * 1e3,
        }
        worst = {key: max(worst[key], float(found[key].max())) for key in worst}
    of = f"{len(elements)} satellites, one day"
    step = Allowed(HALF_A_NANOSECOND_M, "rounding", "instants, to a nanosecond")
    nearest_m = float(range_km.min()) * 1e3
    turned = step._replace(tolerance=np.degrees(HALF_A_NANOSECOND_M / nearest_m))
    # Skyfield finds the latitude by three rounds of a fixed point that gains a factor of the
    # squared eccentricity in each, from a start within half of it (Geoid._compute_latitude).
    rounds = Allowed(
        np.degrees(ECCENTRICITY_SQUARED**4 / 2), "stated", "Skyfield's rounds of iteration"
    )
    for key, what, unit, allowed in (
        ("place", "Earth-fixed position", "m", step),
        ("speed", "Earth-fixed velocity", "mm/s", Allowed(1.0, "regression", _SET_BY_US)),
        ("sky", "direction in the sky of Tokyo", "deg", turned),
        ("range", "range from Tokyo", "m", step),
        ("ground", "geodetic latitude and longitude", "deg", rounds),
        ("altitude", "geodetic altitude", "m", step),
    ):
        what = f"{what}, largest difference ({of})"
        yield _row(what, worst[key], 0.0, unit, allowed, SKYFIELD)


def _rise_and_set() -> Iterator[Comparison]:
    start, end, mask = DAY, "2026-07-27", 10.0
    elements = pd.concat([data.elements("ALOS"), data.elements("GPS")[:6], data.elements("QZSS")])
    ours = passes(elements, TOKYO, start, end, mask)
    window, place = instants.skyfield_times([start, end]), _skyfield_site()
    found = listed = 0
    apart_s = higher_deg = edge_deg = 0.0
    for _, element in elements.iterrows():
        (satellite,) = _skyfield_satellites(element.to_frame().T)
        mine = ours[ours["satellite"] == element["OBJECT_NAME"]]
        edges = np.sort(
            np.concatenate([mine["rise"][~mine["rise_cut"]], mine["set"][~mine["set_cut"]]])
        )
        if len(edges):
            sky = (satellite - place).at(instants.skyfield_times(edges)).altaz()[0].degrees
            edge_deg = max(edge_deg, float(np.abs(sky - mask).max()))
        if element["SYSTEM"] == "QZSS":
            # Skyfield takes it for granted that a satellite sets between two culminations, which
            # these do not always do; its events would miss some, its positions do not.
            continue
        at, kind = satellite.find_events(place, window[0], window[1], mask)
        theirs = at[kind != 1].utc_datetime()
        theirs = np.array([w.replace(tzinfo=None) for w in theirs], dtype="datetime64[ns]")
        found, listed = found + len(edges), listed + len(theirs)
        if len(edges) == len(theirs):
            apart_s = max(apart_s, float(np.abs((edges - theirs).astype("int64")).max()) / 1e9)
        best = (satellite - place).at(at[kind == 1]).altaz()[0].degrees.max()
        higher_deg = max(higher_deg, abs(float(best - mine["highest_deg"].max())))
    of = "ALOS and six GPS satellites over Tokyo, three days, above 10 deg"
    search = Allowed(SKYFIELD_SEARCH_S, "stated", "Skyfield's search, in half seconds")
    counted = Allowed(0.0, "stated", _WHOLE_COUNT)
    yield _row(f"risings and settings found ({of})", found, listed, "1", counted, SKYFIELD)
    what = f"rising and setting, largest difference ({of})"
    yield _row(what, apart_s, 0.0, "s", search, SKYFIELD)
    what = f"highest elevation, largest difference ({of})"
    yield _row(what, higher_deg, 0.0, "deg", Allowed(0.01, "regression", _SET_BY_US), SKYFIELD)
    what = "elevation at our risings and settings less the mask, largest, with QZSS"
    yield _row(what, edge_deg, 0.0, "deg", Allowed(1e-4, "regression", _SET_BY_US), SKYFIELD)


def _slots() -> Iterator[Comparison]:
    slots = data.slots()
    slots = slots[slots["propagate"].astype(bool)]
    elements = data.elements(["QZSS", "Kirameki", "Data relay"]).set_index(
        "NORAD_CAT_ID", drop=False
    )
    when = instants.every(DAY, "2026-07-25", 300)
    track = frames.geodetic(
        frames.earth_fixed(propagate(elements.loc[slots["catalogue_number"]], when))
    )[1]
    means = np.degrees(np.unwrap(np.radians(track), axis=1)).mean(axis=1)
    for mean, (_, row) in zip(means, slots.iterrows(), strict=True):
        stands = row["orbit"] == "GEO"
        what = f"{'slot' if stands else 'centre of the ground track'} of {row['name']}"
        theirs = row["longitude_deg"]
        if row["basis"] == "published":
            allowed = Allowed(half_unit(theirs), "rounding", "the slot as printed")
            source = (row["source"], row["source_url"])
        else:
            allowed = Allowed(0.1 if stands else 0.4, "regression", _SAME_ELEMENTS)
            source = ("computed apart from the same element sets", "")
        yield _row(what, mean, theirs, "deg", allowed, source)


def _repeats() -> Iterator[Comparison]:
    paths, days = int(_number("alos2_paths_per_repeat")), int(_number("alos2_repeat_days"))
    altitude = design.repeat_sun_synchronous_altitude_km(paths, days)
    inclination = design.sun_synchronous_inclination_deg(EARTH_RADIUS_KM + altitude)
    yield _printed("altitude that repeats as ALOS does", altitude, "alos4_altitude_km")
    yield _printed("inclination that repeats as ALOS does", inclination, "alos4_inclination_deg")
    around_km = 2 * np.pi * EARTH_RADIUS_KM
    yield _stated(
        "spacing of ALOS paths at the equator",
        around_km / paths,
        "alos2_path_spacing_km",
        Allowed(path_spacing_tolerance_km(paths), "stated", "its round 40,000 km, and rounding"),
    )
    orbits = int(_number("resourcesat_orbits_per_repeat"))
    axis = EARTH_RADIUS_KM + design.repeat_sun_synchronous_altitude_km(
        orbits, int(_number("resourcesat_repeat_days"))
    )
    yield _stated(
        "semi-major axis that repeats as ResourceSat does",
        axis,
        "resourcesat_semi_major_axis_km",
        Allowed(1.0, "regression", _SET_BY_US),
    )
    yield _stated(
        "inclination that keeps ResourceSat's local time",
        design.sun_synchronous_inclination_deg(axis),
        "resourcesat_inclination_deg",
        Allowed(0.1, "regression", _SET_BY_US),
    )


def path_spacing_tolerance_km(paths: int) -> float:
    """How far JAXA's spacing of paths may be from the true one, km.

    The source divides a round 40,000 km by the number of paths and rounds to a kilometre.
    """
    around_km = 2 * np.pi * EARTH_RADIUS_KM
    return (around_km - 40_000) / paths + half_unit(_number("alos2_path_spacing_km"))


def _local_times() -> Iterator[Comparison]:
    quarter = Allowed(0.25, "stated", "kept within a quarter of an hour")
    for _, row in data.elements("ALOS").iterrows():
        epoch = row["EPOCH"].to_datetime64()
        ahead_deg = row["RA_OF_ASC_NODE"] - design.node_for_local_time_deg(0.0, epoch)
        yield _stated(
            f"local time at the descending node, {row['OBJECT_NAME']}",
            ahead_deg / 15 % 24 - 12,
            "alos4_local_time_descending_h",
            quarter,
        )


def _quasi_zenith() -> Iterator[Comparison]:
    orbit = design.quasi_zenith(1, 135.0, DAY)
    axis, eccentricity = float(orbit.semi_major_axis_km[0]), float(orbit.eccentricity[0])
    apogee = axis * (1 + eccentricity) - EARTH_RADIUS_KM
    perigee = axis * (1 - eccentricity) - EARTH_RADIUS_KM
    for what, ours, key, tolerance in (
        ("semi-major axis of the quasi-zenith design", axis, "qzs1_semi_major_axis_km", 5.0),
        ("apogee altitude of the quasi-zenith design", apogee, "qzs1_apogee_km", 15.0),
        ("perigee altitude of the quasi-zenith design", perigee, "qzs1_nominal_perigee_km", 5.0),
    ):
        yield _stated(what, ours, key, Allowed(tolerance, "regression", _SET_BY_US))


def _number(key: str) -> float:
    return tables.lookup("orbits/systems", key)


def _stated(what: str, ours: float, key: str, allowed: Allowed) -> Comparison:
    """Against a row of orbits/systems."""
    row = tables.row(data.systems(), key)
    source = (row["source"], row["source_url"])
    return _row(what, ours, row["value"], row["unit"], allowed, source)


def _printed(what: str, ours: float, key: str) -> Comparison:
    """Against a row of orbits/systems, to its last digit."""
    return _stated(
        what, ours, key, Allowed(half_unit(_number(key)), "rounding", "the number as printed")
    )


def _sun() -> Iterator[Comparison]:
    truth = data.sun_reference()
    ours = sun.sun_position_km(truth["time"].to_numpy())
    distance = np.linalg.norm(ours, axis=1)
    ascension = np.radians(truth["right_ascension_deg"].to_numpy())
    declination = np.radians(truth["declination_deg"].to_numpy())
    theirs = np.stack(
        [
            np.cos(declination) * np.cos(ascension),
            np.cos(declination) * np.sin(ascension),
            np.sin(declination),
        ],
        axis=1,
    )
    apart = np.linalg.norm(np.cross(theirs, ours / distance[:, None]), axis=1)
    source = (truth["source"].iloc[0], truth["source_url"].iloc[0])
    worst = float(np.degrees(np.arcsin(apart.max())))
    share = float(np.abs(distance / truth["distance_km"].to_numpy() - 1).max() * 100)
    of = f"{len(truth)} instants, 1958 to 2057"
    # The Astronomical Almanac, section C: good to 0.01 degrees, of which our docstring tells too.
    almanac = Allowed(0.01, "stated", "precision of the Almanac's formulas")
    what = f"direction of the Sun, largest difference ({of})"
    yield _row(what, worst, 0.0, "deg", almanac, source)
    what = f"distance of the Sun, largest difference ({of})"
    yield _row(what, share, 0.0, "%", Allowed(0.01, "regression", _SET_BY_US), source)


def _skyfield_satellites(elements: pd.DataFrame) -> list[api.EarthSatellite]:
    scale = instants.timescale()
    return [api.EarthSatellite.from_satrec(record, scale) for record in satellite_records(elements)]


def _skyfield_site():
    latitude, longitude, altitude = TOKYO
    return api.wgs84.latlon(latitude, longitude, elevation_m=altitude)
