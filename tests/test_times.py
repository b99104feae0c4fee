"""Times: what users rely on beyond the rules' own examples. Tokens only: no tagger is needed."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from time import process_time

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from factx.errors import FormatError, InputError
from factx.evaluation.benchmarks.tempeval import (
    Columns,
    columns_of,
    read,
    report,
    tallies,
    timeml,
)
from factx.model import Time
from factx.times.expression import Calendar, Length, Modified, Shift
from factx.times.reckon.context import Context
from factx.times.reckon.explicit import by_dateparser, fast
from factx.times.reckon.holidays import holiday
from factx.times.reckon.lengths import duration
from factx.times.reckon.reckon import reckon

THURSDAY = "2021-02-04"


@pytest.fixture(scope="module")
def light():
    nlp = spacy.blank("en")
    for room in ("prose", "numbers", "times"):
        nlp.add_pipe(f"factx_{room}")
    return nlp


def times(nlp, text, published=THURSDAY):
    doc = nlp.make_doc(text)
    doc._.published = published
    return nlp(doc)._.times


def only(nlp, text, published=THURSDAY) -> Time:
    found = times(nlp, text, published)
    assert len(found) == 1, [time.text for time in found]
    return found[0]


READINGS = [
    (
        "It shut by the end of last year.",
        "the end of last year",
        "DATE",
        "2020",
        "END",
        "2020-12-31",
        "2020-12-31",
    ),
    ("It shut in March 2020.", "March 2020", "DATE", "2020-03", None, "2020-03-01", "2020-03-31"),
    ("It shut on Jan. 26.", "Jan. 26", "DATE", "2021-01-26", None, "2021-01-26", "2021-01-26"),
    ("It shut last week.", "last week", "DATE", "2021-W04", None, "2021-01-25", "2021-01-31"),
    ("It shut in the 1990s.", "the 1990s", "DATE", "199", None, "1990-01-01", "1999-12-31"),
    ("It took three years.", "three years", "DURATION", "P3Y", None, None, None),
    ("It is currently shut.", "currently", "DATE", "PRESENT_REF", None, None, None),
    ("It shut on Tuesday.", "Tuesday", "DATE", "2021-02-02", None, "2021-02-02", "2021-02-02"),
    ("It will shut on Tuesday.", "Tuesday", "DATE", "2021-02-09", None, "2021-02-09", "2021-02-09"),
    ("It shut on Thursday.", "Thursday", "DATE", "2021-02-04", None, "2021-02-04", "2021-02-04"),
    ("It shut in November.", "November", "DATE", "2020-11", None, "2020-11-01", "2020-11-30"),
    ("It will shut in November.", "November", "DATE", "2021-11", None, "2021-11-01", "2021-11-30"),
    (
        "It shut early this month.",
        "early this month",
        "DATE",
        "2021-02",
        "START",
        "2021-02-01",
        "2021-02-28",
    ),
    (
        "It shut on Wednesday night.",
        "Wednesday night",
        "TIME",
        "2021-02-03TNI",
        None,
        "2021-02-03",
        "2021-02-03",
    ),
    ("It rains every morning.", "every morning", "SET", "XXXX-XX-XXTMO", None, None, None),
    (
        "It shut in the mid-1990s.",
        "the mid-1990s",
        "DATE",
        "199",
        "MID",
        "1990-01-01",
        "1999-12-31",
    ),
    ("It shut in fiscal 2019.", "fiscal 2019", "DATE", "2019", None, "2019-01-01", "2019-12-31"),
    (
        "It shut two weeks ago.",
        "two weeks ago",
        "DATE",
        "2021-W03",
        None,
        "2021-01-18",
        "2021-01-24",
    ),
    ("It shut in Q3 2020.", "Q3 2020", "DATE", "2020-Q3", None, "2020-07-01", "2020-09-30"),
    ("It shut on 3/4/2020.", "3/4/2020", "DATE", "2020-03-04", None, "2020-03-04", "2020-03-04"),
    ("It shut a decade ago.", "a decade ago", "DATE", "2011", None, "2011-01-01", "2011-12-31"),
    ("It takes several days.", "several days", "DURATION", "PXD", None, None, None),
]


@pytest.mark.parametrize(
    ("text", "words", "kind", "value", "mod", "begin", "end"),
    READINGS,
    ids=[r[0] for r in READINGS],
)
def test_a_time_has_value_mod_and_interval(light, text, words, kind, value, mod, begin, end):
    time = only(light, text)
    assert (time.text, time.type, time.value, time.mod) == (words, kind, value, mod)
    assert (time.begin, time.end) == (begin, end)


@pytest.mark.parametrize(
    "text",
    [
        "It may rain.",
        "The march through the town was long.",
        "She came second.",
        "The Sun wrote about it.",
        "They fall behind and spring back.",
        "He read “1984” again.",
        "The firm employs 2020 people.",
        "See page 1987.",
        "She is 36 years old.",
    ],
)
def test_these_are_no_times(light, text):
    assert times(light, text) == []


def test_a_range_is_a_time_made_of_its_two_ends(light):
    low, whole, high = times(light, "It grew from 2004 to 2009.")
    assert (low.text, whole.text, high.text) == ("2004", "2004 to 2009", "2009")
    assert whole.parts == (low.id, high.id) == ("t1", "t3")
    assert (whole.value, whole.begin, whole.end) == ("2004/2009", "2004-01-01", "2009-12-31")


def test_the_first_end_takes_the_year_of_the_last(light):
    low, whole, high = times(light, "It rained between March and June 2020.")
    assert (low.value, whole.value, high.value) == ("2020-03", "2020-03/2020-06", "2020-06")


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("It rose over the past three months.", "2020-11-05", "2021-02-04"),
        ("It will rise over the next two weeks.", "2021-02-04", "2021-02-17"),
        ("It rose in the last five months of her life.", None, None),
        ("It rose over the previous three months.", None, None),
        ("It rose over the last few years.", None, None),
    ],
)
def test_a_stretch_up_to_now_ends_on_the_day_of_publication(light, text, begin, end):
    time = only(light, text)
    assert (time.type, time.begin, time.end) == ("DURATION", begin, end)


def test_a_week_that_ends_on_a_day_has_seven_days(light):
    week, day = times(light, "It fell in the week ending Jan. 30.")
    assert (week.type, week.value) == ("DURATION", "P1W")
    assert (week.begin, week.end, day.value) == ("2021-01-24", "2021-01-30", "2021-01-30")


def test_then_is_the_time_told_before(light):
    found = times(light, "The fleet had 30 jets in 2019. Until then it had grown.")
    assert [(time.text, time.value) for time in found] == [("2019", "2019"), ("then", "2019")]
    assert only(light, "Back then it had 40 ships.").note == "no time told before"


def test_a_whole_month_name_leaves_the_full_stop_alone(light):
    assert only(light, "It rose in late July.").text == "late July"
    assert only(light, "It rose in Sept. when it rained.").text == "Sept."


def test_without_publication_date_a_value_stays_open_and_says_why(light):
    for text, value in [
        ("It shut last year.", "XXXX"),
        ("It shut on Friday.", "XXXX-WXX-5"),
        ("It shut in March.", "XXXX-03"),
    ]:
        time = only(light, text, None)
        assert (time.value, time.begin, time.end, time.note) == (
            value,
            None,
            None,
            "no publication date",
        )


def test_a_full_date_needs_no_publication_date(light):
    assert only(light, "It shut on March 6, 2021.", None).begin == "2021-03-06"


def test_the_date_order_settles_figures():
    nlp = spacy.blank("en")
    for room in ("prose", "numbers"):
        nlp.add_pipe(f"factx_{room}")
    nlp.add_pipe("factx_times", config={"date_order": "DMY"})
    assert only(nlp, "It shut on 3/4/2020.").value == "2020-04-03"
    assert only(nlp, "It shut on 4/25/2020.").value == "2020-04-25"


@pytest.mark.parametrize(
    ("text", "said", "value", "begin"),
    [
        ("Sales rose for the quarter ended Sept. 29.", "the quarter", "2020-Q3", "2020-07-01"),
        ("It was the quarter that ended Dec. 2.", "the quarter", "2020-Q4", "2020-10-01"),
        ("The quarter ended Oct. 2 was poor.", "The quarter", "2020-Q3", "2020-07-01"),
        (
            "It had a loss in the quarter ended Sept. 29, after a profit a year earlier.",
            "a year earlier",
            "2019-Q3",
            "2019-07-01",
        ),
        (
            "It had a loss for its fourth quarter ended June 30.",
            "fourth quarter",
            "2020-Q4",
            "2020-04-01",
        ),
        (
            "Profit fell in the fiscal first quarter. It was $5 million in the year ended June 30.",
            "fiscal first quarter",
            "2021-Q1",
            "2020-07-01",
        ),
        ("Profit fell in the third quarter.", "the third quarter", "2020-Q3", "2020-07-01"),
        (
            "Profit fell in the third quarter. It was low in the year ended June 30.",
            "the third quarter",
            "2020-Q3",
            "2020-07-01",
        ),
        (
            "Sales in the three months to June were $9 million, up from $7 million a year earlier.",
            "a year earlier",
            "2019-Q2",
            "2019-04-01",
        ),
        (
            "Net for the July-September period was $9 million, from $7 million a year earlier.",
            "a year earlier",
            "2019-Q3",
            "2019-07-01",
        ),
        (
            "He was fired in 1965. The next year he had a shop.",
            "The next year",
            "1966",
            "1966-01-01",
        ),
        (
            "In June, prices rose 2 percent from May, after a rise of 1 percent the month before.",
            "the month before",
            "2020-05",
            "2020-05-01",
        ),
        (
            "Output will reach 5 million by the end of the decade.",
            "the end of the decade",
            "202",
            "2029-12-31",
        ),
        ("It burned on the night of Jan. 4.", "the night of Jan. 4", "2021-01-04TNI", "2021-01-04"),
        (
            "It lost in the third quarter. In the 2018 period it won. It sold much in the quarter.",
            "the quarter",
            "2020-Q3",
            "2020-07-01",
        ),
    ],
)
def test_a_quarter_of_account_is_the_calendars_that_its_end_lies_in(
    light, text, said, value, begin
):
    found = next(time for time in times(light, text) if time.text.endswith(said))
    assert (found.value, found.begin) == (value, begin)


def test_a_year_earlier_is_before_the_quarter_compared(light):
    first, second = times(
        light, "Profit in the fourth quarter rose from $3 million a year earlier."
    )
    assert (first.value, second.value) == ("2020-Q4", "2019-Q4")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Prices rose 5 percent in December. On the month they rose 1 percent.", "2020-12"),
        (
            "Prices rose in December, up from 2 percent in November, and 1 percent on the month.",
            "2020-12",
        ),
        ("Prices rose in December. Ships will bring rice by the middle of the month.", "2021-02"),
    ],
)
def test_the_month_is_the_one_told_of(light, text, value):
    assert times(light, text)[-1].value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On Monday it rained. It sank shortly after 11 p.m.", "2021-02-01T23:00"),
        ("On Monday it rained. It has rained since 11 p.m.", "2021-02-04T23:00"),
        ("That is 33 per cent, down from 61 at Christmas.", "2020-12-25"),
        ("He could not be reached on Friday.", "2021-01-29"),
        ("Neither could be found on Friday.", "2021-01-29"),
        ("He could be freed on Friday.", "2021-02-05"),
        ("On Friday the cabinet planned to pay 32 claims.", "2021-02-05"),
        ("They planned a march on Friday.", "2021-02-05"),
        ("The cabinet paid 32 claims on Friday.", "2021-01-29"),
        ("Today it has 32 wells.", "PRESENT_REF"),
        ("Today, about 40 wells give water.", "PRESENT_REF"),
        ("Today it dug 32 wells.", "2021-02-04"),
        ("Today is a sad day.", "2021-02-04"),
        ("It opens today.", "2021-02-04"),
    ],
)
def test_the_tense_tells_which_day_is_meant(nlp, text, value):
    assert times(nlp, text)[-1].value == value


def test_explain_names_the_rule_and_the_anchor(light):
    told = only(light, "It shut by the end of last year.").explain()
    assert "times.mods.edge" in told
    assert "times.placed.unit" in told
    assert "published 2021-02-04" in told


def test_a_duration_is_a_quantity_by_one_leaf(light):
    def amounts(text):
        doc = light(text)
        return [
            leaf.value
            for match in doc._.factx_times
            for leaf in match.leaves("times.lengths.amount")
        ]

    assert amounts("It shut six weeks ago.") == [Length((("W", Decimal(6)),))]
    assert amounts("It was lower a year earlier.") == []
    assert amounts("It fell in the first nine months.") == []
    assert amounts("It fell over the last five months.") == [Length((("M", Decimal(5)),))]


def test_reckoning_knows_no_clock_and_no_text():
    context = Context(date(2021, 2, 4))
    assert reckon(Shift("Y", Decimal(-1)), context).value == "2020"
    assert reckon(Modified("END", Shift("Y", Decimal(-1)), True), context).begin == "2020-12-31"
    assert reckon(Calendar(2021, 2, 30), context).note == "no such day"
    assert reckon(Shift("Y", Decimal(-5000)), context).note == "beyond the calendar"


def test_holidays():
    assert holiday("11-4-4", 2020) == date(2020, 11, 26)
    assert holiday("05--1-1", 2020) == date(2020, 5, 25)
    assert holiday("easter-2", 2021) == date(2021, 4, 2)
    assert holiday("11-01>2", 2020) == date(2020, 11, 3)
    assert holiday("02-29", 2021) is None


def test_durations():
    assert duration((("H", Decimal("5.5")),)) == "PT5H30M"
    assert duration((("Y", Decimal(2)), ("M", Decimal(3)))) == "P2Y3M"
    assert duration((("DE", Decimal(2)),)) == "P20Y"
    assert duration((("MIN", None),)) == "PTXM"


STYLES = ["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%b %d, %Y", "%b. %d, %Y", "%m/%d/%Y", "%Y/%m/%d"]


def written(day, style):
    return day.strftime(style).replace("May.", "May")


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(STYLES))
def test_our_fast_reader_agrees_with_dateparser(day, style):
    text = written(day, style)
    assert fast(text) == day == by_dateparser(text)


@settings(max_examples=100, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(STYLES))
def test_a_date_written_out_is_read_back(light_cached, day, style):
    assert only(light_cached, f"It shut on {written(day, style)}.").begin == day.isoformat()


@pytest.fixture(scope="module")
def light_cached(light):
    return light


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from("DWMQY"),
    st.integers(-30, 30),
    st.dates(date(1950, 1, 1), date(2050, 12, 31)),
)
def test_a_shift_and_its_opposite_meet(unit, count, day):
    there = reckon(Shift(unit, Decimal(count)), Context(day)).period
    back = reckon(Shift(unit, Decimal(-count)), Context(there.begin)).period
    assert back.begin <= day <= back.end


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="0123456789 -/:.,'’janfribetwdo\n", max_size=80))
def test_any_text_is_read_without_fault_and_spans_hold(light_cached, text):
    for time in times(light_cached, text):
        assert text[slice(*time.span)] == time.text
        if time.begin and time.end and not time.parts:
            assert time.begin[:10] <= time.end[:10]


@pytest.mark.parametrize(
    "unit",
    [
        "March ",
        "2020-",
        "the ",
        "1/",
        "a year ",
        "Friday, ",
        "10:",
        "last ",
        "two years and ",
        "from 2004 to ",
        "' ",
    ],
)
def test_hostile_repetition_is_read_in_linear_time(light, unit):
    def seconds(size):
        doc = light.make_doc((unit * (size // len(unit) + 1))[:size])
        began = process_time()
        light(doc)
        return process_time() - began

    seconds(1000)
    small, large = seconds(5_000), seconds(20_000)
    assert large < 12 * small + 0.2


TIMEML = """<?xml version="1.0" ?><TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2021-02-04">x</TIMEX3></DCT>
<TEXT>It <EVENT eid="e1">shut</EVENT> <TIMEX3 tid="t1" type="DATE" value="2021-02-02">Tuesday.</TIMEX3> A &amp; B met.
</TEXT></TimeML>"""
COLUMNS = """DCT_2021-02-04\t_\t_\t_\t_\t_\t_\ttmx0\tDATE\t2021-02-04

It\t1\t1\tit\tO\tO\tO\tO\tO\tO
shut\t2\t1\tshut\tO\tO\tO\tO\tO\tO
last\t3\t1\tlast\tO\tO\tO\ttmx1\tB-DATE\t2020
year\t4\t1\tyear\tO\tO\tO\ttmx1\tI-DATE\t2020
.\t5\t1\t.\tO\tO\tO\tO\tO\tO
"""


def test_tempeval_reads_timeml(light):
    gold = timeml(TIMEML, "a.tml")
    assert gold.published == THURSDAY
    assert gold.text.strip() == "It shut Tuesday. A & B met."
    counts = tallies(gold, times(light, gold.text))
    assert {name: (t.right, t.gold, t.predicted) for name, t in counts.items()} == dict.fromkeys(
        ("strict", "relaxed", "type", "value"), (1, 1, 1)
    )


def test_tempeval_reads_columns(light):
    gold = columns_of(COLUMNS, "a.col", Columns())
    assert (gold.published, gold.text.strip()) == (THURSDAY, "It shut last year.")
    assert [(t.text, t.type, t.value) for t in gold.times] == [("last year", "DATE", "2020")]
    assert tallies(gold, times(light, gold.text))["value"].right == 1


def test_tempeval_reports_measures_and_signature(light, tmp_path):
    (tmp_path / "a.tml").write_text(TIMEML, encoding="utf-8")
    lines = list(report(light, [tmp_path], examples=3))
    assert lines[0] == "1 documents, 1 times"
    assert [line.split()[:4] for line in lines[2:6]] == [
        [name, "100.0", "100.0", "100.0"] for name in ("strict", "relaxed", "type", "value")
    ]
    assert "tempeval3" in lines[6]


TIMEX = '<TIMEX3 tid="t1" type="DATE" value="{}">{}</TIMEX3>'


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        (TIMEX.format("2021-WXX", "last week"), "the week left open"),
        ("last week", "dates passed over"),
        (TIMEX.format("PAST_REF", "once"), "adverbs of time"),
        (TIMEX.format("2021-02-01", "Monday night"), "parts of days as dates"),
    ],
)
def test_tempeval_names_the_cause_of_a_disagreement(light, tmp_path, said, cause):
    before, after = TIMEML.split('<TIMEX3 tid="t1"')
    text = f"{before}{said} {after.split('</TIMEX3>')[1]}"
    (tmp_path / "a.tml").write_text(text, encoding="utf-8")
    lines = list(report(light, [tmp_path], examples=3))
    assert any(f" {cause}: " in line for line in lines), lines


def test_tempeval_says_what_is_wrong(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        read([tmp_path / "none.tml"], Columns())
    broken = tmp_path / "b.col"
    broken.write_text("It O O\n", encoding="utf-8")
    with pytest.raises(FormatError, match="say which columns"):
        read([broken], Columns())


def test_weeks_are_iso_weeks():
    for offset in range(800):
        day = date(2019, 12, 20) + timedelta(days=offset)
        year, week, _ = day.isocalendar()
        assert reckon(Shift("W", Decimal(0)), Context(day)).value == f"{year}-W{week:02d}"
