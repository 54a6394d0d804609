"""What the catalogue holds, by class, size, place and owner."""

from functools import cached_property

import numpy as np
import pandas as pd

from analysis.debris import data
from analysis.debris.counts import counts_on
from analysis.debris.derive import ALTITUDE_NAMES
from analysis.debris.exposure import FENGYUN_TEST, edges_km
from analysis.debris.shells import density_per_km3
from analysis.errors import InputError
from analysis.evidence.record import Value
from analysis.orbits.constants import YEAR_DAYS
from analysis.parameters.debris_population import Parameters
from analysis.studies import stated
from analysis.studies.base import Study, quantities, section, values

CLASSES = {"payload": "payloads", "rocket_body": "rocket bodies", "debris": "debris"}
PAPER_DAY = pd.Timestamp("2020-07-01")  # the paper is of that month
SIZED_DAY = pd.Timestamp("2017-04-01")  # of the only published cross-sections
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

    @cached_property
    def last_day(self) -> pd.Timestamp:
        """The last day for which the catalogue was counted."""
        return self.counts["date"].max()

    @values("*_last")
    def counts_last(self) -> dict[str, Value]:
        """The catalogue on its last day."""
        last = counts_on(self.counts, self.last_day)
        years = years_between(pd.Timestamp(self.parameters.paper_date), self.last_day)
        return quantities(
            [("years_to_last", years, "Years from the paper's day to the catalogue's last day")],
            unit="years",
            digits=1,
        ) | quantities(
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

    @cached_property
    def drawn(self) -> dict[str, pd.Timestamp]:
        """The days whose densities are drawn, by name.

        Of the catalogues that are split by class the last before the test of 2007 and the nearest
        to the paper, and the last of all.
        """
        shells, classed = (days_of(t) for t in (data.shell_density(), data.shell_classes()))
        before = classed[classed < FENGYUN_TEST]
        if before.empty:
            raise InputError(
                f"no catalogue before {FENGYUN_TEST:%Y-%m-%d}: the first is of "
                f"{classed[0]:%Y-%m-%d}"
            )
        wanted = {"before": before[-1], "then": nearest(classed, PAPER_DAY), "last": shells[-1]}
        return {name: nearest(shells, day) for name, day in wanted.items()}

    @section("catalogue", "altitude_low_km", "per_million_km3")
    def densities(self) -> pd.DataFrame:
        """Objects per volume in each shell of low orbit, in three catalogues."""
        return density_profiles(data.shell_density(), list(dict.fromkeys(self.drawn.values())))

    @cached_property
    def shell_width_km(self) -> float:
        """Height of the shells of `densities`."""
        return float(np.diff(self.densities["altitude_low_km"].iloc[:2])[0])

    @values("peak_altitude_*", "years_between_peaks")
    def peaks(self) -> dict[str, Value]:
        """Where the densest shell begins near the paper's day and on the last day."""
        profile = self.densities
        densest = profile.groupby("catalogue", sort=False)["per_million_km3"].idxmax()
        height = profile.loc[densest].set_index("catalogue")["altitude_low_km"]
        days = {name: self.drawn[name] for name in ("then", "last")}
        rows = [
            (f"peak_altitude_{name}", height[month_of(day)],
             f"Lower edge of the densest 25 km shell in {month_of(day)}")
            for name, day in days.items()
        ]  # fmt: skip
        text = "Years from {} to {}, the catalogues whose densest shells are told"
        apart = [
            ("years_between_peaks", years_between(*days.values()),
             text.format(*map(month_of, days.values())))
        ]  # fmt: skip
        return quantities(rows, unit="km", digits=0) | quantities(apart, unit="years", digits=1)

    @values("growth_750_900")
    def growth_750_900(self) -> dict[str, Value]:
        """Times as dense at the old peak."""
        there = self.densities[self.densities["altitude_low_km"].between(*OLD_PEAK_KM)]
        mean = there.groupby("catalogue")["per_million_km3"].mean()
        before, then = (month_of(self.drawn[name]) for name in ("before", "then"))
        text = f"Mean density at 750 to 900 km in {then} over that of {before}"
        grown = mean[then] / mean[before]
        return quantities([("growth_750_900", grown, text)], unit="times", digits=1)

    @section("owner", "object_class", "objects")
    def owners(self) -> pd.DataFrame:
        """Objects with current elements by owner and class, on the chosen day."""
        return owned_on(data.population(), pd.Timestamp(self.parameters.owners_date))

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
        return cross_sections(data.population(), self.sized)

    @cached_property
    def sized(self) -> pd.Timestamp:
        """Day of the catalogue nearest to that of the published cross-sections."""
        return nearest(days_of(data.population()), SIZED_DAY)


def days_of(table: pd.DataFrame) -> pd.DatetimeIndex:
    """The days of a table, in order."""
    return pd.DatetimeIndex(table["date"].unique()).sort_values()


def nearest(days: pd.DatetimeIndex, day: pd.Timestamp) -> pd.Timestamp:
    """The day that lies nearest to another."""
    return days[np.abs(days - day).argmin()]


def years_between(first: pd.Timestamp, last: pd.Timestamp) -> float:
    """Years from one day to another."""
    return (last - first) / pd.Timedelta(YEAR_DAYS, "D")


def month_of(day: pd.Timestamp) -> str:
    """24 May 2020 as 'May 2020'."""
    return f"{day:%B %Y}"


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


def density_profiles(shells: pd.DataFrame, days: list[pd.Timestamp]) -> pd.DataFrame:
    """catalogue (month in words), altitude_low_km, per_million_km3.

    shells: date, altitude_low_km, objects. Raises InputError for a day that is not among them.
    """
    parts = []
    for day in days:
        one = shells[shells["date"] == day]
        if one.empty:
            raise InputError(f"no shell densities on {day:%Y-%m-%d}")
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


def owned_on(population: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """owner, object_class, objects in the catalogue of one day."""
    one = population[population["date"] == day]
    one = one.assign(object_class=one["object_class"].map(CLASSES)).dropna(subset=["object_class"])
    return one.groupby(["owner", "object_class"], as_index=False)["objects"].sum()


def cross_sections(population: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """altitude_band (in order of height), cross_section, objects in the catalogue of one day."""
    one = population[population["date"] == day]
    table = one.groupby(["altitude_band", "cross_section"], as_index=False)["objects"].sum()
    order = {name: place for place, name in enumerate(ALTITUDE_NAMES)}
    return table.sort_values("altitude_band", key=lambda names: names.map(order), ignore_index=True)
