"""What is said of the figures."""

from analysis.evidence.texts import FigureText, TableText

FIGURES = {
    "government-space-budget": FigureText(
        title="How has the government's space budget grown, basis by basis?",
        answer="The {announced_total} was {space_fifteen_months_2020} for FY2020 and is "
        "{space_fifteen_months_2026} in the draft of FY2026, probably on another definition.",
        caption="Lines stop at missing years and at changes of definition. Grey: the years within "
        "which the definition probably changed; the totals of FY2025 and FY2026 may count the "
        "Ministry of Defense on a contract basis.",
        alt="Lines of the space budget over fiscal years, coloured by basis and dashed where "
        "missile defence is included, with a grey band over the years of a changing definition.",
        sources=("budget/lines", "budget/breaks"),
    ),
    "announced-rise-2015": FigureText(
        title="Did the space budget rise in FY2015?",
        answer="Announced: {rise_announced_2015}. Like for like: {rise_fifteen_months_2015} "
        "between announced totals, {rise_initial_2015} between initial budgets.",
        caption="The announced change compares a {announced_total} with an initial budget; the "
        "others compare like with like.",
        alt="Three horizontal bars from zero: the announced change and the like-for-like ones, "
        "told apart by colour.",
        sources=("budget/lines",),
    ),
    "space-budget-ministries": FigureText(
        title="Which ministries held the space budget, {first_table} to {last_table}?",
        answer="Largest in the mean of the years with a full table: {largest_ministry}, then "
        "{second_ministry} and {third_ministry}.",
        caption="Initial budgets of the years with a full table by ministry; FY2011 and FY2012 "
        "with missile defence, FY2014 and FY2015 without.",
        alt="Horizontal bars, one for each fiscal year, divided into the shares of the ministries.",
        sources=("budget/lines",),
    ),
    "igs-initial-supplementary": FigureText(
        title="Where does the growth of the intelligence satellites come from?",
        answer="Since FY2017 initial budgets stayed within {igs_initial_least:number} to "
        "{igs_initial_most}; supplementary ones went from {igs_supplementary_first:number} to "
        "{igs_supplementary_last}.",
        caption="No supplementary figure is known before FY2014 and for FY2015; FY2010 to FY2013 "
        "and FY2016 have no initial figure. Dots: what was spent, money carried over included.",
        alt="Standing bars over fiscal years, supplementary budgets stacked on the initial one, "
        "with dots for what was spent.",
        sources=("budget/lines",),
    ),
    "space-core-halves": FigureText(
        title="Which part of the core budget grew, the initial or the supplementary?",
        answer="{core_by_half}.",
        caption="Totals of the core as announced, split into the supplementary budget of the year "
        "before and the initial budget.",
        alt="Standing bars over fiscal years, the supplementary part stacked on the initial one.",
        sources=("budget/lines",),
    ),
    "space-core-breaks": FigureText(
        title="Does the core budget grow steadily or in steps?",
        answer="One trend over all years is {core_growth} ({core_growth_low:number} to "
        "{core_growth_high:number}); the criterion picks {breaks_found}.",
        caption="Dots: the core on the chosen basis. Lines: log-linear trends between the breaks "
        "that the Bayesian criterion picks. The Space Strategy Fund enters with the FY2023 "
        "supplementary budget, so with the announced total of FY2024.",
        alt="Dots over fiscal years with a trend line through each stretch between breaks.",
        sources=("budget/lines",),
    ),
    "space-core-real-dollars": FigureText(
        title="How much of the growth survives prices and the yen?",
        answer="In the last year with a dollar rate the index is {core_index_nominal} in yen of "
        "the year, {core_index_real} at constant prices, {core_index_dollars} in dollars.",
        caption="Core of the space budget on the chosen basis, as an index of its first year; "
        "constant prices are those of {base_year}. Lines stop where the Space Strategy Fund "
        "enters.",
        alt="Lines of an index over fiscal years: yen of the year, yen of the base year, dollars.",
        sources=("budget/lines", "budget/economy", "budget/breaks"),
    ),
    "defence-share-gdp": FigureText(
        title="Did defence stay under {ceiling_percent:number} per cent of the economy?",
        answer="FY2019 stood at {defence_share_2019_then:number} per cent of the GDP known in "
        "2020; the last year with a GDP stands at {defence_share_last}.",
        caption="Initial budgets. Official ratio: without SACO and realignment, over the GNP or "
        "GDP of the government's outlook. The others: with SACO and realignment, over GDP as "
        "published at the date named; from FY2021 without the Digital Agency's share. The dashed "
        "rule is the ceiling tested.",
        alt="Lines of the defence budget's share of GDP over fiscal years, one for each measure, "
        "with a dashed rule at the ceiling.",
        sources=("budget/lines", "budget/economy", "budget/comparators", "budget/breaks"),
    ),
    "world-space-spending": FigureText(
        title="How much do the world's governments spend on space?",
        answer="Estimates reach {world_range}; the firms differ where they give the same year.",
        caption="Current dollars; estimates of private firms. Years without a figure interrupt "
        "the lines.",
        alt="Points and short lines over the years, one colour for each firm.",
        sources=("budget/comparators",),
    ),
    "space-spending-share-gdp": FigureText(
        title="How does Japan's effort compare with that of other countries?",
        answer="Largest share in {comparison_year}: {largest_spender}. {place_of_japan}.",
        caption="Estimated civil and defence space spending over gross domestic product in current "
        "dollars; only countries with an estimate for the year.",
        alt="Horizontal bars, one for each country, the longest at the top.",
        sources=("budget/comparators",),
    ),
    "mod-space-scenarios": FigureText(
        title="How large could the Ministry of Defense's space budget become?",
        answer="In {horizon} the assumptions span {horizon_space_bn_jpy_low:number} to "
        "{horizon_space_bn_jpy_high}, {horizon_space_real_bn_jpy_low:number} to "
        "{horizon_space_real_bn_jpy_high:number} at FY2026 prices.",
        caption="Band and dashed lines: every mix of the low and high assumptions, in yen of the "
        "year and at FY2026 prices; full lines: their means. Assumed growth, shares, inflation and "
        "exchange rate are parameters.",
        alt="A band that opens from one point in FY2026 towards the horizon, dashed edges for "
        "constant prices, and a full line for the mean of each.",
        sources=("budget/lines", "budget/economy"),
    ),
}

TABLES: dict[str, TableText] = {}
