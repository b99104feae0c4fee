"""What users rely on of quantities beyond the examples beside the rules: units, context, relations, rejections."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factx.component import lexicon_at
from factx.quantities.units import PHYSICAL, UnitRow, units_of

HOME = Path(__file__).parents[1] / "factx" / "quantities"


def read(nlp, text, published="2021-02-04"):
    doc = nlp.make_doc(text)
    doc._.published = published
    return nlp(doc)


def only(nlp, text):
    found = read(nlp, text)._.quantities
    assert len(found) == 1, [q.text for q in found]
    return found[0]


def rows(name):
    lines = (HOME / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def test_every_unit_of_quantulum3_is_mapped_or_left_out_with_a_reason():
    folder = Path(find_spec("quantulum3").origin).parent
    theirs = set(json.loads((folder / "units.json").read_text(encoding="utf-8")))
    mapped = {name for row in rows("physical.csv") for name in row["quantulum"].split("|") if name}
    left_out = {row["quantulum"]: row["reason"] for row in rows("left_out.csv")}
    assert not theirs - mapped - set(left_out)
    assert not mapped & set(left_out)
    assert not (mapped | set(left_out)) - theirs
    assert all(left_out.values())


# Units that pint took from the U.S. survey foot up to 0.25 and takes from the international foot since 0.26, as NIST
# does since 2023 and as the table does; with how many feet each has to the power.
SURVEYED = {"fathom": 1, "furlong": 1, "league": 1, "acre": 2, "acre-foot": 3}
SURVEY_FOOT = Decimal(1200) / Decimal(3937) / Decimal("0.3048")


@pytest.fixture(scope="module")
def pint_units():
    import pint

    return pint.UnitRegistry(non_int_type=Decimal)


def test_every_factor_is_pints(pint_units):
    for row in lexicon_at(None).table(PHYSICAL, UnitRow).rows:
        if not row.pint:
            assert row.factor is None
            continue
        if row.pint.startswith("degree_"):
            one, two = (
                pint_units.Quantity(Decimal(n), row.pint).to("kelvin").magnitude for n in (0, 1)
            )
            assert float(row.factor) == pytest.approx(float(two - one), rel=1e-12), row.name
            assert float(row.offset or 0) == pytest.approx(float(one), rel=1e-12), row.name
        else:
            base = (Decimal(1) * pint_units.parse_expression(row.pint)).to_base_units()
            fathom = (Decimal(1) * pint_units.fathom).to("m").magnitude
            surveyed = fathom > Decimal("1.828801")
            feet = SURVEYED.get(row.name, 0) if surveyed else 0
            magnitude = float(base.magnitude / SURVEY_FOOT**feet)
            assert float(row.factor) == pytest.approx(magnitude, rel=1e-12), row.name


def test_every_currency_of_babel_is_known():
    from babel.core import get_global

    spent = {
        code
        for currencies in get_global("territory_currencies").values()
        for code, _, until, tender in currencies
        if tender and until is None
    }
    assert not spent - {row["code"] for row in rows("currencies.csv")}


def test_every_code_of_a_sign_or_word_is_a_currency():
    known = {row["code"] for row in rows("currencies.csv")}
    for name in ("money_words.csv", "money_signs.csv"):
        assert not {code for row in rows(name) for code in row["codes"].split("|")} - known
    assert not {row["code"] for row in rows("currency_places.csv")} - known


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("It cost $3.4bn.", 3_400_000_000, "USD"),
        ("It cost US$1.2m.", 1_200_000, "USD"),
        ("It cost USD34.6 million.", 34_600_000, "USD"),
        ("It cost £9.99.", Decimal("9.99"), "GBP"),
        ("It cost Rs 5 crore.", 50_000_000, "INR"),
        ("It cost 3 dollars 50 cents.", Decimal("3.5"), "USD"),
        ("It cost 1.82 trillion U.S. dollars.", 1_820_000_000_000, "USD"),
        ("It cost HK$300.", 300, "HKD"),
        ("It cost 83 cents.", Decimal("0.83"), "USD"),
        ("It cost dlrs 50 million.", 50_000_000, "USD"),
        ("It cost 20 usd.", 20, "USD"),
    ],
)
def test_money(nlp, text, value, code):
    quantity = only(nlp, text)
    assert (quantity.value, quantity.unit.kind, quantity.unit.code) == (value, "currency", code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "The cabinet in Ottawa met. Canada will spend $5 million, Canadian officials said.",
            "CAD",
        ),
        ("The cabinet in Paris met. France will spend $5 million, officials said.", "USD"),
        ("In Oslo the ticket costs 500 kr.", "NOK"),
        ("In Karachi the ticket costs 500 rupees.", "PKR"),
        ("Beijing said the ticket costs ¥500, and China and Chinese firms agreed.", "CNY"),
        ("Tokyo said the ticket costs ¥500.", "JPY"),
        ("In Seoul the flat costs 1.2 trillion won by now.", "KRW"),
        ("In Nairobi the ticket costs Sh4,500.", "KES"),
        ("In Lagos the ticket costs N4,500.", "NGN"),
        ("In Lusaka the ticket costs K4,500.", "ZMW"),
        ("The parcel weighed 40 pounds.", "[lb_av]"),
        ("The parcel cost 40 pounds to send.", "GBP"),
        ("The plane flew into winds of 60 kt.", "[kn_i]"),
        ("The temperature rose to 30 degrees.", "Cel"),
        ("The beam was turned by 30 degrees.", "deg"),
    ],
)
def test_the_text_around_decides(nlp, text, code):
    assert [q.unit.code for q in read(nlp, text)._.quantities] == [code]


def test_a_bare_dollar_is_not_the_one_that_the_text_marks(nlp):
    both = "The Toronto firm bid C$16.40 (US$12) a share. In New York it closed at $11, in Canada lower."
    assert [q.unit.code for q in read(nlp, both)._.quantities] == ["CAD", "USD", "USD"]
    one = "The Toronto firm paid $16 (US$12) a share, and Canadian holders took $20."
    assert [q.unit.code for q in read(nlp, one)._.quantities] == ["CAD", "USD", "CAD"]


def test_a_name_of_money_is_the_one_told_of_in_full(nlp):
    text = "Profit rose to 30 million Danish crowns. In Sweden, where Swedish shops closed, it was 4 million crowns."
    assert [q.unit.code for q in read(nlp, text)._.quantities] == ["DKK", "DKK"]


def test_a_bare_number_is_in_cents_too(nlp):
    doc = read(nlp, "The firm raised its dividend to 45 cents from 40.")
    assert [q.value for q in doc._.quantities] == [Decimal("0.45"), Decimal("0.4")]


def test_the_alternative_is_told(nlp):
    quantity = only(nlp, "It costs $5.")
    assert "USD, not CAD" in quantity.explain()


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It is 12 km away.", 12_000, "m"),
        ("It rained for most of a week.", 604_800, "s"),
        ("Within the first 12 hours all left.", 43_200, "s"),
        ("It covers 2 hectares.", 20_000, "m2"),
        ("It was -40 degrees Celsius.", Decimal("233.15"), "K"),
        ("It was 212F outside.", Decimal("373.15"), "K"),
        ("It lasted two decades.", 631_152_000, "s"),
        ("It used 3 kWh.", 10_800_000, "kg.m2/s2"),
        ("He weighs 14st.", Decimal("88.90410452"), "kg"),
    ],
)
def test_physical_units_have_their_value_in_si(nlp, text, value, unit):
    normalized = only(nlp, text).normalized
    assert normalized is not None
    assert (float(normalized.value), normalized.unit) == (pytest.approx(float(value)), unit)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Oil costs $80 a barrel.", "barrel"),
        ("It paid $1.35 a share.", "share"),
        ("The island has 42 people per square kilometre.", "square kilometre"),
        ("The office grants 28 visas a year.", "year"),
        ("The field yields 1.2 million bpd by now.", "day"),
        ("It made $5 million a year ago.", None),
    ],
)
def test_rates_in_words(nlp, text, per):
    assert read(nlp, text)._.quantities[0].unit.per == per


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("It has about 40 boats.", "~"),
        ("It has more than 40 boats.", ">"),
        ("It has at least 40 boats.", ">="),
        ("It has fewer than 40 boats.", "<"),
        ("It has up to 40 boats.", "<="),
        ("Boats edged up to 40 percent.", "="),
        ("It was done within 40 days.", "<="),
        ("It was spread over 40 days.", "="),
        ("It is for those with 40 years or more.", ">="),
    ],
)
def test_relations(nlp, text, relation):
    assert only(nlp, text).relation == relation


def test_a_conversion_keeps_the_bound(nlp):
    doc = read(nlp, "The moth flies more than 100 kilometers (60 miles).")
    assert [q.relation for q in doc._.quantities] == [">", ">"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Norway lost 3.1 percent of its coast and Chile 2.2.", ["%", "%"]),
        ("The city will give 30 million euros, the state 45 million.", ["EUR", "EUR"]),
        ("A ticket now costs 42 zlotys instead of 35.", ["PLN", "PLN"]),
        ("The plant had made 9,000 tonnes; it expects 21,000.", ["t", "t"]),
        ("It hit 85 gigawatts last Aug. 10 and is to peak at 88.", ["GW", "GW"]),
        ("Profit was 9 million euros ($10 million), up from 7 million.", ["EUR", "USD", "EUR"]),
        ("The fund has 600 million euros. Of this, 410 million went on roads.", ["EUR", "EUR"]),
        ("It took in 600 million euros. Its debt is down to 90 million.", ["EUR", "EUR"]),
        ("It took in 600 million euros. The airline carried 90 million.", ["EUR", "1"]),
        ("It made $3 million from 300 users, up from 200.", ["USD", "1", "1"]),
        ("It has 39 percent of the seats, an increase of seven.", ["%", "1"]),
        ("It lost 2 percent but kept all 19 of them.", ["%", "1"]),
        ("It weighs 300 kg. Then came 400.", ["kg", "1"]),
        ("The wait was six hours. The target is four.", ["h", "h"]),
        ("Inflation was 3.1 percent. The bank had forecast 2.9.", ["%", "%"]),
        ("The bridge is 300 metres long. The longest is 1,200.", ["m", "m"]),
        ("It hired 300 guards for 9 euros each. The target is 500.", ["1", "EUR", "1"]),
        ("Lead was at 90 ug/m3, up 12 percent from 80.", ["ug/m3", "%", "ug/m3"]),
        ("Oil rose 1% to 80 euros and coal gained 2% to 75.", ["%", "EUR", "%", "EUR"]),
        ("It has 9 million euros. Revenue slipped 2% to 7 million.", ["EUR", "%", "EUR"]),
        ("It has 9 million euros. Members rose 2% to 7 million.", ["EUR", "%", "1"]),
        ("The temperature fell to minus 31 on Sunday.", ["Cel"]),
        ("Set the thermostat at 64, where milk costs $3 in America.", ["[degF]", "USD"]),
        ("The weather will be mild, with highs of 12.", ["Cel"]),
        ("The shares closed at highs of 12.", ["1"]),
        ("Inflation hit 9.4%. Core inflation was 5.8.", ["%", "%"]),
        ("She rowed it in 5 minutes 24.4 seconds, 0.85 faster than Ann.", ["s", "s"]),
        ("It holds 9.4%. Its sites numbered 5.", ["%", "1"]),
    ],
)
def test_units_that_are_said_once(nlp, text, codes):
    assert [q.unit.code for q in read(nlp, text)._.quantities] == codes


@pytest.mark.parametrize("row", rows("money_measures.csv"), ids=lambda row: row["word"])
def test_words_of_money(nlp, row):
    text = f"It has 20 million pesos. Now {row['example'].translate({123: None, 125: None})}."
    assert [q.unit.code for q in read(nlp, text)._.quantities] == ["MXN", "MXN"]
    assert [q.unit.kind for q in read(nlp, "It has 20 boats. Now 14 million.")._.quantities] == [
        "count",
        "count",
    ]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("It takes 12 to 18 months.", [(12, 18)]),
        ("It takes between 12 and 18 months.", [(12, 18)]),
        ("It costs $3 to $5 million.", [(3_000_000, 5_000_000)]),
        ("It fell from $30 to $25.", [30, 25]),
        ("It costs 8 or 9 euros.", [8, 9]),
        ("There were five or six people inside.", [(5, 6)]),
        ("It costs four or eight euros.", [4, 8]),
        ("It comes in 10 or 12 km.", [10, 12]),
        ("Growth slowed from 4.8 to 4.7 percent.", [Decimal("4.8"), Decimal("4.7")]),
        ("It will fall by 15 to 20 percent.", [(15, 20)]),
        ("It fell by 5 to 40 percent.", [5, 40]),
        ("It rose five pence to 913 pence.", [Decimal("0.05"), Decimal("9.13")]),
    ],
)
def test_ranges_and_moves(nlp, text, bounds):
    found = read(nlp, text)._.quantities
    assert [q.value if q.value is not None else (q.low, q.high) for q in found] == bounds
    assert len({q.unit.code for q in found}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "It rose in the first nine months.",
        "On a good day it rained.",
        "The phone comes first and the rest later.",
        "She wore an N95 mask.",
        "It was dearer and more pleasant than a year earlier.",
        "He lives on the 33rd floor.",
        "It is her second term.",
        "They flew in a Boeing 737.",
        "No one came.",
        "It was not the first time.",
        "The game ended 2-0.",
    ],
)
def test_not_quantities(nlp, text):
    assert read(nlp, text)._.quantities == []


def test_what_is_rejected_has_its_reason(nlp):
    doc = read(nlp, "The fifth door was shut, and the 5G mast fell.")
    assert {why.words: why.value for why in doc._.factx_rejected} == {
        "fifth": "an ordinal that identifies",
        "5G": "a generation of mobile networks",
    }


def test_spans_are_on_the_doc(nlp):
    doc = read(nlp, "The firm built 600,000 5G base stations.")
    assert [span.text for span in doc.spans["factx_quantities"]] == ["600,000 5G base stations"]


def test_users_add_units_of_their_own(tmp_path):
    head = (HOME / "physical.csv").read_text(encoding="utf-8").splitlines()
    columns = next(line for line in head if not line.startswith("#"))
    row = "[smoot],smoot,length,,smoot,smt,,,m,1.7,,,364 {smoots}"
    (tmp_path / "physical.csv").write_text(f"# source: mine\n{columns}\n{row}\n", encoding="utf-8")
    units = units_of(lexicon_at(str(tmp_path)))
    assert units.by_name["[smoot]", "smoot"].factor == Decimal("1.7")


@pytest.mark.parametrize(
    "hostile", ["1 ", "1-", "$1 to ", "1,", "a 5% ", "( 5 km ", "one ", "5 of "]
)
def test_hostile_text_takes_linear_time(nlp, hostile):
    from factx.store import sheet_of

    reader = nlp.get_pipe("factx_quantities").read

    def seconds(size):
        doc = nlp.make_doc(hostile * (size // len(hostile)))
        for token in doc:
            token.tag_ = "CD"
        for room in ("factx_prose", "factx_numbers", "factx_times"):
            doc = nlp.get_pipe(room)(doc)
        sheet = sheet_of(doc)
        began = process_time()
        reader(sheet)
        return process_time() - began

    small, large = seconds(5_000), seconds(40_000)
    assert large < 24 * small + 0.5


SCALES = {"": 1, " million": 10**6, "bn": 10**9, " trillion": 10**12, " thousand": 1000}
STYLES = {
    "${}": "USD",
    "US${}": "USD",
    "£{}": "GBP",
    "€{}": "EUR",
    "{} euros": "EUR",
    "{} yuan": "CNY",
    "USD{}": "USD",
    "{}%": "%",
    "{} percent": "%",
    "{} per cent": "%",
    "{} percentage points": "pp",
    "{} kilometres": "km",
    "{} km/h": "km/h",
    "{} tonnes": "t",
    "{} square feet": "[ft_i]2",
    "{} megawatts": "MW",
    "{} hours": "h",
}


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    value=st.decimals(min_value=Decimal("2"), max_value=Decimal("999999"), places=1),
    commas=st.booleans(),
    scale=st.sampled_from(sorted(SCALES)),
    style=st.sampled_from(sorted(STYLES)),
)
def test_what_is_written_is_read_back(nlp, value, commas, scale, style):
    digits = f"{value:,}" if commas else str(value)
    text = f"The report put it at {style.format(digits + scale)} in all."
    quantity = only(nlp, text)
    assert (quantity.value, quantity.unit.code) == (value * SCALES[scale], STYLES[style])
    assert text[slice(*quantity.span)] == quantity.text == style.format(digits + scale)
