"""Amounts that may be compared, and in which ways others may not."""

import pandas as pd

from analysis.budget.bases import Amount, Label
from analysis.tables import row

# How it is told whether two amounts are of one basis and one accounting.
COMPARES = {True: "like with like", False: "unlike amounts"}


def amount(lines: pd.DataFrame, identifier: str) -> Amount:
    """One row of the budget lines as an amount with its label. Raises InputError when unknown."""
    found = row(lines, identifier)
    label = Label(found["basis"], found["accounting"], found["bmd"])
    return Amount(identifier, int(found["fiscal_year"]), float(found["value_bn_jpy"]), label)


def differences(part: Amount, whole: Amount) -> list[str]:
    """In which ways two amounts are unlike, in words; empty when they may be compared."""
    names = {"basis": "basis", "accounting": "accounting", "bmd": "missile defence"}
    return [
        f"{word}: {getattr(part.label, name)} over {getattr(whole.label, name)}".replace("_", "-")
        for name, word in names.items()
        if getattr(part.label, name) != getattr(whole.label, name)
    ]
