"""Two amounts that make one: ranges whose ends have their own units, and amounts of a large and a small unit."""

from __future__ import annotations

from decimal import Decimal

from factx.numbers.value import Number
from factx.quantities.near import after_hyphen, moved, number_at, taken
from factx.quantities.value import Amount
from factx.rules.match import Match
from factx.rules.rule import Found, Kind, rule
from factx.rules.view import View
from factx.words.senses import verbs

_SPREAD = verbs("vary") | frozenset("anywhere anything somewhere priced".split())
# Between "from" and the amount that something moves from: "from the current 20 litres".
_KNOWN = frozenset(
    "the a its their current present previous initial original today's about around".split()
)
_LONGEST_LIST = 12
_DASHES = frozenset("-‐‑–—")


def _measure(view: View, i: int) -> Match | None:
    """The amount at piece ``i``, if it has a unit."""
    found = view.at("quantity", i)
    return found if found and found.value.kind in ("currency", "percent", "physical") else None


@rule(Kind("quantity"), layer=2)
def ends(view: View, i: int) -> Found | None:
    """``$3 to $5 million``, ``5% to 10%``, ``between £300m (…) and £400m``, ``15.5 cm to 23.5 cm``."""
    first = _measure(view, i)
    if first is None or first.value.number.value is None:
        return None
    end, bracket = _past_bracket(view, first.end)
    word, between = view.word(end), view.word(i - 1) == "between"
    if word == "±":
        return _give_or_take(view, first)
    if not (word == "and" and between) and not (
        word in _DASHES or (word == "to" and not _moves(view, i))
    ):
        return None
    second = _measure(view, end + 1)
    if second is None or second.value.code != first.value.code or second.value.number.value is None:
        return None
    low, high = _lifted(first, second), second.value.number.value
    if low >= high or (bracket and not between):
        return None
    number = Number("range", low=low, high=high)
    return Found(second.end, second.value.given(number), (first, *bracket, second))


def _give_or_take(view: View, first: Match) -> Found | None:
    """``46.8% ± 1.6%``: both with their unit."""
    spread = _measure(view, first.end)
    if spread is None or spread.value.code != first.value.code:
        return None
    middle, away = first.value.number.value, spread.value.number.high
    if away is None or spread.value.number.low != -away:
        return None
    number = Number("range", low=middle - away, high=middle + away)
    return Found(spread.end, first.value.given(number), (first, spread))


def _moves(view: View, i: int) -> bool:
    """Whether ``from`` or a verb of change before the amount starts a change, not a range."""
    at = i - 1
    while view.word(at) in _KNOWN:
        at -= 1
    return moved(view, i) or (view.word(at) == "from" and view.word(at - 1) not in _SPREAD)


def _past_bracket(view: View, i: int) -> tuple[int, tuple[Match, ...]]:
    """The piece after a conversion in brackets at piece ``i``, and the conversion."""
    inside = _measure(view, i + 1) if view.word(i) == "(" else None
    if inside is not None and view.word(inside.end) == ")":
        return inside.end + 1, (inside,)
    return i, ()


def _lifted(first: Match, second: Match) -> Decimal:
    """The lower bound: the ``$3`` of ``$3 to $5 million`` is three million."""
    low: Decimal = first.value.number.value
    number = second.parts[0] if second.parts else None
    if number is None or not number.rule.startswith(("numbers.multiplied", "numbers.scaled_parts")):
        return low
    own = first.parts[0] if first.parts else None
    base = number.parts[0].value if number.parts else None
    if own is None or own.rule == number.rule or not isinstance(base, Number) or not base.value:
        return low
    high: Decimal = second.value.number.value
    return low * high / base.value if 0 < low < base.value else low


@rule(Kind("number"), layer=2)
def shared_unit(view: View, i: int) -> Found | None:
    """``from 4.8 to 4.7 percent``, ``to 4.25 from 4.5 percent``: the first has the second's unit."""
    number = number_at(view, i)
    if number is None or taken(view, i) or number.value.value is None:
        return None
    listed = _listed(view, number)
    if listed is not None:
        return Found(number.end, listed.value.given(number.value), (number,))
    end = number.end
    if view.word(end) == "-" and view.pieces.glued(end) and not view.pieces.glued(end + 1):
        end += 1
    word = view.word(end)
    back = word == "from" and view.word(i - 1) == "to"
    if not (back or word in ("to", "or", "and", "/", "-", "–")) or view.pieces.broken(end):
        return None
    other = _measure(view, end + 1)
    if other is None or other.parts and other.parts[0].rule.endswith(".sign_before"):
        return None
    before = word != "and" or view.word(i - 1) in ("between", "both", "of", "by", "from")
    if not before or (
        other.value.kind == "currency"
        and view.raw[other.start][0].isalpha() is False
        and not view.raw[other.start][0].isdecimal()
    ):
        return None
    return Found(number.end, other.value.given(number.value), (number,))


def _listed(view: View, first: Match) -> Match | None:
    """The amount that ends a list of bare numbers: ``5, 10, 20 and 50 mg``; a year is no number of it."""
    number: Match | None = first
    size = 0
    while number is not None and size < _LONGEST_LIST and not _is_year(view, number):
        end, size = number.end, size + 1
        if view.word(end) == "," and view.word(end + 1) in ("and", "or"):
            end += 1
        if view.word(end) in ("and", "or"):
            return _measure(view, end + 1) if size > 1 else None
        if view.word(end) != "," or view.pieces.glued(end + 1) or view.pieces.broken(end + 1):
            return None
        other = _measure(view, end + 1)
        if other is not None and other.parts and other.end == other.parts[0].end:
            return other
        number = number_at(view, end + 1)
    return None


def _is_year(view: View, number: Match) -> bool:
    return number.width == 1 and len(view.raw[number.start]) == 4


@rule(Kind("number"), layer=2)
def hyphened(view: View, i: int) -> Found | None:
    """``0-to-60-mph``, ``a five-to-ten-year plan``: the ends of a range and its unit; ``10-by-12-foot``."""
    number = number_at(view, i)
    if (
        number is None
        or number.value.value is None
        or view.low[number.end : number.end + 3] not in (["-", "to", "-"], ["-", "by", "-"])
    ):
        return None
    other = _measure(view, number.end + 3)
    if other is not None and view.word(number.end + 1) == "by":
        return Found(number.end, other.value.given(number.value), (number,))
    if (
        other is None
        or other.value.number.value is None
        or other.value.number.value <= number.value.value
    ):
        return None
    value = Number("range", low=number.value.value, high=other.value.number.value)
    return Found(other.end, other.value.given(value), (number, other))


_CLOCK = {("h", "min"): Decimal(60), ("min", "s"): Decimal(60), ("a", "mo"): Decimal(12)}
_SMALLER = {
    "[lb_av]": ("[oz_av]", Decimal(1) / 16),
    "[stone_av]": ("[lb_av]", Decimal(1) / 14),
    "m": ("cm", Decimal("0.01")),
    "kg": ("g", Decimal("0.001")),
}


@rule(Kind("quantity"), layer=2)
def and_smaller(view: View, i: int) -> Found | None:
    """``3 dollars 50 cents``, ``8 pounds, 5 ounces``, ``six hours and 35 minutes``: one amount in two units."""
    first = _measure(view, i)
    if first is None or first.value.number.value is None:
        return None
    at = first.end
    timed = first.value.dimension == "time"
    if view.word(at) in ("and", ",") and (timed or first.value.kind != "physical"):
        at += 1
    second = _measure(view, at)
    if second is None or second.value.number.value is None:
        return None
    factor = _share(first.value, second.value)
    if factor is None or (view.word(at - 1) == "," and view.word(second.end) == "of"):
        return None
    if first.value.dimension == "time":
        parts = _CLOCK[first.value.code, second.value.code]
        smaller = first.value.number.value * parts + second.value.number.value
        return Found(second.end, second.value.given(Number("cardinal", smaller)), (first, second))
    number = Number("cardinal", first.value.number.value + second.value.number.value * factor)
    return Found(second.end, first.value.given(number), (first, second))


@rule(Kind("quantity"), layer=2)
def feet_and_inches(view: View, i: int) -> Found | None:
    """``5 ft 10 in``, ``5-foot-10``, ``6 feet 2``: a height."""
    feet = _measure(view, i)
    if feet is None or feet.value.code != "[ft_i]" or feet.value.number.value is None:
        return None
    at = after_hyphen(view, feet.end)
    inches = number_at(view, at + (view.word(at) in ("and", ",")))
    if inches is None or inches.value.value is None or not 0 <= inches.value.value < 12:
        return None
    end, named = inches.end, view.word(inches.end) in ("in", "in.", "inch", "inches")
    tall = feet.value.number.value < 9 and (
        view.word(end) in (",", ".", ")", "", "tall") or inches.start > feet.end
    )
    if not named and not tall:
        return None
    number = Number("cardinal", feet.value.number.value + inches.value.value / 12)
    return Found(end + named, feet.value.given(number), (feet, inches))


def _share(first: Amount, second: Amount) -> Decimal | None:
    """What one of the smaller unit is of the greater one; None where they do not belong together."""
    if first.dimension == second.dimension == "time":
        parts, size = _CLOCK.get((first.code, second.code)), second.number.value
        return 1 / parts if parts and size is not None and size < parts else None
    if first.kind == "physical" and _SMALLER.get(first.code, ("",))[0] == second.code:
        return _SMALLER[first.code][1]
    small = second.number.value is not None and second.number.value < 1
    whole = (
        first.number.value is not None
        and first.number.value == first.number.value.to_integral_value()
    )
    minor = first.kind == second.kind == "currency" and (
        first.code == second.code or first.code in second.others
    )
    return Decimal(1) if minor and small and whole else None


@rule(Kind("number"), layer=2)
def of_amount(view: View, i: int) -> Found | None:
    """``280 million of the 1.5 billion shekels``, ``four of the past five years``: the unit of the whole."""
    number = number_at(view, i)
    if number is None or taken(view, i) or view.word(number.end) != "of":
        return None
    if number.value.form not in ("cardinal", "range"):
        return None
    at = number.end + 1
    if view.word(at) in ("the", "its", "their", "a", "an", "that", "his", "her", "my", "our"):
        at += 1
    at += view.word(at) in ("last", "past", "next", "previous", "first")
    whole = _measure(view, at)
    if whole is None or (whole.value.dimension == "time" and not _is_stretch(view, whole)):
        return None
    return Found(number.end, whole.value.given(number.value), (number,))


def _is_stretch(view: View, match: Match) -> bool:
    """Whether a length of time is one of several alike: ``the past five years``; not ``the 14-year-old boys``."""
    return view.low[match.end - 1].endswith("s") and "-" not in view.low[match.start : match.end]
