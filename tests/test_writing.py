"""English ways to write a quantity: each reads as one value with one unit."""

from __future__ import annotations

import pytest


def shown(quantity) -> str:
    low, high = (
        f"{x.normalize():f}" if x is not None else "" for x in (quantity.low, quantity.high)
    )
    value = f"{quantity.value.normalize():f}" if quantity.value is not None else f"{low}..{high}"
    unit = quantity.unit.name if quantity.unit.kind == "count" else quantity.unit.code
    per = f"/{quantity.unit.per}" if quantity.unit.per else ""
    relation = "" if quantity.relation == "=" else quantity.relation
    return f"{relation}{value} {unit if quantity.unit.kind != 'none' else ''}{per}".strip()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It sold 1,234.5 tonnes.", ["1234.5 t"]),
        ("It sold 1 234,5 tonnes.", ["1234.5 t"]),
        ("It holds 3.000.000 euros.", ["3000000 EUR"]),
        ("It cost 12,50 euros.", ["12.5 EUR"]),
        ("It took 3½ years.", ["3.5 a"]),
        ("It lost ½ of it.", ["0.5"]),
        ("It sold a million and a half cars.", ["1500000 car"]),
        ("It sold half a million cars.", ["500000 car"]),
        ("Two-thirds of voters left.", ["0.666666666666667"]),
        ("It bought three dozen eggs.", ["36 egg"]),
        ("A hundred-odd people came.", ["~100 person"]),
        ("It is 40-odd km away.", ["~40 km"]),
        ("It drew 40-plus people.", [">=40 person"]),
        ("It has 40+ boats.", [">=40 boat"]),
        ("Hundreds of people came.", ["200.. person"]),
        ("Several thousand people came.", ["2000.. person"]),
        ("It paid $8bn.", ["8000000000 USD"]),
        ("It paid US$1.2m.", ["1200000 USD"]),
        ("It paid €3–5 million.", ["3000000..5000000 EUR"]),
        ("It cost £9.99.", ["9.99 GBP"]),
        ("It costs 15-20 usd.", ["15..20 USD"]),
        ("It paid USD34.6 million.", ["34600000 USD"]),
        ("It costs 3 dollars 50 cents.", ["3.5 USD"]),
        ("It paid Rs 5 crore.", ["50000000 INR"]),
        ("It takes between 12 and 18 months.", ["12..18 mo"]),
        ("It fell from $30 to $25.", ["30 USD", "25 USD"]),
        ("Two in three voters left.", ["0.666666666666667"]),
        ("One in five voters left.", ["0.2"]),
        ("It weighs 5 ± 0.2 kg.", ["4.8..5.2 kg"]),
        ("It rose 40-50 per cent.", ["40..50 %"]),
        ("It rose 0.5 percentage points.", ["0.5 pp"]),
        ("It rose 25 basis points.", ["0.25 pp"]),
        ("Oil costs $80 a barrel.", ["80 USD/barrel"]),
        ("It has 42 people per square km.", ["42 person/square kilometre"]),
        ("It did 60 mph.", ["60 [mi_i]/h"]),
        ("A 45-year-old man left.", ["45 a"]),
        ("He is 5 ft 10 in tall.", ["5.83333333333333 [ft_i]"]),
        ("It was 21 degrees Celsius.", ["21 Cel"]),
        ("It was -5°C.", ["-5 Cel"]),
        ("It took 5 minutes 24.4 seconds.", ["324.4 s"]),
        ("It will be back within a year or two.", ["<=1..2 a"]),
        ("The team won 3-1.", []),
        ("The odds were 5-1.", []),
        ("It is the third-largest bank.", ["3"]),
        ("It finished in fourth place.", ["4"]),
        ("It fell for a third year in a row.", ["3"]),
        ("It costs twice as much.", ["2"]),
    ],
)
def test_the_ways_of_writing_a_quantity(nlp, text, said):
    assert [shown(quantity) for quantity in nlp(text)._.quantities] == said


def test_the_point_behind_a_sentence_is_no_part_of_its_unit(nlp):
    for text in ("It weighs 2 kg.", "It weighs 2 kg. It is heavy."):
        assert [q.text for q in nlp(text)._.quantities] == ["2 kg"]
    assert [q.text for q in nlp("It is 5 ft. tall.")._.quantities] == ["5 ft."]
