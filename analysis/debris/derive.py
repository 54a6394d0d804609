"""The derived tables of data/debris, each made from catalogue files: counts, never a catalogue.

Every function takes frames as `catalogue_files.load` returns them and gives one table, in the
columns of data/debris/datapackage.json.
"""

import numpy as np
import pandas as pd

from analysis.debris.area_to_mass import from_bstar
from analysis.debris.reconstruction import (
    CLASSES,
    CLOUDS,
    around_the_earth,
    counts,
    usual_selections,
)
from analysis.debris.shells import objects_per_shell, shell_edges_km

SHELLS_KM = shell_edges_km(200, 2000, 25)

OWNERS = {"JPN": "Japan", "PRC": "China", "US": "United States", "CIS": "Russia and CIS"}

ALTITUDE_BANDS_KM = (0, 450, 650, 850, 1050, 1400, 2000, 35286, 36286, 1e9)
ALTITUDE_NAMES = ("below 450 km", "450-650 km", "650-850 km", "850-1,050 km", "1,050-1,400 km",
                  "1,400-2,000 km", "2,000 km to GEO", "geostationary", "beyond")  # fmt: skip
INCLINATION_BANDS_DEG = (0, 30, 60, 80, 95, 181)
INCLINATION_NAMES = ("0-30 deg", "30-60 deg", "60-80 deg", "80-95 deg", "95-180 deg")
CROSS_SECTION_BANDS_M2 = (0, 0.1, 1.0, np.inf)
CROSS_SECTION_NAMES = ("small", "medium", "large")

LAUNCH_YEARS = 11
"""Years that `launches` reaches back, the one that has begun among them."""


def catalogue_counts(satcat: pd.DataFrame, last: np.datetime64) -> pd.DataFrame:
    """Catalogued and on orbit by `usual_selections`: each 1 January from 1960, the first of each
    month from 2000, and the last day."""
    years = np.arange("1960", "2000", dtype="datetime64[Y]").astype("datetime64[D]")
    months = np.arange("2000-01", str(last)[:7], dtype="datetime64[M]").astype("datetime64[D]")
    dates = np.unique(np.concatenate([years, months, [last]]))
    return counts(satcat, dates[dates <= last], usual_selections(satcat))


def cloud_counts(satcat: pd.DataFrame, last: np.datetime64) -> pd.DataFrame:
    """The four clouds on the 1st and 15th of each month from 2007: date, cloud, catalogued,
    on_orbit."""
    months = np.arange("2007-01", str(last)[:7], dtype="datetime64[M]").astype("datetime64[D]")
    masks = {n: m for n, m in usual_selections(satcat).items() if n in CLOUDS}
    halves = np.concatenate([months, months + np.timedelta64(14, "D"), [last]])
    frame = counts(satcat, np.unique(halves), masks)
    return frame.rename(columns={"selection": "cloud"})[frame["catalogued"] > 0]


def cloud_elements(catalogue: pd.DataFrame, date: np.datetime64) -> pd.DataFrame:
    """Fragments of each cloud that have current elements in one catalogue."""
    rows = [(pd.Timestamp(date), c, int((catalogue["name"] == n).sum())) for c, n in CLOUDS.items()]
    return pd.DataFrame(rows, columns=["date", "cloud", "current_elements"])


def population(catalogue: pd.DataFrame, satcat: pd.DataFrame, date: np.datetime64) -> pd.DataFrame:
    """Objects with current elements, counted by class, owner, altitude, inclination and size."""
    joined = _joined(catalogue, satcat)
    mean = (joined["apogee_km"] + joined["perigee_km"]) / 2
    keys = pd.DataFrame(
        {
            "date": pd.Timestamp(date),
            "object_class": joined["object_class"].fillna("unknown"),
            "owner": joined["owner"].map(OWNERS).fillna("other"),
            "altitude_band": _band(mean, ALTITUDE_BANDS_KM, ALTITUDE_NAMES),
            "inclination_band": _band(
                joined["inclination_deg"], INCLINATION_BANDS_DEG, INCLINATION_NAMES
            ),
            "cross_section": _band(joined["rcs_m2"], CROSS_SECTION_BANDS_M2, CROSS_SECTION_NAMES),
        }
    )
    return keys.value_counts().rename("objects").reset_index().sort_values(list(keys.columns))


def shell_density(catalogue: pd.DataFrame, date: np.datetime64) -> pd.DataFrame:
    """Time-weighted objects in each 25 km shell: all, and of the Fengyun-1C cloud."""
    apogee, perigee = catalogue["apogee_km"].to_numpy(), catalogue["perigee_km"].to_numpy()
    cloud = (catalogue["name"] == CLOUDS["fengyun-1c"]).to_numpy()
    return pd.DataFrame(
        {
            "date": pd.Timestamp(date),
            "altitude_low_km": SHELLS_KM[:-1].astype(int),
            "objects": objects_per_shell(apogee, perigee, SHELLS_KM).round(2),
            "fengyun_1c": objects_per_shell(apogee[cloud], perigee[cloud], SHELLS_KM).round(2),
        }
    )


def shell_classes(
    catalogue: pd.DataFrame, satcat: pd.DataFrame, date: np.datetime64
) -> pd.DataFrame:
    """Time-weighted objects in each 25 km shell by class, and payloads of Japan and China."""
    joined = _joined(catalogue, satcat)
    object_class = joined["object_class"].fillna("unknown").to_numpy()
    columns = dict(zip(CLASSES, ("payloads", "rocket_bodies", "debris", "unknown"), strict=True))
    masks = {column: object_class == name for name, column in columns.items()}
    young = (joined["launch_date"] > np.datetime64(date) - np.timedelta64(8 * 365, "D")).to_numpy()
    masks["payloads_under_8_years"] = masks["payloads"] & young
    masks["payloads_japan"] = masks["payloads"] & (joined["owner"] == "JPN").to_numpy()
    masks["payloads_china"] = masks["payloads"] & (joined["owner"] == "PRC").to_numpy()
    apogee, perigee = joined["apogee_km"].to_numpy(), joined["perigee_km"].to_numpy()
    objects = {
        name: objects_per_shell(apogee[mask], perigee[mask], SHELLS_KM).round(2)
        for name, mask in masks.items()
    }
    shells = {"date": pd.Timestamp(date), "altitude_low_km": SHELLS_KM[:-1].astype(int)}
    return pd.DataFrame(shells | objects)


def launches(satcat: pd.DataFrame, last: np.datetime64) -> pd.DataFrame:
    """Payloads and rocket bodies of the last `LAUNCH_YEARS` still on orbit, by 25 km shell of mean
    altitude up to 2,000 km."""
    up = around_the_earth(satcat) & satcat["decay_date"].isna() & satcat["launch_date"].notna()
    on_orbit = satcat[up]
    mean = (on_orbit["apogee_km"] + on_orbit["perigee_km"]) / 2
    last_year = int(str(last)[:4])
    year = on_orbit["launch_date"].dt.year
    chosen = on_orbit["object_class"].isin(["payload", "rocket_body"]) & mean.between(
        SHELLS_KM[0], SHELLS_KM[-1], inclusive="left"
    )
    chosen &= year.between(last_year - LAUNCH_YEARS + 1, last_year)
    rows = pd.DataFrame(
        {
            "launch_year": year[chosen],
            "altitude_low_km": (mean[chosen] // 25 * 25).astype(int),
            "object_class": on_orbit["object_class"][chosen],
        }
    )
    table = rows.value_counts().unstack("object_class", fill_value=0).reset_index()
    table = table.rename(columns={"payload": "payloads", "rocket_body": "rocket_bodies"})
    table = table.reindex(
        columns=["launch_year", "altitude_low_km", "payloads", "rocket_bodies"], fill_value=0
    )
    return table.sort_values(["launch_year", "altitude_low_km"])


def fragments(
    satcat: pd.DataFrame, catalogues: list[tuple[np.datetime64, pd.DataFrame]]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The fragments of the four clouds, and their rounded orbits at each catalogue date.

    catalogues: (date, elements), increasing. Fragments are numbered from 1, cloud by cloud, in
    catalogue order; the numbers say nothing else.
    Returns (fragment, cloud, decay_month, diameter_cm) and
    (fragment, date, apogee_km, perigee_km, bstar_m2_kg). The diameter is that of a sphere
    with the radar cross-section; where that is unknown it is missing.
    """
    types = {"fragment": int, "date": "datetime64[s]", "apogee_km": int, "perigee_km": int,
             "bstar_m2_kg": float}  # fmt: skip
    fates, orbits, numbered = [], [pd.DataFrame(columns=list(types)).astype(types)], 0
    for cloud, name in CLOUDS.items():
        members = satcat[satcat["name"] == name].sort_values("number")
        own = pd.Series(
            np.arange(numbered + 1, numbered + len(members) + 1), index=members["number"].to_numpy()
        )
        numbered += len(members)
        diameter_cm = 100 * np.sqrt(4 * members["rcs_m2"] / np.pi)
        fates.append(
            pd.DataFrame(
                {
                    "fragment": own.to_numpy(),
                    "cloud": cloud,
                    "decay_month": members["decay_date"].dt.strftime("%Y-%m").to_numpy(),
                    "diameter_cm": diameter_cm.round().astype("Int64").array,
                }
            )
        )
        for date, catalogue in catalogues:
            seen = catalogue[catalogue["number"].isin(own.index)]
            orbits.append(
                pd.DataFrame(
                    {
                        "fragment": seen["number"].map(own).astype(int),
                        "date": pd.Timestamp(date),
                        "apogee_km": seen["apogee_km"].round().astype(int),
                        "perigee_km": seen["perigee_km"].round().astype(int),
                        "bstar_m2_kg": [
                            float(f"{v:.2g}") for v in from_bstar(seen["bstar"].to_numpy())
                        ],
                    }
                )
            )
    orbit_table = pd.concat(orbits, ignore_index=True)
    return pd.concat(fates, ignore_index=True), orbit_table.sort_values(
        ["fragment", "date"], ignore_index=True
    )


def solar_flux(weather: pd.DataFrame) -> pd.DataFrame:
    """Monthly means of observed and predicted space weather, dated to the middle of the month.

    Days without F10.7, such as those of a radio burst, count for the rest only. A month is
    "observed" when every row of it is. Ap stays missing where none is published.
    """
    month = weather["date"].dt.to_period("M").dt.to_timestamp()
    grouped = weather.groupby(month)
    table = grouped[["f107_sfu", "f107_mean81_sfu", "ap"]].mean().round(1)
    table["basis"] = np.where(
        grouped["basis"].agg(lambda b: (b == "observed").all()), "observed", "predicted"
    )
    table.index = table.index + pd.Timedelta(14, "D")
    return table.rename_axis("date").reset_index()


def _joined(catalogue: pd.DataFrame, satcat: pd.DataFrame) -> pd.DataFrame:
    columns = ["number", "object_class", "owner", "launch_date", "rcs_m2"]
    return catalogue.merge(satcat[columns], on="number", how="left")


def _band(values: pd.Series, edges: tuple, names: tuple) -> pd.Series:
    return pd.cut(values, edges, labels=names, right=False).astype(object).fillna("unknown")
