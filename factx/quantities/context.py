"""What the text around decides: which dollar, which ton, a pound of money or of weight; the alternative is kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from factx.quantities.money import PLACES, Place, currency_name
from factx.quantities.near import begins_clause
from factx.quantities.senses import WORDS, ContextWord
from factx.quantities.units import Physical, divided, units_of
from factx.quantities.value import Amount
from factx.rules.match import Match
from factx.rules.view import View
from factx.words.senses import nouns

_NEAR = 40
# Currencies whose sign is theirs unless the whole text speaks against it.
_STRONG = frozenset(("USD", "GBP", "JPY", "EUR"))
# Countries whose own press writes a bare $ for their dollar; of others the foreign press writes, in US dollars.
_OWN_DOLLARS = frozenset(("CAD", "AUD", "NZD", "CNY"))
_METRIC = frozenset(("m", "km", "cm", "kg", "t", "L", "Cel", "m2", "km2", "har", "mm"))
_CUSTOMARY = frozenset(
    ("[mi_i]", "[ft_i]", "[in_i]", "[lb_av]", "[degF]", "[gal_us]", "[ft_i]2", "[acr_us]", "[yd_i]")
)


class Context:
    """The places a text names, and the units of its other amounts; gathered once, when something is ambiguous."""

    def __init__(self, view: View, matches: list[Match]) -> None:
        self.view = view
        self.codes = Counter(m.value.code for m in matches if not m.value.others)
        self.places = _places(view)
        self.count = Counter(code for _, code, _ in self.places)

    def nearest(self, i: int, codes: tuple[str, ...]) -> tuple[str, int, int] | None:
        """The nearest place word that speaks for one of the codes: the code, and the pieces of the word."""
        best = None
        for start, code, end in self.places:
            distance = abs(start - i)
            if code in codes and distance <= _NEAR and (best is None or distance < best[0]):
                best = distance, code, start, end
        return best[1:] if best else None


def _said(view: View, near: set[str], sense: str) -> bool:
    """Whether one of the words near speaks for a sense."""
    known = view.table(WORDS, ContextWord).by_key
    return any(word in known and known[word].sense == sense for word in near)


def settle(view: View, matches: list[Match]) -> list[Match]:
    """Decide what is ambiguous; what was decided stands among the match's parts."""
    if not any(_open(view, match) for match in matches):
        return matches
    context = Context(view, matches)
    return [_settled(context, match) if _open(view, match) else match for match in matches]


def _open(view: View, match: Match) -> bool:
    amount = match.value
    return bool(amount.others) or amount.name in ("ton", "gallon", "degree", "kilotonne")


def _places(view: View) -> list[tuple[int, str, int]]:
    table = view.table(PLACES, Place)
    found = []
    for i, raw in enumerate(view.raw):
        if raw[0].isupper() and (hit := table.find(view.pieces, i)):
            found.append((i, hit[1].code, hit[0]))
    return found


def _settled(context: Context, match: Match) -> Match:
    amount: Amount = match.value
    if amount.kind == "currency":
        if context.view.low[match.end - 1] in ("pound", "pounds") and _is_weight(context, match):
            return _as_weight(context, match)
        return _as_currency(context, match)
    if amount.name == "ton":
        short = context.count["USD"] > 0 or _customary(context)
        return _as_unit(match, amount, ("[ston_av]", "t") if short else ("t", "[ston_av]"), "ton")
    if amount.name == "kilotonne":
        return _as_speed(context, match)
    if amount.name == "gallon":
        british = context.count["GBP"] > context.count["USD"]
        codes = ("[gal_br]", "[gal_us]") if british else ("[gal_us]", "[gal_br]")
        return _as_unit(match, amount, codes, "gallon")
    return _as_heat(context, match)


def _customary(context: Context) -> bool:
    """Whether the text's other amounts are in customary units rather than metric ones."""
    own = sum(context.codes[code] for code in _CUSTOMARY)
    return own > sum(context.codes[code] for code in _METRIC)


def _as_unit(match: Match, amount: Amount, codes: tuple[str, str], name: str) -> Match:
    note = Match(match.start, match.end, f"{codes[0]}, not {codes[1]}", "quantities.context.unit")
    return match._replace(
        value=replace(amount, code=codes[0], name=name), parts=(*match.parts, note)
    )


def _as_currency(context: Context, match: Match) -> Match:
    """The currency that the places near and the article's other amounts speak for."""
    amount: Amount = match.value
    codes = (amount.code, *amount.others)
    cent = context.view.low[match.end - 1] in ("cent", "cents", "¢")
    code, start, end = _currency(context, match.start, codes, cent)
    others = " or ".join(c for c in codes[:4] if c != code)
    span = (start, end) if end else (match.start, match.end)
    note = Match(*span, f"{code}, not {others}", "quantities.context.currency")
    name = currency_name(context.view.lexicon, code)
    value = replace(amount, code=code, name=name, others=())
    return match._replace(value=value, parts=(*match.parts, note))


def _currency(context: Context, i: int, codes: tuple[str, ...], cent: bool) -> tuple[str, int, int]:
    """The code among ``codes``, and the pieces of the word that decided; a cent is of the money told of."""
    default, count, told = codes[0], context.count, context.codes
    near = context.nearest(i, codes)
    if default not in _STRONG:
        said = [code for code in codes if told[code]]
        if len(said) == 1:
            return near if near is not None and near[0] == said[0] else (said[0], 0, 0)
        if near:
            return near
        best = max(codes, key=lambda code: (told[code], count[code]))
        return (best if told[best] or count[best] else default), 0, 0
    best = max(codes[1:], key=lambda code: (count[code], told[code]))
    coin = max(codes[1:], key=lambda code: told[code])
    if cent and told[coin] > 0 and told[default] == count[default] == 0:
        return coin, 0, 0
    marked = default == "USD" and told["USD"] > 0
    clear = (
        best in _OWN_DOLLARS
        and count[best] > 1
        and count[default] == 0
        and not any(told[c] for c in codes[1:])
    )
    local = marked and count[best] > 0 and told[best] == 0
    foreign = default != "USD" and told[best] > 0 and told[default] == 0
    if not (clear or local or foreign):
        return default, 0, 0
    return near if near is not None and near[0] == best else (best, 0, 0)


def _is_weight(context: Context, match: Match) -> bool:
    """Whether pounds are of weight: by the size of the number, the words near, and the article's other amounts."""
    view, number = context.view, match.value.number
    size = number.value or number.low or 0
    near = set(view.low[max(match.start - 8, 0) : match.end + 6])
    if context.codes["GBP"] or any("£" in word for word in near) or size >= 1_000_000:
        return False
    if _said(view, near, "weight") or (
        view.word(match.end) == "of" and not _said(view, near, "money")
    ):
        return True
    return not _said(view, near, "money") and not context.count["GBP"]


def _as_weight(context: Context, match: Match) -> Match:
    amount: Amount = match.value
    note = Match(match.start, match.end, "[lb_av], not GBP", "quantities.context.pound")
    value = Amount(amount.number, "physical", "[lb_av]", "pound", dimension="mass")
    return match._replace(value=value, parts=(*match.parts, note))


def _as_heat(context: Context, match: Match) -> Match:
    """``degrees`` alone: of temperature where the words near speak of heat; Fahrenheit in an American text."""
    view, amount = context.view, match.value
    near = set(view.low[max(match.start - 60, 0) : match.end + 20])
    if not _said(view, near, "heat"):
        return match
    return _with_heat(context, match, amount)


def _with_heat(context: Context, match: Match, amount: Amount) -> Match:
    """The degrees that the text measures temperatures in."""
    fahrenheit = context.codes["[degF]"] > context.codes["Cel"] or (
        not context.codes["Cel"] and (context.count["USD"] > 0 or _customary(context))
    )
    codes = ("[degF]", "Cel") if fahrenheit else ("Cel", "[degF]")
    name = "degree Fahrenheit" if fahrenheit else "degree Celsius"
    settled = _as_unit(match, amount, codes, name)
    return settled._replace(value=replace(settled.value, dimension="temperature"))


def warmed(view: View, matches: list[Match]) -> list[Match]:
    """Give bare numbers their degrees where the words before speak of heat: ``temperatures fell to minus 31``."""
    found = [n for n, match in enumerate(matches) if _is_warm(view, match)]
    if not found:
        return matches
    context, done = Context(view, matches), list(matches)
    for n in found:
        amount = Amount(matches[n].value.number, "physical", dimension="temperature")
        done[n] = _with_heat(context, matches[n], amount)
    return done


def _is_warm(view: View, match: Match) -> bool:
    """Whether a bare number is a temperature, by the noun before it in its clause."""
    number = match.value.number
    if (
        match.rule != "quantities.bare.elliptic"
        or begins_clause(view, match)
        or not -100 <= (number.value or number.low or 0) <= 150
    ):
        return False
    for j in range(match.start - 1, max(match.start - 9, -1), -1):
        word = view.low[j]
        if word in _WARM:
            return True
        if word in _EXTREMES:
            return not _WEATHER.isdisjoint(view.low[max(j - 40, 0) : j + 40])
        if word in _BORDERS or view.tags[j] == "NNS" or view.pieces.broken(j + 1):
            return False
    return False


_BORDERS = frozenset((".", ",", ";", "percent", "%"))
_WARM = nouns("warm")
_WEATHER = _WARM | nouns("weather")
_EXTREMES = frozenset("high highs low lows".split())


def _as_speed(context: Context, match: Match) -> Match:
    """``kt``: knots where the words near speak of speed or wind, else kilotonnes."""
    view = context.view
    near = set(view.low[max(match.start - 12, 0) : match.end + 8])
    if view.low[match.end - 1] != "kt" or not _said(view, near, "speed"):
        return match
    settled = _as_unit(match, match.value, ("[kn_i]", "kt"), "knot")
    return settled._replace(value=replace(settled.value, dimension="speed"))


def unit_of(view: View, amount: Amount) -> Physical | None:
    """The physical unit of an amount, for its factor; one made of two (``g/km``) where no row holds it."""
    units = units_of(view.lexicon)
    known = units.by_name.get((amount.code, amount.name)) or units.by_code.get(amount.code)
    top, stroke, bottom = amount.code.partition("/")
    if known is not None or not stroke:
        return known
    one, other = units.by_code.get(top), units.by_code.get(bottom.strip("()"))
    return divided(one, other) if one and other else None
