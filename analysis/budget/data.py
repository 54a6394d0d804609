"""The tables of data/budget/, checked and read."""

import pandas as pd

from analysis import tables


def lines() -> pd.DataFrame:
    """Stated amounts in yen, one row each; columns as in data/budget/datapackage.json."""
    return tables.read("budget/lines")


def economy() -> pd.DataFrame:
    """Gross domestic product by vintage, prices and exchange rates of Japan."""
    return tables.read("budget/economy")


def comparators() -> pd.DataFrame:
    """Figures for other countries, agencies and the world."""
    return tables.read("budget/comparators")


def paper_items() -> pd.DataFrame:
    """Line items of the 2020 paper, yen and dollars as printed."""
    return tables.read("budget/paper_items")


def breaks() -> pd.DataFrame:
    """Changes of definition within a series."""
    return tables.read("budget/breaks")


def events() -> pd.DataFrame:
    """Budget and organisation events."""
    return tables.read("budget/events")
