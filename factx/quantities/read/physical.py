"""Physical quantities: a number and a unit of length, mass, time, energy and so on."""

from __future__ import annotations

from decimal import Decimal

from factx.numbers.value import Number
from factx.quantities.compounds import compound
from factx.quantities.durations import is_compared, no_duration
from factx.quantities.near import BETWEEN, ends_sentence, numbers_at, unit_starts
from factx.quantities.units import Physical, units_of
from factx.quantities.value import Amount, scaled
from factx.rules.rule import Found, Kind, Words, rule
from factx.rules.view import View

_ONE = Decimal(1)
_ARTICLES = ("a", "an", "another", "per", "each", "every")
# One-letter symbols that may stand apart from the number; the others must touch it.
_APART = frozenset("WVCFKJNTRtmglhs")
# Symbols that are English words too, or titles, or clock times: glued to the number only.
_WORDLIKE = frozenset("in. ms pm am min sec bar gig ac ct us au pt ha as cal mt".split())


# Symbols of thousands and millions of years, which are names and words too.
_AGES = ("Ma", "ka", "Ga")


def physical(number: Number, unit: Physical) -> Amount:
    """A number of a physical unit."""
    return Amount(
        scaled(number, unit.scale), "physical", unit.code, unit.name, dimension=unit.dimension
    )


@rule(Kind("number"), Kind("short"))
def measured(view: View, i: int) -> Found | None:
    """``240,000 square meters``, ``15-meter``, ``4.5 km/h``, ``50mph``, ``ten years``, ``half an hour``, ``-40C``."""
    for number in numbers_at(view, i):
        if number.value.form == "ordinal":
            continue
        for start in unit_starts(view, number):
            found = unit_at(view, start, number.end)
            if found is None:
                continue
            end, unit = found
            reason = no_duration(view, i, end) if unit.dimension == "time" else ""
            if reason:
                return None
            return Found(end, physical(number.value, unit), (number,))
    return None


def unit_at(view: View, i: int, after: int) -> tuple[int, Physical] | None:
    """The unit at piece ``i``, for a number that ends at piece ``after``: a name, a symbol, or ``km/h`` made of two."""
    units = units_of(view.lexicon)
    named = units.word(view.pieces, i)
    symbol = units.symbol(view.pieces, i)
    if symbol and ends_sentence(view, i, symbol[0]):
        symbol = (symbol[0] - 1, symbol[1])
    powered = symbol is not None and compound(view, *symbol)[0] > symbol[0]
    if symbol and not powered and not _is_symbol(view, i, symbol[0], after):
        symbol = None
    found = max((f for f in (symbol, named) if f), key=lambda f: f[0], default=None)
    if found is None or (found is named and _is_other(view, i, found[0])):
        return None
    return compound(view, *found)


def _is_symbol(view: View, i: int, end: int, after: int) -> bool:
    """Whether the letters at piece ``i`` are a symbol: not a word, not part of a longer one."""
    raw = view.raw[i]
    touching = i == after and view.pieces.glued(i)
    if raw == "s" and view.word(after - 2) in ("-", "–") and view.pieces.glued(after - 1):
        return False
    if view.pieces.glued(end) and (view.raw[end][0].isalnum() or view.raw[end] in "'’&"):
        return False
    if (
        touching
        and raw == "m"
        and end - i == 1
        and view.at("short", after - 1)
        and not _is_metre(view, end)
    ):
        return False
    if end - i > 1 or touching or i > after:
        return touching or i == after or view.pieces.glued(after)
    if (raw.lower() in _WORDLIKE or raw in _AGES) and not _stands(view, i):
        return False
    if len(raw) == 1:
        following = view.raw[end] if end < view.size else "."
        many = view.tags[end : end + 1] == ["NNS"]
        return not raw.isalnum() or (raw in _APART and not following[0].isupper() and not many)
    return True


def _stands(view: View, i: int) -> bool:
    """Whether a symbol that may be a word is one apart from its number too: ``5 min``, ``56 Ma ago``."""
    following = view.word(i + 1)
    if view.raw[i] in _AGES:
        return following in ("ago", ")", ",", ";", ".", "to", "and", "or", "–", "")
    return view.raw[i] in ("min", "ha", "bar", "MT", "cal") and following not in ("the", "of")


def _is_metre(view: View, i: int) -> bool:
    """Whether the ``m`` of ``37m`` before piece ``i`` is a metre: its use follows, or the text speaks of lengths."""
    word = view.word(i)
    if word not in _OPEN:
        return _long(view, i) or word in ("(", "-", "x", "by") or view.tags[i : i + 1] == ["NN"]
    owned = word == "of" and view.word(i + 1) in ("its", "the", "their", "his", "her", "our")
    return not owned and any(low in _LENGTHS for low in view.low[max(i - 40, 0) : i + 40])


_OPEN = frozenset(("of", ",", ".", ")", "and", "to", ""))
_LENGTHS = frozenset(
    "metre metres meter meters km cm mm feet ft kilometres kilometers miles height depth tall wide deep".split()
)


def _long(view: View, i: int) -> bool:
    """Whether a metre's use follows: ``1,500 m race``, ``5 m long``."""
    return view.word(i) in (
        "long",
        "wide",
        "high",
        "tall",
        "deep",
        "race",
        "above",
        "below",
        "away",
        ",",
        ".",
        ")",
        "of",
        "and",
    )


def _is_other(view: View, i: int, end: int) -> bool:
    """Whether a unit's name is another word here: ``the 1988 second quarter``, ``5,000 day care spaces``."""
    word = view.low[end - 1]
    if word == "cups":
        return view.word(end) != "of"
    if end - i > 1 or view.word(i - 1) == "-" or word not in _THINGS:
        return False
    if word == "second":
        return True
    number = view.before("number", i)
    owned = (
        number is not None and view.tags[number.start - 1] in ("DT", "PRP$", "JJ") if i else False
    )
    return not owned and _leads_to_plural(view, end)


# Units that are things too; with a plural noun behind them and no article before the number they are no units.
_THINGS = frozenset(
    ("second", "day", "league", "degree", "foot", "bar", "cup", "stone", "yard", "night")
)


def _leads_to_plural(view: View, i: int) -> bool:
    """Whether nouns from piece ``i`` on end in a plural."""
    for j in range(i, min(i + 4, view.size)):
        if view.tags[j] == "NNS":
            return True
        if view.tags[j] not in ("NN", "JJ", "HYPH"):
            return False
    return False


@rule(Words(("a", "an", "another", "one")))
def one_of(view: View, i: int) -> Found | None:
    """``an hour after``, ``nearly a decade ago``, ``an additional year``, ``a year or two``, ``a mile away``."""
    at = i + 1
    if view.word(at) in BETWEEN:
        at += 1
    found = units_of(view.lexicon).word(view.pieces, at)
    if found is None or view.low[i] == "one" or not _is_one(view, i, at, found):
        return None
    end, unit = found
    number = Number("cardinal", _ONE)
    if view.low[end : end + 2] == ["or", "two"]:
        return Found(end + 2, physical(Number("range", low=_ONE, high=Decimal(2)), unit))
    half = _and_a_half(view, end)
    if half:
        return Found(half, physical(Number("cardinal", Decimal("1.5")), unit))
    return Found(end, physical(number, unit))


def _and_a_half(view: View, i: int) -> int | None:
    """``a minute and a half``: the piece after it."""
    return i + 3 if view.low[i : i + 3] == ["and", "a", "half"] else None


@rule(Kind("number"), layer=2)
def and_a_half(view: View, i: int) -> Found | None:
    """``two hours and a half``."""
    first = view.at("quantity", i)
    if first is None or not first.rule.startswith("quantities.physical"):
        return None
    end = _and_a_half(view, first.end)
    number = first.value.number
    if end is None or number.value is None:
        return None
    value = Number("cardinal", number.value + Decimal("0.5"))
    return Found(end, first.value.given(value), (first,))


_AFTER_ONE = frozenset(
    "ago later after before away from of long-term wide high tall deep earlier old".split()
)
_BEFORE_ONE = frozenset(
    "for within than nearly almost about around over under roughly just in spent spend last lasted lasts took take "
    "takes some half barely only every after approximately".split()
)


def _is_one(view: View, i: int, at: int, found: tuple[int, Physical]) -> bool:
    """Whether ``a year`` is an amount of time or way, and no rate, no name and no period of comparison."""
    end, unit = found
    before, after = view.word(i - 1), view.word(end)
    if view.before("number", i) or view.tags[end - 1] not in ("NN", "", "NNP"):
        return False
    if _and_a_half(view, end) or view.low[end : end + 2] == ["or", "two"]:
        return True
    if before == "of" and view.word(i - 2) in ("most", "much", "part"):
        return is_end(view, end)
    if view.low[i] == "another" or at > i + 1:
        good = view.low[i + 1] in ("good", "brief") and before not in _BEFORE_ONE
        defined = after == "of" and view.at("number", end + 1) is not None
        return before != "on" and not good and not defined and is_end(view, end)
    if unit.dimension != "time":
        return before in ("half", "quarter", "than", "about", "nearly", "almost") and is_end(
            view, end
        )
    if unit.scale > _ONE or unit.code in ("h", "min", "s"):
        return (before in _BEFORE_ONE or after in _AFTER_ONE) and is_end(view, end)
    if before == "in" and _superlative(view, i - 1):
        return is_end(view, end)
    if after == "on" and view.word(end + 1) == "," and (not i or view.raw[i][0].isupper()):
        return True
    if after in ("ago", "earlier", "before") or before in ("in", "every"):
        return (
            not is_compared(view, i, end)
            and before in ("than", "nearly", "almost", "about", "over")
            and after
            in (
                "ago",
                "earlier",
            )
        )
    return (before in _BEFORE_ONE or after in ("after", "later", "away")) and is_end(view, end)


def _superlative(view: View, i: int) -> bool:
    """``the smallest gain in a year``, ``for the third time in a year``: a record or a repeat of so long."""
    near = range(max(i - 4, 0), i)
    if any(view.tags[j] in ("JJS", "RBS") for j in near):
        return True
    ordinal = view.at("number", i - 2)
    return view.word(i - 1) == "time" and ordinal is not None and ordinal.value.form == "ordinal"


def is_end(view: View, end: int) -> bool:
    """Whether a noun phrase ends before piece ``end``: no noun follows."""
    return (
        end >= view.size
        or not view.tags[end].startswith(("NN", "CD"))
        or view.word(end) in _AFTER_ONE
    )


@rule(Kind("number"))
def height(view: View, i: int) -> Found | None:
    """``5'10"``, ``6'``: feet and inches in signs."""
    feet = view.at("number", i)
    if (
        feet is None
        or view.word(feet.end) not in ("'", "’", "′")
        or not view.pieces.glued(feet.end)
    ):
        return None
    inches = view.at("number", feet.end + 1)
    if inches is None or view.word(inches.end) not in ('"', "”", "″") or feet.value.value is None:
        return None
    if inches.value.value is None or inches.value.value >= 12:
        return None
    value = feet.value.value + inches.value.value / 12
    amount = Amount(Number("cardinal", value), "physical", "[ft_i]", "foot", dimension="length")
    return Found(inches.end + 1, amount, (feet, inches))
