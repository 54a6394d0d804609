"""The paper's line items: the exchange rate that each implies, and what became of each."""

from dataclasses import dataclass

import pandas as pd

from analysis.budget import money
from analysis.errors import InputError
from analysis.tables import row


@dataclass(frozen=True)
class RateRange:
    """Exchange rates that would print every amount as it stands; empty when low > high."""

    low_jpy_per_usd: float
    high_jpy_per_usd: float

    @property
    def is_empty(self) -> bool:
        """True when no single rate explains all the amounts."""
        return self.low_jpy_per_usd > self.high_jpy_per_usd

    def holds(self, rate_jpy_per_usd: float) -> bool:
        """Whether a rate lies inside."""
        return self.low_jpy_per_usd <= rate_jpy_per_usd <= self.high_jpy_per_usd


def implied_rates(items: pd.DataFrame) -> pd.DataFrame:
    """The exchange rate that each conversion of the paper implies, with the range of its rounding.

    items: data/budget/paper_items.csv. Adds implied_jpy_per_usd, low_jpy_per_usd and
    high_jpy_per_usd: printed amounts may be off by half of their last digit either way.
    """
    yen, half_yen = items["value_bn_jpy"] * 1e9, items["step_bn_jpy"] * 0.5e9
    dollars, half_dollars = items["value_mn_usd"] * 1e6, items["step_mn_usd"] * 0.5e6
    return items.assign(
        implied_jpy_per_usd=yen / dollars,
        low_jpy_per_usd=(yen - half_yen) / (dollars + half_dollars),
        high_jpy_per_usd=(yen + half_yen) / (dollars - half_dollars),
    )


def common_rate(rates: pd.DataFrame) -> RateRange:
    """The rates that explain every conversion at once; rates: as `implied_rates` returns them."""
    return RateRange(rates["low_jpy_per_usd"].max(), rates["high_jpy_per_usd"].min())


def with_market(rates: pd.DataFrame, economy: pd.DataFrame) -> pd.DataFrame:
    """Adds the market's mean rate of the month of each item, and whether rounding can explain it.

    Adds market_jpy_per_usd and market_inside. Raises InputError for a month without a rate.
    """
    market = [
        money.month_rate(economy, int(y), int(m))
        for y, m in zip(rates["year"], rates["month"], strict=True)
    ]
    inside = (rates["low_jpy_per_usd"] <= market) & (rates["high_jpy_per_usd"] >= market)
    return rates.assign(market_jpy_per_usd=market, market_inside=inside)


def statements(items: pd.DataFrame, lines: pd.DataFrame, item: str) -> pd.DataFrame:
    """What other sources say about one item of the paper, its own fiscal year first.

    Rows of lines.csv of the item's series (cross-checks too), with same_year, same_amount (equal to
    the printed digits) and same_basis (a request, as the paper's amounts are).
    Raises InputError for an unknown item.
    """
    wanted = row(items, item)
    rows = lines[lines["series"] == wanted["series"]]
    off = (rows["value_bn_jpy"] - wanted["value_bn_jpy"]).abs()
    return rows.assign(
        same_year=rows["fiscal_year"] == wanted["fiscal_year"],
        same_amount=off <= wanted["step_bn_jpy"] / 2 + 1e-9,
        same_basis=rows["basis"] == "request",
    ).sort_values(["same_year", "fiscal_year", "basis"], ascending=[False, True, True])


def standing(items: pd.DataFrame, lines: pd.DataFrame) -> pd.DataFrame:
    """How well other sources bear out each item of the paper in its own fiscal year.

    Columns of the items plus standing: 'same request' (another source has the amount as a request),
    'same amount' (as granted or announced), 'other amount' (the item is funded or requested with
    another amount) or 'no other source'; other_bn_jpy, the nearest amount of that year; same and
    others, how many statements of that year have the amount, and how many another one.
    """
    out = []
    for item in items.itertuples():
        found = statements(items, lines, item.id)
        found = found[found["same_year"]]
        equal = found[found["same_amount"]]
        if found.empty:
            word = "no other source"
        elif equal["same_basis"].any():
            word = "same request"
        else:
            word = "same amount" if len(equal) else "other amount"
        nearest = (found["value_bn_jpy"] - item.value_bn_jpy).abs()
        other = found.loc[nearest.idxmin(), "value_bn_jpy"] if len(found) else None
        counts = {"same": len(equal), "others": len(found) - len(equal)}
        out.append({"standing": word, "other_bn_jpy": other} | counts)
    return pd.concat([items.reset_index(drop=True), pd.DataFrame(out)], axis=1)


def sum_of(lines: pd.DataFrame, identifiers: list[str]) -> float:
    """Sum of single rows of one basis, billion yen, for items asked for together.

    Raises InputError when the rows differ in basis, accounting or fiscal year.
    """
    rows = [row(lines, i) for i in identifiers]
    kinds = {(r["basis"], r["accounting"], int(r["fiscal_year"])) for r in rows}
    if len(kinds) > 1:
        told = "; ".join(
            f"{r.get('id', i)} is FY{r['fiscal_year']} {r['basis']} on {r['accounting']} accounting"
            for r, i in zip(rows, identifiers, strict=True)
        )
        raise InputError(f"unlike amounts: {told}")
    return float(sum(r["value_bn_jpy"] for r in rows))


def by_kind(items: pd.DataFrame) -> pd.DataFrame:
    """FY2020 requests of the paper, one row per item, with the strike-related flag.

    The whole government's total is left out: it is neither a request nor the ministry's.
    """
    requests = items[(items["fiscal_year"] == 2020) & (items["id"] != "government-space")]
    return requests.sort_values("value_bn_jpy", ascending=False, ignore_index=True)


def strike_lines(lines: pd.DataFrame) -> pd.DataFrame:
    """Lines of strike-related items with a figure from a source other than the paper.

    Columns programme, fiscal_year, basis, stage, value_bn_jpy, series, source; requests, initial
    and supplementary budgets and amounts spent.
    """
    names = {
        "jsm": "Joint Strike Missile",
        "f15-preparation": "F-15, preparation",
        "f15-retrofit": "F-15, aircraft",
        "glide-projectile-research": "Glide projectile, research",
        "glide-projectile-research-project": "Glide projectile, research",
        "glide-projectile-purchase-project": "Glide projectile, purchase",
        "hypersonic-missile-research": "Hypersonic missile",
        "hypersonic-missile-research-project": "Hypersonic missile",
        "hypersonic-missile-development": "Hypersonic missile",
    }
    rows = lines[lines["series"].isin(names) & (lines["use"] == "main")]
    rows = rows.assign(programme=rows["series"].map(names))
    columns = ["programme", "fiscal_year", "basis", "stage", "value_bn_jpy", "series", "source"]
    return rows[columns].sort_values(columns[:3], ignore_index=True)


def space_items(lines: pd.DataFrame) -> pd.DataFrame:
    """Single space items of the Ministry of Defense, by fiscal year and basis.

    Columns item, fiscal_year, basis, accounting, value_bn_jpy, source.
    """
    names = {
        "mod-constellation": "Imaging constellation",
        "mod-xband-next": "Next X-band satellite",
        "mod-xband-3": "X-band satellite no. 3",
        "mod-satellite-communications": "Satellite communications",
        "mod-ssa-system": "Space surveillance system",
        "mod-ssa-satellite": "Surveillance telescope satellite",
        "mod-sda-satellite": "Surveillance telescope satellite",
        "mod-commercial-imagery": "Commercial imagery",
        "mod-interference-monitor": "Interference monitor",
        "mod-tactical-ai-satellite": "Satellite with on-board AI",
    }
    rows = lines[lines["series"].isin(names) & (lines["use"] == "main")]
    rows = rows.assign(item=rows["series"].map(names))
    columns = ["item", "fiscal_year", "basis", "accounting", "value_bn_jpy", "source"]
    return rows[columns].sort_values(columns[:3], ignore_index=True)


def unit_strength(events: pd.DataFrame) -> pd.DataFrame:
    """People in the space unit of the Air Self-Defense Force, as set up and as planned.

    Columns date (first day of the period that the source names), people, state, event, source.
    """
    rows = events[(events["topic"] == "space-unit") & (events["unit"] == "people")]
    rows = rows.assign(date=pd.to_datetime(rows["date"], format="mixed"), people=rows["value"])
    return rows[["date", "people", "state", "event", "source"]].sort_values("date")


def unit_formations(events: pd.DataFrame, first: str) -> pd.DataFrame:
    """Formations of the space unit that were set up after the first one, in order.

    first: id of the event that set up the first one. Columns of the events plus fiscal_year, that
    begins in April; rows with a month at least.
    """
    rows = events[
        (events["topic"] == "space-unit")
        & (events["kind"] == "organisation")
        & (events["state"] == "done")
        & (events["date"].str.len() >= len("2020-05"))
        & (events["date"] > row(events, first)["date"])
    ]
    day = pd.to_datetime(rows["date"], format="mixed")
    return rows.assign(fiscal_year=day.dt.year - (day.dt.month < 4)).sort_values("date")
