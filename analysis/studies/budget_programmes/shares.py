"""The Ministry of Defense's share of the space budget: unlike amounts divided, and like ones."""

import pandas as pd

from analysis.budget.bases import Amount, Label, parts
from analysis.budget.like_for_like import amount, differences
from analysis.tables import row


def paper_share(items: pd.DataFrame) -> float:
    """The share that the 2020 paper's two amounts give when read together, per cent."""
    return float(
        100
        * row(items, "mod-space")["value_bn_jpy"]
        / row(items, "government-space")["value_bn_jpy"]
    )


def readings_2020(lines: pd.DataFrame) -> pd.DataFrame:
    """The share of FY2020 as the paper's two amounts give it, and like for like.

    Columns reading, part_bn_jpy, whole_bn_jpy, share_percent, alike, unlike_in, source.
    """
    pairs = (
        ("As in the paper", "mod-space-2020-request", "government-space-2020-fifteen-month"),
        ("Both requests, mixed", "mod-space-2020-request", "government-space-2020-request"),
        (
            "Requests",
            "ministry-space-mod-2020-request",
            "government-space-2020-request",
        ),
        (
            "Fifteen months",
            "ministry-space-mod-2020-fifteen-month",
            "government-space-2020-fifteen-month",
        ),
    )
    out = []
    for reading, part_id, whole_id in pairs:
        part, whole = amount(lines, part_id), amount(lines, whole_id)
        unlike = differences(part, whole)
        out.append(
            {
                "reading": reading,
                "part_bn_jpy": part.value_bn_jpy,
                "whole_bn_jpy": whole.value_bn_jpy,
                "share_percent": mixed_share(part, whole) if unlike else part.share_percent(whole),
                "alike": not unlike,
                "unlike_in": "; ".join(unlike),
                "source": "; ".join(row(lines, i)["source"] for i in (part_id, whole_id)),
            }
        )
    return pd.DataFrame(out)


def ministry_shares(lines: pd.DataFrame) -> pd.DataFrame:
    """Every share of the Ministry of Defense in the space budget that compares like with like.

    Both amounts come from the aggregation of the whole government, on expenditure accounting, with
    one basis and one fiscal year. Columns fiscal_year, basis, part_bn_jpy, whole_bn_jpy,
    share_percent, derived (either amount was worked out rather than printed), source.
    """
    main = lines[lines["use"] == "main"]
    ministry = main[(main["series"] == "ministry-space") & (main["entity"] == "MoD")]
    whole = main[main["series"] == "government-space"]
    both = ministry.merge(whole, on=["fiscal_year", "basis"], suffixes=("", "_whole"))
    out = []
    for r in both.itertuples():
        part = Amount("MoD", r.fiscal_year, r.value_bn_jpy, Label(r.basis, r.accounting, r.bmd))
        total = Amount(
            "government",
            r.fiscal_year,
            r.value_bn_jpy_whole,
            Label(r.basis, r.accounting_whole, r.bmd_whole),
        )
        if part.label.accounting != "expenditure" or differences(part, total):
            continue
        out.append(
            {
                "fiscal_year": r.fiscal_year,
                "basis": r.basis,
                "part_bn_jpy": r.value_bn_jpy,
                "whole_bn_jpy": r.value_bn_jpy_whole,
                "share_percent": part.share_percent(total),
                "derived": bool(r.derived or r.derived_whole),
                "source": "; ".join(dict.fromkeys([r.source, r.source_whole])),
            }
        )
    return pd.DataFrame(out).sort_values(["fiscal_year", "basis"], ignore_index=True)


def mixed_share(part: Amount, whole: Amount) -> float:
    """Share of a whole whatever the labels, per cent: for showing what a mix of bases does."""
    return 100 * part.value_bn_jpy / whole.value_bn_jpy


def ministry_own_total(lines: pd.DataFrame) -> pd.DataFrame:
    """Space total that the Ministry of Defense announces itself, requested and granted.

    Columns of `Series.frame`; accounting is contract where stated or inferred, else unstated.
    """
    return pd.concat(
        [p.frame() for b in ("request", "initial") for p in parts(lines, "mod-space", b)],
        ignore_index=True,
    )
