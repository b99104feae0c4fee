"""What a sum of money, a percentage or a measured size is about."""

from __future__ import annotations

from factx.claims.clause import child, is_verb, own_subject
from factx.claims.frame import Frame
from factx.claims.phrase import NounPhrase, last_object, lemma, noun_phrase, of_object
from factx.claims.slots.part import part_of
from factx.claims.topic import Topic, topic
from factx.rules.slot import Filled, slot

_MODIFIER = ("compound", "nmod", "amod", "nummod", "quantmod", "npadvmod", "poss")
_PERIODS = ("year", "month", "quarter", "week", "day", "hour", "minute", "night")
_HAVE = (
    "have",
    "has",
    "had",
    "having",
    "win",
    "won",
    "take",
    "took",
    "get",
    "got",
    "receive",
    "received",
)
_EXCHANGE = ("exchange", "return", "addition", "total", "all", "place", "part")
_GOODS = ("buy", "sell", "purchase", "acquire", "order", "lease", "rent", "trade")
_TRANSPARENT = ("total", "sum", "amount", "maximum", "minimum", "average", "equivalent", "combined")


def _about(frame: Frame, noun: int) -> Filled[Topic]:
    return Filled(topic(frame, noun), (min(noun, frame.start), max(noun + 1, frame.end)))


def _clause(frame: Frame) -> Filled[Topic] | None:
    subject = frame.subject
    if subject is None or frame.inside(subject):
        return None
    over = frame.tokens.head[subject]
    if over != frame.verb and frame.tokens.low[over] in frame.cues.reporting_verbs:
        content = child(frame.tokens, over, "ccomp")
        own = own_subject(frame.tokens, content) if content is not None else None
        subject = own if own is not None and not frame.inside(own) else subject
    return _about(frame, subject)


@slot
def rank(frame: Frame) -> Filled[Topic] | None:
    """ "X is the #2 browser", "Y, the third-largest maker, …": who is ranked, behind a copula or an apposition."""
    tokens = frame.tokens
    if not is_rank(frame):
        return None
    for i in (frame.root, *frame.path[:4]):
        if tokens.low[i] in ("anniversary", "birthday", "edition"):
            found = of_object(tokens, i)
            return _about(frame, found) if found is not None else None
        named = child(tokens, i, "nsubj")
        if named is not None and not frame.inside(named):
            return _ranked(frame, named, i)
        if tokens.dep[i] == "appos" and tokens.tag[tokens.head[i]].startswith("NN"):
            return _ranked(frame, tokens.head[i], i)
        if (
            tokens.dep[i] in ("attr", "oprd")
            and frame.subject is not None
            and not frame.inside(frame.subject)
        ):
            return _ranked(frame, frame.subject, i)
    return None


def _ranked(frame: Frame, who: int, what: int) -> Filled[Topic]:
    subject = topic(frame, who).subject
    inside = frame.inside(what)
    measure = None if inside else noun_phrase(frame.tokens, what, (frame.start, frame.end))
    return Filled(Topic(subject, measure), (min(who, frame.start), max(what + 1, frame.end)))


def is_rank(frame: Frame) -> bool:
    """Whether the quantity is an ordinal position."""
    unit, value = frame.quantity.unit, frame.quantity.value
    return unit.kind == "none" and value is not None and value == int(value)


@slot
def change_noun(frame: Frame) -> Filled[Topic] | None:
    """ "a rise of 5% in exports", "a 5% rise": what rose, behind the noun of change, else in the clause."""
    change = frame.change
    if change is None or not frame.tokens.tag[change.at].startswith("NN"):
        return None
    found = topic(frame, change.at)
    if found.subject.head != change.at:
        return Filled(found, (frame.start, frame.end))
    named = _compound(frame, change.at)
    subject = _clause(frame)
    if named is not None and (
        subject is None or lemma(frame.tokens, named) not in frame.cues.measures
    ):
        return Filled(Topic(NounPhrase(named, named, named + 1)), (named, named + 1))
    if named is not None and subject is not None:
        measure = NounPhrase(named, named, named + 1)
        return Filled(Topic(subject.value.subject, measure), subject.read)
    if subject is not None and subject.value.subject.head != change.at:
        return subject
    return None


def _compound(frame: Frame, noun: int) -> int | None:
    """The noun before a noun of change: "price rise"."""
    i = noun - 1
    named = frame.tokens.dep[i] == "compound" and frame.tokens.tag[i].startswith("NN")
    return i if named and not frame.inside(i) else None


@slot
def gapped(frame: Frame) -> Filled[Topic] | None:
    """ "food was up 7.3 per cent and clothing 1.9 per cent": the noun right before, where the verb is left out."""
    tokens = frame.tokens
    i = frame.start - 1
    first = frame.sentence[0]
    if i <= first or not tokens.tag[i].startswith("NN") or not _named(frame, i) or _timed(frame, i):
        return None
    start = i
    while start > first and tokens.tag[start - 1][:2] in ("NN", "JJ", "DT"):
        start -= 1
    linked = start > first and tokens.low[start - 1] in ("and", ",", ";", "while")
    alike = any(
        o.end <= start and o.quantity.unit.code == frame.quantity.unit.code for o in frame.others
    )
    if not linked or not alike:
        return None
    return Filled(Topic(noun_phrase(tokens, i)), (start, frame.end))


@slot
def modified(frame: Frame) -> Filled[Topic] | None:
    """ "an $8 billion contract", "70 percent discounts": the noun that the amount modifies."""
    tokens, above = frame.tokens, frame.above
    if frame.dep not in _MODIFIER or above < frame.end:
        return None
    if not tokens.tag[above].startswith("NN") or tokens.low[above] in _PERIODS:
        return None
    return _about(frame, above)


@slot
def adjective(frame: Frame) -> Filled[Topic] | None:
    """ "thirty percent full", "40 metres long": the subject, with the adjective as measure."""
    tokens, above = frame.tokens, frame.above
    if not tokens.tag[above].startswith("JJ") or above < frame.end or frame.subject is None:
        return None
    if tokens.low[above] in frame.cues.change_words:
        return None
    subject = topic(frame, frame.subject).subject
    return Filled(Topic(subject, NounPhrase(above, above, above + 1)), (frame.subject, above + 1))


@slot
def of_share(frame: Frame) -> Filled[Topic] | None:
    """ "39 percent of these are critical": as the subject of its clause a share is about what it is a share of."""
    found = part_of(frame)
    if found is None or frame.quantity.unit.kind not in ("percent", "none"):
        return None
    if frame.dep not in ("nsubj", "nsubjpass") and _tells(frame):
        return None
    return Filled(Topic(noun_phrase(frame.tokens, found)), (frame.start, found + 1))


def _tells(frame: Frame) -> bool:
    """Whether the verb says of its subject how large a share it is: level, change, share, or "have"."""
    tokens, cues, verb = frame.tokens, frame.cues, frame.verb
    if frame.subject is not None and tokens.low[frame.subject] in ("we", "i", "you"):
        return False
    if verb is None or frame.subject is None or frame.dep == "conj":
        return verb is not None and frame.dep == "conj"
    word = tokens.low[verb]
    if (
        frame.dep == "pobj"
        and tokens.low[frame.above] in ("in", "with", "among", "from")
        and word != "accounted"
    ):
        return word in cues.change_verbs
    if cues.share_verbs.get(word, None) and cues.share_verbs[word].lemma == "make":
        return frame.low(verb + 1) == "up"
    tables = (cues.level_verbs, cues.change_verbs, cues.share_verbs)
    return any(word in table for table in tables) or word in _HAVE


@slot
def of_part(frame: Frame) -> Filled[Topic] | None:
    """ "$22 million of debt", "50 tonnes of rice": the stuff behind "of", if the verb says no share or change."""
    tokens = frame.tokens
    found = of_object(tokens, frame.root) or _behind_brackets(frame)
    if found is None or frame.inside(found) or frame.quantity.unit.kind in ("percent", "none"):
        return None
    return Filled(Topic(noun_phrase(tokens, found)), (frame.start, found + 1))


def _behind_brackets(frame: Frame) -> int | None:
    """The noun behind "of" where a bracket stands before it: "540 mm (21 inches) of rain"."""
    if frame.low(frame.end) != "(":
        return None
    for i in range(frame.end, frame.end + 8):
        if frame.low(i) == ")":
            return last_object(frame.tokens, i + 1) if frame.low(i + 1) == "of" else None
    return None


@slot
def per_noun(frame: Frame) -> Filled[Topic] | None:
    """ "sold 750,000 shares … for $1.35 a share": the noun of the rate, where the sentence names it before."""
    tokens, per = frame.tokens, frame.quantity.unit.per
    if not per or frame.quantity.unit.kind != "currency" or per in _PERIODS:
        return None
    for i in range(frame.start - 1, frame.sentence[0] - 1, -1):
        if tokens.tag[i].startswith("NN") and lemma(tokens, i) == per:
            return Filled(Topic(noun_phrase(tokens, i, _number_before(frame, i))), (i, frame.end))
    return None


def _number_before(frame: Frame, noun: int) -> tuple[int, int]:
    """The tokens of the number that counts a noun, if one does."""
    for other in frame.others:
        if other.start <= noun < other.end:
            return other.start, max(
                i
                for i in range(other.start, noun + 1)
                if i == other.start or frame.tokens.tag[i - 1] == "CD"
            )
    return 0, 0


@slot
def goods(frame: Frame) -> Filled[Topic] | None:
    """ "bought 2.7 million shares …, or $9.9 million": what is bought or sold in the clause."""
    tokens, verb = frame.tokens, frame.verb
    if frame.quantity.unit.kind != "currency" or verb is None:
        return None
    row = frame.cues.trade_verbs.get(tokens.low[verb])
    if row is None or row.lemma not in _GOODS:
        return None
    thing = child(tokens, verb, "dobj") or child(tokens, verb, "nsubjpass")
    if thing is None or frame.inside(thing) or not _named(frame, thing):
        return None
    return Filled(
        Topic(noun_phrase(tokens, thing, _number_before(frame, thing))), (thing, frame.end)
    )


@slot
def in_goods(frame: Frame) -> Filled[Topic] | None:
    """ "$3.2 million in assistance", "$5 million worth of goods": what the money takes the form of."""
    tokens = frame.tokens
    if frame.quantity.unit.kind != "currency":
        return None
    for c in tokens.children[frame.root]:
        if c >= frame.end and tokens.low[c] in ("in", "worth"):
            noun = child(tokens, c, "pobj") or of_object(tokens, c)
            if noun is not None and tokens.low[noun] in _EXCHANGE:
                noun = of_object(tokens, noun, "for")
            if noun is not None and not _timed(frame, noun) and not _counted(frame, noun):
                return _about(frame, noun)
    return None


def _counted(frame: Frame, noun: int) -> bool:
    """Whether a noun belongs to another quantity."""
    return any(other is not frame and other.inside(noun) for other in frame.others)


def _timed(frame: Frame, noun: int) -> bool:
    start = frame.tokens.start[noun]
    return any(t.span[0] <= start < t.span[1] for t in frame.times)


@slot
def of_noun(frame: Frame) -> Filled[Topic] | None:
    """ "revenue of $76 million", "a placement of $150 million": the noun before "of"; of a measure, its owner."""
    tokens = frame.tokens
    if frame.dep not in ("pobj", "pcomp") or tokens.low[frame.above] != "of":
        return None
    noun = tokens.head[frame.above]
    if not tokens.tag[noun].startswith(("NN", "PRP")):
        return None
    return _owned(frame, noun)


def _owned(frame: Frame, noun: int) -> Filled[Topic] | None:
    """What a noun over the amount is about; a bare measure belongs to the subject of the clause."""
    tokens = frame.tokens
    word = lemma(tokens, noun)
    measured = word in frame.cues.measures or tokens.low[noun] in frame.cues.measures
    found = topic(frame, noun)
    if not measured or found.subject.head != noun:
        return Filled(found, (noun, frame.end))
    owner = _holder(frame, noun)
    if owner is None:
        return Filled(found, (noun, frame.end))
    subject = topic(frame, owner).subject
    if word in _TRANSPARENT:
        return Filled(topic(frame, owner), (owner, frame.end))
    return Filled(
        Topic(subject, noun_phrase(tokens, noun, (frame.start, frame.end))), (owner, frame.end)
    )


def _holder(frame: Frame, noun: int) -> int | None:
    """Who has a measure: the noun before "with", else the subject of the clause it is the object of."""
    tokens = frame.tokens
    above = tokens.head[noun]
    if tokens.dep[noun] == "pobj" and tokens.low[above] in ("with", "at", "to", "in"):
        over = tokens.head[above]
        if tokens.low[above] == "with" and tokens.tag[above - 1].startswith("NN"):
            over = above - 1
        if tokens.tag[over].startswith("NN"):
            return over
    if tokens.dep[noun] in ("nsubj", "nsubjpass") and frame.subject == noun:
        return None
    return frame.subject if frame.subject != noun else None


@slot
def price_for(frame: Frame) -> Filled[Topic] | None:
    """ "bought the shares for $9.9 million", "sold at $2 each": the thing that is bought or sold."""
    tokens = frame.tokens
    if frame.quantity.unit.kind != "currency" or frame.dep != "pobj" or frame.verb is None:
        return None
    if tokens.low[frame.above] not in ("for", "at") or tokens.head[frame.above] != frame.verb:
        return None
    thing = child(tokens, frame.verb, "dobj")
    if thing is None or frame.inside(thing):
        return None
    return _about(frame, thing)


@slot
def spent_on(frame: Frame) -> Filled[Topic] | None:
    """ "spent $70 million on the house": what the money is for."""
    tokens, verb = frame.tokens, frame.verb
    if (
        frame.quantity.unit.kind != "currency"
        or verb is None
        or frame.dep not in ("dobj", "nsubjpass")
    ):
        return None
    if tokens.low[verb] not in frame.cues.trade_verbs:
        return None
    for home in (frame.root, verb):
        for c in tokens.children[home]:
            if c >= frame.end and tokens.low[c] in ("for", "on", "in", "into"):
                noun = child(tokens, c, "pobj")
                if (
                    noun is not None
                    and not _timed(frame, noun)
                    and tokens.tag[noun].startswith("NN")
                ):
                    return _about(frame, noun)
    return None


@slot
def preposition(frame: Frame) -> Filled[Topic] | None:
    """ "shares at $2", "a distance above 40 km": the noun that the amount's preposition hangs on."""
    tokens = frame.tokens
    worth = tokens.low[frame.above] == "worth"
    if worth and frame.above < frame.start:
        return _worth(frame)
    if frame.dep != "pobj":
        return None
    noun = tokens.head[frame.above]
    if not tokens.tag[noun].startswith("NN") or frame.inside(noun):
        return None
    return _owned(frame, noun)


def _worth(frame: Frame) -> Filled[Topic] | None:
    """ "claims worth $210 million", "a subsidy is worth 110 euros": the noun before, with "worth" as measure."""
    tokens, worth = frame.tokens, frame.above
    noun = tokens.head[worth]
    if not tokens.tag[noun].startswith("NN"):
        if frame.subject is None:
            return None
        noun = frame.subject
    subject = noun_phrase(tokens, noun, _number_before(frame, noun))
    return Filled(
        Topic(subject, NounPhrase(worth, worth, worth + 1)), (min(noun, worth), frame.end)
    )


@slot
def clause(frame: Frame) -> Filled[Topic] | None:
    """ "sales rose 5 percent", "the rate was raised to 70 percent": what the subject of the clause is about."""
    return _clause(frame)


@slot
def object_of(frame: Frame) -> Filled[Topic] | None:
    """ "Congress raised the tax to 5 percent": what the verb moved. Stands before ``clause`` in the order."""
    tokens, verb = frame.tokens, frame.verb
    if (
        verb is None
        or frame.dep != "pobj"
        or tokens.low[frame.above] not in ("to", "by", "from", "at")
    ):
        return None
    if tokens.head[frame.above] != verb:
        return None
    thing = child(tokens, verb, "dobj")
    if thing is None or frame.inside(thing) or not _named(frame, thing):
        return None
    return _about(frame, thing)


def _named(frame: Frame, noun: int) -> bool:
    spans = [other.quantity.span for other in frame.others if other.quantity.unit.kind != "count"]
    return not any(a <= frame.tokens.start[noun] < b for a, b in spans)


@slot
def apposed(frame: Frame) -> Filled[Topic] | None:
    """ "Profit, $5 million, …", "Turnout: 40 percent": the noun that the amount stands beside."""
    tokens = frame.tokens
    for i in frame.path:
        if tokens.tag[i].startswith("NN") and not frame.inside(i) and _named(frame, i):
            return _about(frame, i)
    return None


@slot
def before(frame: Frame) -> Filled[Topic] | None:
    """A headline without a verb: the nearest noun before the amount."""
    tokens = frame.tokens
    for i in range(frame.start - 1, frame.sentence[0] - 1, -1):
        if tokens.tag[i].startswith("NN") and not is_verb(tokens, i) and _named(frame, i):
            if not _timed(frame, i):
                return _about(frame, i)
    return None
