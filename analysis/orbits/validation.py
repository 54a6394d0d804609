"""Our orbits against outside truth: one frame, shown in the book and asserted by the tests."""

from importlib import resources

import numpy as np
import pandas as pd
from skyfield import api
from skyfield.framelib import itrs

from analysis.errors import InputError
from analysis.orbits import data, design, frames, sun, tle
from analysis.orbits import times as instants
from analysis.orbits.constants import EARTH_RADIUS_KM
from analysis.orbits.passes import passes
from analysis.orbits.propagation import prepare, propagate, satellite_records

COLUMNS = (
    "quantity",
    "ours",
    "theirs",
    "unit",
    "tolerance",
    "difference",
    "source",
    "source_url",
)
DAY = "2026-07-24"
TOKYO = (35.68, 139.77, 40.0)

_SGP4 = (
    "Vallado et al., Revisiting Spacetrack Report 3, AIAA 2006-6753, vectors in the sgp4 package",
    "https://celestrak.org/publications/AIAA/2006-6753/",
)
_SKYFIELD = ("Skyfield", "https://rhodesmill.org/skyfield/")


def comparisons() -> pd.DataFrame:
    """Every comparison of this topic, one per row, computed now.

    Returns quantity, ours, theirs, unit, tolerance, difference (ours - theirs), source, source_url.
    A row that compares many values states the largest distance as ours, and 0 as theirs.
    """
    rows = [
        *_sgp4_vectors(),
        *_second_opinion(),
        *_rise_and_set(),
        *_slots(),
        *_repeats(),
        *_quasi_zenith(),
        *_sun(),
    ]
    frame = pd.DataFrame(
        [
            (what, ours, theirs, unit, tolerance, ours - theirs, *source)
            for what, ours, theirs, unit, tolerance, source in rows
        ],
        columns=COLUMNS,
    )
    return frame


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


def _sgp4_vectors():
    sets, truth = verification_vectors()
    worst_m, worst_mm_s, states, satellites = 0.0, 0.0, 0, 0
    for index in range(len(sets)):
        one = sets.iloc[[index]]
        vectors = truth[int(one["NORAD_CAT_ID"].iloc[0])]
        offset = np.rint(vectors[:, 0] * 60e9).astype("timedelta64[ns]")
        try:
            ready = prepare(one)
        except InputError:
            continue  # 28872 is a satellite on its way down, which we refuse on purpose
        position, velocity = ready.one(0, one["EPOCH"].to_numpy("datetime64[ns]")[0] + offset)
        worst_m = max(worst_m, np.linalg.norm(position - vectors[:, 1:4], axis=1).max() * 1e3)
        worst_mm_s = max(worst_mm_s, np.linalg.norm(velocity - vectors[:, 4:], axis=1).max() * 1e6)
        states, satellites = states + len(vectors), satellites + 1
    of = f"{states} states of {satellites} satellites"
    yield f"SGP4 verification, largest distance over {of}", worst_m, 0.0, "m", 0.01, _SGP4
    yield (
        f"SGP4 verification, largest speed difference over {of}",
        worst_mm_s,
        0,
        "mm/s",
        0.01,
        _SGP4,
    )


def _second_opinion():
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
    for key, what, unit, tolerance in (
        ("place", "Earth-fixed position", "m", 1.0),
        ("speed", "Earth-fixed velocity", "mm/s", 1.0),
        ("sky", "direction in the sky of Tokyo", "deg", 1e-4),
        ("range", "range from Tokyo", "m", 1.0),
        ("ground", "geodetic latitude and longitude", "deg", 1e-5),
        ("altitude", "geodetic altitude", "m", 1.0),
    ):
        yield f"{what}, largest difference ({of})", worst[key], 0.0, unit, tolerance, _SKYFIELD


def _rise_and_set():
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
    yield f"risings and settings found ({of})", float(found), float(listed), "1", 0.0, _SKYFIELD
    yield f"rising and setting, largest difference ({of})", apart_s, 0.0, "s", 0.6, _SKYFIELD
    yield f"highest elevation, largest difference ({of})", higher_deg, 0.0, "deg", 0.01, _SKYFIELD
    what = "elevation at our risings and settings less the mask, largest, with QZSS"
    yield what, edge_deg, 0.0, "deg", 1e-4, _SKYFIELD


def _slots():
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
        published = row["basis"] == "published"
        what = "slot" if row["orbit"] == "GEO" else "centre of the ground track"
        told = row["source"] if published else "computed apart from the same element sets"
        tolerance = 0.1 if row["orbit"] == "GEO" else 0.4
        source = (told, row["source_url"] if published else "")
        yield (
            f"{what} of {row['name']}",
            float(mean),
            row["longitude_deg"],
            "deg",
            tolerance,
            source,
        )


def _repeats():
    numbers = data.systems().set_index("id")

    def stated(key: str) -> tuple[float, tuple[str, str]]:
        row = numbers.loc[key]
        return float(row["value"]), (row["source"], row["source_url"])

    paths, days = int(stated("alos2_paths_per_repeat")[0]), int(stated("alos2_repeat_days")[0])
    altitude = design.repeat_sun_synchronous_altitude_km(paths, days)
    inclination = design.sun_synchronous_inclination_deg(EARTH_RADIUS_KM + altitude)
    spacing = 2 * np.pi * EARTH_RADIUS_KM / paths
    for what, ours, key, unit, tolerance in (
        ("altitude that repeats as ALOS does", altitude, "alos4_altitude_km", "km", 1.0),
        (
            "inclination that repeats as ALOS does",
            inclination,
            "alos4_inclination_deg",
            "deg",
            0.05,
        ),
        ("spacing of ALOS paths at the equator", spacing, "alos2_path_spacing_km", "km", 1.0),
    ):
        theirs, source = stated(key)
        yield what, ours, theirs, unit, tolerance, source
    orbits = int(stated("resourcesat_orbits_per_repeat")[0])
    axis = EARTH_RADIUS_KM + design.repeat_sun_synchronous_altitude_km(
        orbits, int(stated("resourcesat_repeat_days")[0])
    )
    theirs, source = stated("resourcesat_semi_major_axis_km")
    yield "semi-major axis that repeats as ResourceSat does", axis, theirs, "km", 1.0, source
    theirs, source = stated("resourcesat_inclination_deg")
    ours = design.sun_synchronous_inclination_deg(axis)
    yield "inclination that keeps ResourceSat's local time", ours, theirs, "deg", 0.1, source
    theirs, source = stated("alos4_local_time_descending_h")
    for _, row in data.elements("ALOS").iterrows():
        epoch = row["EPOCH"].to_datetime64()
        local_h = (
            row["RA_OF_ASC_NODE"] - design.node_for_local_time_deg(0.0, epoch)
        ) / 15 % 24 - 12
        what = f"local time at the descending node, {row['OBJECT_NAME']}"
        yield what, float(local_h), theirs, "h", 0.25, source


def _quasi_zenith():
    numbers = data.systems().set_index("id")
    orbit = design.quasi_zenith(1, 135.0, DAY)
    axis, eccentricity = float(orbit.semi_major_axis_km[0]), float(orbit.eccentricity[0])
    apogee = axis * (1 + eccentricity) - EARTH_RADIUS_KM
    perigee = axis * (1 - eccentricity) - EARTH_RADIUS_KM
    for what, ours, key, unit, tolerance in (
        ("semi-major axis of the quasi-zenith design", axis, "qzs1_semi_major_axis_km", "km", 5.0),
        ("apogee altitude of the quasi-zenith design", apogee, "qzs1_apogee_km", "km", 15.0),
        (
            "perigee altitude of the quasi-zenith design",
            perigee,
            "qzs1_nominal_perigee_km",
            "km",
            5.0,
        ),
    ):
        row = numbers.loc[key]
        source = (row["source"], row["source_url"])
        yield what, ours, float(row["value"]), unit, tolerance, source


def _sun():
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
    yield f"direction of the Sun, largest difference ({of})", worst, 0.0, "deg", 0.01, source
    yield f"distance of the Sun, largest difference ({of})", share, 0.0, "%", 0.01, source


def _skyfield_satellites(elements: pd.DataFrame) -> list[api.EarthSatellite]:
    scale = instants.timescale()
    return [api.EarthSatellite.from_satrec(record, scale) for record in satellite_records(elements)]


def _skyfield_site():
    latitude, longitude, altitude = TOKYO
    return api.wgs84.latlon(latitude, longitude, elevation_m=altitude)
