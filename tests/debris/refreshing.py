"""What the tests of a refresh ask of its answer and of the tables that it leaves."""

import hashlib
from datetime import date

import pandas as pd

TODAY = date(2021, 1, 1)


def prints(folder):
    return {
        f.name: hashlib.sha256(f.read_bytes()).hexdigest()
        for f in sorted(folder.iterdir())
        if f.is_file()
    }


def told(answer, fate):
    lines = [line for line in answer.told if line.fate == fate]
    return {line.of: "; ".join(o.why for o in lines if o.of == line.of) for line in lines}


def days_of(folder, name):
    return sorted(set(pd.read_csv(folder / f"{name}.csv")["date"]))
