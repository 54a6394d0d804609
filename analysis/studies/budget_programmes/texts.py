"""What is said of the figures and tables."""

from analysis.evidence.texts import FigureText, TableText

_ITEMS = ("budget/paper_items", "budget/lines")

FIGURES = {
    "mod-share-bases": FigureText(
        title="Was the Ministry of Defense at {share_mixed} of the space budget?",
        answer="The amounts that give {share_mixed} are unlike; like for like the share is "
        "{share_request} of requests and {share_fifteen_months} of {fifteen_month} totals.",
        caption="Orange: amounts that differ in basis or accounting. Blue: both amounts on one "
        "basis and on expenditure accounting. That the ministry's own request is on a contract "
        "basis is inferred.",
        alt="Horizontal bars, one for each way to read the share, coloured by whether the amounts "
        "compare like with like.",
        sources=("budget/lines", "budget/paper_items"),
    ),
    "mod-share-by-year": FigureText(
        title="Which share did the Ministry of Defense have, year by year?",
        answer="Like for like the shares reach from {share_range}; requests of FY2020 stood at "
        "{share_request}.",
        caption="Expenditure accounting throughout. Years without a pair of amounts on one basis "
        "have no point.",
        alt="Points over fiscal years, coloured by basis and shaped by whether the amounts are "
        "printed or worked out.",
        sources=("budget/lines",),
    ),
    "mod-space-own-total": FigureText(
        title="How much does the Ministry of Defense ask for space, and how much does it get?",
        answer="For FY2020 it asked for {mod_space_request_2020} and got {mod_space_granted_2020}; "
        "over the years shown its own totals reach from {own_range}.",
        caption="The ministry's own totals, without the figure of FY2009, which includes missile "
        "defence. Lines stop at missing years and at changes of definition.",
        alt="Points over fiscal years, joined where no definition changes, coloured by basis.",
        sources=("budget/lines", "budget/breaks"),
    ),
    "mod-space-items": FigureText(
        title="What does the Ministry of Defense buy in space?",
        answer="The largest single amount stated: {largest_item}.",
        caption="Each point is one stated amount; hover for its fiscal year. Amounts of different "
        "bases are not added up.",
        alt="Points on a logarithmic scale of amounts, one line for each item, coloured by basis.",
        sources=("budget/lines",),
    ),
    "implied-exchange-rates": FigureText(
        title="Which exchange rate did the paper use?",
        answer="{rate_tested} explains {items_explained} of {items_all} conversions; the market of "
        "each item's own month explains {items_market_inside}.",
        caption="Blue: rate that a conversion implies, with the range left by rounding. Orange "
        "ticks: the market's mean rate in the month of the amount. Dashed: the rate tested on "
        "every item.",
        alt="For each item a horizontal range of rates with a dot in it and a tick for the market, "
        "and a dashed line at the tested rate.",
        sources=("budget/paper_items", "budget/economy"),
    ),
    "paper-items-borne-out": FigureText(
        title="Which of the paper's amounts do other sources bear out?",
        answer="Of {items_all} items, by what another source has: {standing_counts}.",
        caption="A ring around a dot: the amount is borne out. A ring elsewhere: another source "
        "has another amount. No ring: no second source for that fiscal year.",
        alt="Dots and rings on a logarithmic scale of amounts, one line for each item.",
        sources=_ITEMS,
    ),
    "paper-items-later": FigureText(
        title="What became of the missile and of the fighter upgrade?",
        answer="The missile was granted {jsm_granted_2020} for FY2020; the fighters "
        "{f15_granted_2020}, and {f15_asked_2021} was asked for FY2021.",
        caption="Requests and initial budgets. The F-15 request of FY2021 was cut to nothing; "
        "amounts for the F-15 pay for design, tests and facilities, not for aircraft.",
        alt="Two panels of standing bars over fiscal years, requests beside initial budgets.",
        sources=("budget/lines",),
    ),
    "hypersonic-lines": FigureText(
        title="How has money for the hypersonic projects moved since?",
        answer="Stated amounts reach from {hypersonic_range}; research on the glide projectile "
        "took {glide_to_2020} to FY2020.",
        caption="Each point is one stated amount: requests, initial and supplementary budgets, "
        "money spent. {hypersonic_sources}.",
        alt="A panel for each programme: points over fiscal years on a logarithmic scale of "
        "amounts, coloured by basis.",
        sources=("budget/lines",),
    ),
    "strike-space-lines": FigureText(
        title="How did strike-related requests compare with space in FY2020?",
        answer="Strike-related requests come to {strike_2020}. The largest item: "
        "{largest_request}.",
        caption="Amounts as the paper prints them; the telescope satellite is part of the space "
        "total. Accounting is unstated for the strike items.",
        alt="Horizontal bars, one for each request, the longest at the top, coloured by purpose.",
        sources=("budget/paper_items",),
    ),
    "space-unit-strength": FigureText(
        title="How fast does the space unit grow?",
        answer="From {strength_range}.",
        caption="Strength as reported when units were set up, and as planned for the ends of "
        "FY2025 and FY2026. No source after the plans was found.",
        alt="Points over the years, one shape and colour for what was set up and one for what is "
        "planned.",
        sources=("budget/events",),
    ),
}

TABLES = {
    "paper-items-standing": TableText(
        caption="The paper's items and the nearest amount of another source in the same fiscal "
        "year",
        sources=_ITEMS,
    ),
}
