"""What is said of the figures."""

from analysis.evidence.texts import FigureText, TableText

FIGURES = {
    "debris-catalogue-growth": FigureText(
        title="How has the catalogue grown, and with what?",
        answer="In {catalogue_month} the catalogue held {catalogue_last} objects on orbit: "
        "{debris_last} pieces of debris and {payloads_last} payloads.",
        caption="Catalogued objects without a decay date. The steps of 2007 and 2009 are the "
        "Fengyun-1C test and the collision of {collided}; the rise of payloads from 2019 is "
        "constellations.",
        alt="Stacked areas over the years, one for each class of object.",
        sources=("debris/catalogue_counts",),
    ),
    "debris-twenty-thousand": FigureText(
        title="Of what are there {stated_pieces}?",
        answer="Of {catalogue_then} catalogued objects on the paper's day, {debris_then} were "
        "debris.",
        caption="The paper's number beside the catalogue of the day, by class.",
        alt="Two horizontal bars, the paper's number in one colour and the catalogue split by "
        "class.",
        sources=("debris/catalogue_counts", "claims"),
    ),
    "debris-by-size": FigureText(
        title="How many pieces are there above each size?",
        answer="Published numbers run from {lowest_10cm} to {highest_10cm} above a decimetre and "
        "from {lowest_1cm} to {highest_1cm} above a centimetre.",
        caption="Published estimates, joined by lines only to guide the eye. The broken line is "
        "the paper's number of smaller pieces, {stated_smaller_pieces}.",
        alt="Lines with points on two logarithmic axes, number of objects over size, one for each "
        "estimate, and a broken horizontal line at the paper's number.",
        sources=("debris/population_models", "claims"),
    ),
    "debris-density-by-altitude": FigureText(
        title="At which altitudes is low orbit crowded?",
        answer="The densest shell began at {peak_altitude_then} in {month_then} and at "
        "{peak_altitude_last} in {month_last}.",
        caption="Spatial density of all catalogued objects with current elements, in shells of "
        "{shell_width}. The peak of {year_last} is constellations, which steer; the older one, "
        "near {peak_altitude_then}, is mostly debris, which does not.",
        alt="Stepped lines over altitude, one for each catalogue.",
        sources=("debris/shell_density",),
    ),
    "debris-by-owner": FigureText(
        title="Whose objects are they?",
        answer="On {owners_date} Japan owned {japan_objects} objects, {japan_share} of all.",
        caption="Objects with current elements by owner and class.",
        alt="Stacked horizontal bars, one for each owner, coloured by class of object.",
        sources=("debris/population",),
    ),
    "debris-by-cross-section": FigureText(
        title="How large are they, and where?",
        answer="In the most crowded band {small_share} of the objects are small; in the "
        "geostationary belt {large_share} are large.",
        caption="Catalogue of {sized_month}, the time of the only published cross-sections: small "
        "is below {small_below}, large above one square metre.",
        alt="Stacked horizontal bars, one for each altitude band, the lowest on top, coloured by "
        "radar cross-section.",
        sources=("debris/population",),
    ),
}

TABLES: dict[str, TableText] = {}
