"""What the NewsQuant adapter takes for the concept of a quantity: the described noun, its words, the agent."""

from __future__ import annotations

import pytest

from factx.evaluation.benchmarks.newsquant_adapter import guesses

CONCEPTS = [
    # The noun that an amount modifies or is said of, with its own words, and the agent
    ("The bank raised a 0.5 percent fee.", ["bank fee"]),
    ("Mills bought an $80 glass water jug.", ["Mills glass water jug"]),
    ("The price of a small flat reached $90,000.", ["price small flat"]),
    ("Airlines lost more than 40% of their cargo traffic.", ["Airlines cargo traffic"]),
    ("The harvest was 300,000 tonnes, 12 percent above the longtime mean.", ["harvest", "harvest longtime mean"]),
    ("The strike pushed freight rates to $90.", ["strike freight rates"]),
    ("The storm pulled the coffee crop 7% lower.", ["coffee crop"]),
    ("A fall in orders led to a shutdown for three weeks.", ["shutdown"]),
    ("Demand for 300-seat jets grew.", ["Demand jets"]),
    ("The yard sold a fleet worth about $60 million.", ["yard fleet"]),
    ("Tolls are 9 euros for heavy lorries.", ["Tolls heavy lorries"]),
    # The agent: a pronoun in the sentence, an open clause, a counted agent, what is said before the verb
    ("Delta Cargo said it was buying four jets.", ["Delta Cargo"]),
    ("The ministry has called for 20 gigawatts of wind capacity to be built.", ["ministry wind capacity"]),
    ("The three depots will hold 900 trucks.", ["-", "three depots"]),
    ("With six more goals the striker left.", ["-"]),
    ("The ministry says it will cost around $500.", ["-"]),
    ("Toms, who won four cups, retired.", ["Toms"]),
    ("Flats were priced from $90,000, with sizes starting from 40 square metres.", ["Flats", "Flats sizes"]),
    ("The frost came with carbon levels at 40 grams.", ["carbon levels"]),
    # The rate of an amount is no concept, nor is a count of those who were killed an agent
    ("Profit was $19 million, or 91 cents a share, up 3% from $18 million.", ["Profit"] * 4),
    ("Six people were killed and at least 58 injured.", ["-", "-"]),
    ("Prices climbed 6 percent, the office said on Friday, up from 5 percent.", ["Prices", "Prices"]),
    ("The fund is for savers with more than $2 million.", ["fund savers"]),
    ("It was noted that the mean age for men in Lund is around 73 raising hopes.", ["mean age men Lund"]),
    ("Osgood has debts, ranging from $200 to $4 million.", ["Osgood debts"]),
    ("The Volta is the first car to come from Moravia and has a range of 400 miles.", ["Volta range"]),
    # Lists
    ("Shares of Corvex were down 2%, Ardent by 3% and Belmar was down 4%.", ["Shares Corvex", "Ardent", "Belmar"]),
    ("Fordham — The ship builder gained 3% on Monday.", ["Fordham ship builder"]),
    # Words: no points and strokes in capitals, letters a name is short for, brackets of age
    ("The North Sea Benchmark (NSB) rose 2%.", ["North Sea Benchmark NSB"]),
    ("Employment of women aged 30 to 39 rose by 3 percent.", ["Employment women aged 30 39"]),
    ("The U.S. Treasury sold 40 million coins.", ["US Treasury"]),
]  # fmt: skip
MISSED = [
    ("Seven rooms make up the upper floor.", ["upper floor"]),
    ("Nick Hill 44 has spent 200 days in space.", ["Nick Hill"]),
]


@pytest.mark.parametrize(("text", "concepts"), CONCEPTS)
def test_concepts(nlp, text, concepts):
    assert [" ".join(guess.concepts) for guess in guesses(nlp(text))] == concepts


@pytest.mark.parametrize(("text", "concepts"), MISSED)
@pytest.mark.xfail(strict=True)
def test_concepts_that_are_missed(nlp, text, concepts):
    assert [" ".join(guess.concepts) for guess in guesses(nlp(text))] == concepts
