"""What the MeasEval adapter marks: how far quantities go, numbers that are labels, entities and properties."""

from __future__ import annotations

import pytest

from factx.evaluation.benchmarks.measeval_adapter import predicted

QUANTITIES = [
    # Words of relation, rates and bounds belong to the quantity; of spelled counts only the number
    ("The film was at least 40 nm thick.", ["at least 40 nm"]),
    ("Samples were frozen within 48 hours.", ["within 48 hours"]),
    ("Counts ranged from 4 to 9 per litre.", ["ranged from 4 to 9 per litre"]),
    ("We compared two alloys at 300 K.", ["two", "300 K"]),
    # Lists with one unit are one, also with their own unit between "between" and "and"
    ("Doses were 5, 10, 20 and 50 mg.", ["5, 10, 20 and 50 mg"]),
    ("The layer lies between 11.8 m and 11.5 m.", ["between 11.8 m and 11.5 m"]),
    ("Rates were 57% and 63%.", ["57%", "63%"]),
    # Units of science
    ("It settles at 0.02 cm s−1.", ["0.02 cm s−1"]),
    ("The soil holds 500 mg kg-1 of lead.", ["500 mg kg-1"]),
    ("It holds 10 wt.% of nickel.", ["10 wt.%"]),
    # Labels
    ("It was seen in phases 3, 5, and 7.", []),
    ("We measured 13C in the shells (F(3, 8.9) was high).", []),
]
ENTITIES = [
    ("The density of the soil is 1.3 g cm−3.", "soil", "density"),
    ("Ions with energies of 10 keV were seen.", "Ions", "energies"),
    ("The soil density is 1.3 g cm−3.", "soil", "density"),
    ("The plate has a thickness of 5 mm.", "plate", "thickness"),
    ("A sample of 530 patients was taken.", "sample", None),
    ("Small pores (0.4 mm) were seen.", "Small pores", None),
]


@pytest.mark.parametrize(("text", "quantities"), QUANTITIES)
def test_quantities(nlp, text, quantities):
    assert [text[slice(*m.quantity)] for m in predicted(nlp(text))] == quantities


@pytest.mark.parametrize(("text", "entity", "measure"), ENTITIES)
def test_entities(nlp, text, entity, measure):
    (found,) = predicted(nlp(text))
    spans = {name: text[slice(*span)] for name, span in found.spans.items()}
    assert (spans.get("MeasuredEntity"), spans.get("MeasuredProperty")) == (entity, measure)
