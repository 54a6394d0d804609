"""What the catalogue holds, by class, size, place and owner."""

from functools import cached_property

import numpy as np
import pandas as pd

from analysis.debris import data
from analysis.debris.counts import counts_on
from analysis.debris.derive import ALTITUDE_NAMES
from analysis.debris.exposure import edges_km
from analysis.debris.shells import density_per_km3
from analysis.errors import InputError
from analysis.evidence.record import Value
from analysis.parameters.debris_population import Parameters
from analysis.studies import stated
from analysis.studies.base import Study, quantities, section, value, values

CLASSES = {"payload": "payloads", "rocket_body": "rocket bodies", "debris": "debris"}
# The catalogues whose densities are drawn: before the test of 2007, near the paper, the last.
BEFORE, NEAR_PAPER, LAST = "2006-11-17", "2020-05-24", "2025-09-01"
# The only published cross-sections are of this catalogue.
SIZED_ON = "2017-04-01"
OLD_PEAK_KM = (750, 899)


class Catalogue(Study[Parameters]):
    """What is in orbit: by class, by size, by altitude, by owner."""

    @cached_property
    def counts(self) -> pd.DataFrame:
        """The catalogue by date: date, selection, catalogued, on_orbit."""
        return data.catalogue_counts()

    @cached_property
    def then(self) -> pd.Series:
        """Objects on orbit by selection on the paper's day."""
        return counts_on(self.counts, self.parameters.paper_date)

    @section("date", "object_class", "on_orbit")
    def growth(self) -> pd.DataFrame:
        """Objects on orbit by class, two dates a year at most."""
        return by_class(self.counts)

    @section("counted_by", "object_class", "objects")
    def parts(self) -> pd.DataFrame:
        """The paper's number of pieces of debris beside the catalogue of the day, by class."""
        (pieces,) = stated.numbers("debris-20000")
        return parts_of_the_catalogue(self.then, pieces)

    @values("*_then", "debris_share")
    def counts_then(self) -> dict[str, Value]:
        """The catalogue on the paper's day."""
        then = self.then
        return quantities(
            [
                ("catalogue_then", then["all"], "Catalogued objects on orbit on the paper's day"),
                ("debris_then", then["debris"], "Debris on orbit on the paper's day"),
                ("payloads_then", then["payload"], "Payloads on orbit on the paper's day"),
                ("rocket_bodies_then", then["rocket_body"],
                 "Rocket bodies on orbit on the paper's day"),
            ],
            digits=0,
        ) | quantities(
            [("debris_share", 100 * then["debris"] / then["all"],
              "Share of debris in the catalogue on the paper's day")],
            unit="%", digits=0,
        )  # fmt: skip

    @values("*_last")
    def counts_last(self) -> dict[str, Value]:
        """The catalogue on its last day."""
        last = counts_on(self.counts, self.counts["date"].max())
        return quantities(
            [
                (
                    "catalogue_last",
                    last["all"],
                    "Catalogued objects on orbit on the catalogue's last day",
                ),
                ("debris_last", last["debris"], "Debris on orbit on the catalogue's last day"),
                ("payloads_last", last["payload"], "Payloads on orbit on the catalogue's last day"),
            ],
            digits=0,
        )

    @section("estimate", "year", "larger_than_cm", "objects", "source")
    def estimates(self) -> pd.DataFrame:
        """Published numbers of objects above each size, each for its own year."""
        frame = data.population_models().sort_values(["model", "larger_than_cm"])
        frame["estimate"] = frame["model"].str.replace("-", " ").str.upper()
        return frame[list(type(self).sections()["estimates"])].reset_index(drop=True)

    @section("objects", "counted_by")
    def stated_smaller(self) -> pd.DataFrame:
        """The paper's number of smaller pieces."""
        (pieces,) = stated.numbers("debris-500000")
        return pd.DataFrame({"objects": [pieces], "counted_by": ["paper: smaller pieces"]})

    @values("lowest_*", "highest_*")
    def published(self) -> dict[str, Value]:
        """Lowest and highest published number above each size."""
        above = self.estimates.groupby("larger_than_cm")["objects"].agg(["min", "max"])
        sizes = (("10cm", 10.0, "10 cm"), ("1cm", 1.0, "1 cm"))
        rows = [
            (f"{key}_{size}", above.loc[size_cm, end],
             f"{key.capitalize()} published number of objects above {text}")
            for size, size_cm, text in sizes
            for key, end in (("lowest", "min"), ("highest", "max"))
        ]  # fmt: skip
        millions = [
            ("lowest_1mm", above.loc[0.1, "min"] / 1e6,
             "Lowest published number of objects above 1 mm"),
        ]  # fmt: skip
        return quantities(rows, digits=0) | quantities(millions, unit="million", digits=0)

    @section("catalogue", "altitude_low_km", "per_million_km3")
    def densities(self) -> pd.DataFrame:
        """Objects per volume in each shell of low orbit, in three catalogues."""
        return density_profiles(data.shell_density(), [BEFORE, NEAR_PAPER, LAST])

    @cached_property
    def shell_width_km(self) -> float:
        """Height of the shells of `densities`."""
        return float(np.diff(self.densities["altitude_low_km"].iloc[:2])[0])

    @values("peak_altitude_*")
    def peaks(self) -> dict[str, Value]:
        """Where the densest shell begins."""
        profile = self.densities
        densest = profile.groupby("catalogue", sort=False)["per_million_km3"].idxmax()
        height = profile.loc[densest].set_index("catalogue")["altitude_low_km"]
        rows = [
            (f"peak_altitude_{day[:4]}", height[month_of(day)],
             f"Lower edge of the densest 25 km shell in {month_of(day)}")
            for day in (NEAR_PAPER, LAST)
        ]  # fmt: skip
        return quantities(rows, unit="km", digits=0)

    @value(
        "growth_750_900",
        unit="times",
        digits=1,
        of="Mean density at 750 to 900 km in May 2020 over that of November 2006",
    )
    def growth_750_900(self) -> float:
        """Times as dense at the old peak."""
        there = self.densities[self.densities["altitude_low_km"].between(*OLD_PEAK_KM)]
        mean = there.groupby("catalogue")["per_million_km3"].mean()
        return mean[month_of(NEAR_PAPER)] / mean[month_of(BEFORE)]

    @section("owner", "object_class", "objects")
    def owners(self) -> pd.DataFrame:
        """Objects with current elements by owner and class, on the chosen day."""
        return owned_on(data.population(), str(self.parameters.owners_date))

    @values("japan_*", "china_debris")
    def owned(self) -> dict[str, Value]:
        """What Japan and China own."""
        counts = self.owners.set_index(["owner", "object_class"])["objects"]
        japan = counts.xs("Japan").sum()
        return quantities(
            [
                ("japan_objects", japan, "Japan's objects with current elements"),
                ("japan_debris", counts.get(("Japan", "debris"), 0),
                 "Japan's debris with current elements"),
                ("china_debris", counts.get(("China", "debris"), 0),
                 "China's debris with current elements"),
            ],
            digits=0,
        ) | quantities(
            [("japan_share", 100 * japan / counts.sum(),
              "Japan's share of all objects with current elements")],
            unit="%", digits=1,
        )  # fmt: skip

    @section("altitude_band", "cross_section", "objects")
    def sizes(self) -> pd.DataFrame:
        """Objects by altitude and radar cross-section, from the lowest band up."""
        return cross_sections(data.population(), SIZED_ON)


def month_of(day: str) -> str:
    """'2020-05-24' as 'May 2020'."""
    return f"{pd.Timestamp(day):%B %Y}"


def by_class(counts: pd.DataFrame) -> pd.DataFrame:
    """date, object_class, on_orbit for the classes with a name, two dates a year at most."""
    month = counts["date"].dt.month
    chosen = counts[counts["selection"].isin(CLASSES) & month.isin([1, 7])]
    frame = pd.DataFrame(
        {
            "date": chosen["date"],
            "object_class": chosen["selection"].map(CLASSES),
            "on_orbit": chosen["on_orbit"],
        }
    )
    return frame.reset_index(drop=True)


def parts_of_the_catalogue(then: pd.Series, pieces: float) -> pd.DataFrame:
    """The paper's number and the catalogue's parts: counted_by, object_class, objects.

    then: objects on orbit by selection; pieces: of debris, as the paper states them.
    """
    parts = CLASSES | {"unknown": "unknown"}
    rows = [("paper: debris", "stated", pieces)]
    rows += [("catalogue", name, then[selection]) for selection, name in parts.items()]
    return pd.DataFrame(rows, columns=["counted_by", "object_class", "objects"])


def density_profiles(shells: pd.DataFrame, days: list[str]) -> pd.DataFrame:
    """catalogue (month in words), altitude_low_km, per_million_km3.

    shells: date, altitude_low_km, objects. Raises InputError for a day that is not among them.
    """
    parts = []
    for day in days:
        one = shells[shells["date"] == pd.Timestamp(day)]
        if one.empty:
            raise InputError(f"no shell densities on {day}")
        density = density_per_km3(one["objects"].to_numpy(), edges_km(one)) * 1e6
        parts.append(
            pd.DataFrame(
                {
                    "catalogue": month_of(day),
                    "altitude_low_km": one["altitude_low_km"].to_numpy(),
                    "per_million_km3": np.round(density, 5),
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def owned_on(population: pd.DataFrame, day: str) -> pd.DataFrame:
    """owner, object_class, objects in the catalogue of one day."""
    one = population[population["date"] == pd.Timestamp(day)]
    one = one.assign(object_class=one["object_class"].map(CLASSES)).dropna(subset=["object_class"])
    return one.groupby(["owner", "object_class"], as_index=False)["objects"].sum()


def cross_sections(population: pd.DataFrame, day: str) -> pd.DataFrame:
    """altitude_band (in order of height), cross_section, objects in the catalogue of one day."""
    one = population[population["date"] == pd.Timestamp(day)]
    table = one.groupby(["altitude_band", "cross_section"], as_index=False)["objects"].sum()
    order = {name: place for place, name in enumerate(ALTITUDE_NAMES)}
    return table.sort_values("altitude_band", key=lambda names: names.map(order), ignore_index=True)
