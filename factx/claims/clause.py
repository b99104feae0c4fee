"""Read clauses off the parse: the verb over a token, the subject of a verb, the antecedent of a relative."""

from __future__ import annotations

from factx.rules.tokens import Tokens
from factx.words.senses import nouns, verbs

NOUN_SUBJECTS = ("nsubj", "nsubjpass")
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
OBJECTS = ("dobj", "attr", "oprd", "dative")
STATES = frozenset("be is was were are been being become became remain remained".split())
MODIFYING = ("compound", "nummod", "amod", "nmod")
BEFORE_NOUN = (*MODIFYING, "npadvmod", "poss")
RELATIVES = ("WDT", "WP", "WP$", "WRB")
_OWN_AIMS = verbs("own_aim")
_INTENTIONS = nouns("intention")
_ENDS = verbs("end_at") | frozenset(("reach", "hit"))
_STEPS = frozenset("point points cent cents penny pence percent % place places".split())
_LIMIT = 25


def is_verb(tokens: Tokens, i: int) -> bool:
    """Whether a token heads a clause: a verb that is neither a modifier nor a preposition."""
    tag = tokens.tag[i]
    return (tag.startswith("VB") or tag == "MD") and tokens.dep[i] not in (
        "amod",
        "prep",
        "compound",
        "aux",
        "auxpass",
        "quantmod",
        "advmod",
    )


def tense(tokens: Tokens, verb: int | None) -> str:
    """Past, present or future, by the tags of a verb and its auxiliaries; without a verb past, as news is told."""
    if verb is None:
        return "past"
    tags = {tokens.tag[verb]}
    tags |= {tokens.tag[c] for c in tokens.children[verb] if tokens.dep[c].startswith("aux")}
    if "MD" in tags:
        return "future"
    return "past" if "VBD" in tags or not tags & {"VBZ", "VBP"} else "present"


def path_up(tokens: Tokens, i: int) -> list[int]:
    """The tokens above ``i``, up to the verb that heads its clause or the root."""
    path: list[int] = []
    while tokens.head[i] != i and len(path) < _LIMIT:
        i = tokens.head[i]
        path.append(i)
        if is_verb(tokens, i):
            break
    return path


def verb_over(tokens: Tokens, i: int) -> int | None:
    """The verb of the clause that ``i`` stands in."""
    path = path_up(tokens, i)
    return path[-1] if path and is_verb(tokens, path[-1]) else None


def child(tokens: Tokens, i: int, *deps: str) -> int | None:
    """The first dependent with one of these labels."""
    return next((c for c in tokens.children[i] if tokens.dep[c] in deps), None)


def own_subject(tokens: Tokens, verb: int) -> int | None:
    """The subject that stands with the verb itself; of a relative pronoun, what it stands for."""
    found = child(tokens, verb, "nsubj", "nsubjpass", "csubj", "csubjpass")
    if found is None:
        return _to_be(tokens, verb)
    if tokens.tag[found] in RELATIVES or (
        tokens.low[found] == "that" and tokens.dep[verb] == "relcl"
    ):
        return relative_of(tokens, verb)
    return found


def _to_be(tokens: Tokens, verb: int) -> int | None:
    """The noun right before "to be" and a participle: "acquisitions to be made"."""
    noun = verb - 3
    passive = tokens.tag[verb] == "VBN" and tokens.low[verb - 2 : verb] == ["to", "be"]
    return noun if passive and noun >= 0 and tokens.tag[noun] in ("NN", "NNS") else None


def relative_of(tokens: Tokens, verb: int) -> int | None:
    """The noun that a relative clause is about: the one it hangs on, save where number or place speak against it.

    "Leeds and York, which together make up a third": a plural verb takes both. "Rain in Wales, which has half of the
    farms": the name right before the comma, though the parser takes the rain. "Exports to China, which make up a half":
    the plural before the place. "Arden in Leeds, which oversees $7 billion": the house, not where it is.
    """
    noun = tokens.head[verb]
    if noun == verb:
        return None
    plural = tokens.tag[verb] == "VBP" or tokens.low[verb] == "were"
    many = tokens.tag[noun] in ("NNS", "NNPS")
    if plural and not many and tokens.dep[noun] == "conj" and tokens.tag[noun].startswith("NN"):
        return tokens.head[noun]
    if plural and not many and tokens.dep[noun] == "pobj" and tokens.tag[noun] == "NNP":
        over = tokens.head[tokens.head[noun]]
        return over if tokens.tag[over] in ("NNS", "NNPS") else noun
    opens = tokens.left[verb]
    before = opens - 1 - (tokens.low[opens - 1] == ",")
    place = tokens.dep[noun] == "pobj" and tokens.low[tokens.head[noun]] in ("in", "near")
    if place and tokens.low[opens] == "which" and tokens.tag[verb] in ("VBZ", "VBD"):
        house = tokens.head[tokens.head[noun]]
        return house if tokens.tag[house] == "NNP" and noun > house else noun
    if (
        tokens.low[opens] == "which"
        and tokens.tag[before] == "NNP"
        and before > noun
        and not plural
    ):
        inside = tokens.low[tokens.head[before]] in ("in", "near") and tokens.tag[noun] == "NNP"
        return before if tokens.dep[before] == "pobj" and not inside else noun
    return noun


def _intending(tokens: Tokens, verb: int, noun: int) -> int | None:
    """The verb whose subject does what an intention is about: "acquired an option to buy a tenth"."""
    aim = child(tokens, verb, "aux")
    if tokens.tag[verb] != "VB" or aim is None or tokens.low[aim] != "to":
        return None
    over = tokens.head[noun]
    meant = tokens.low[noun] in _INTENTIONS and tokens.dep[noun] in ("dobj", "attr")
    return over if meant and is_verb(tokens, over) else None


def _reaching(tokens: Tokens, verb: int, noun: int) -> int | None:
    """The verb whose subject gets so far: "gained a point to reach 12 percent"; not "a target to reach 12 percent"."""
    over = tokens.head[noun]
    moved = tokens.tag[verb] == "VB" and tokens.low[verb] in _ENDS and tokens.low[noun] in _STEPS
    return over if moved and is_verb(tokens, over) else None


def subject_of(tokens: Tokens, verb: int) -> int | None:
    """The subject of a verb: its own, or the one it shares with the verb above it.

    Source: control and sharing of subjects as in the parser's scheme (ClearNLP dependency labels): ``conj`` and
    ``advcl`` share the subject above, ``xcomp`` takes the object above where there is one, ``relcl`` and ``acl``
    the noun they modify.
    """
    for _ in range(_LIMIT):
        own = own_subject(tokens, verb)
        if own is not None:
            return own
        dep, above = tokens.dep[verb], tokens.head[verb]
        if above == verb:
            return None
        if dep in ("relcl", "acl"):
            over = _intending(tokens, verb, above) if dep == "acl" else None
            over = _reaching(tokens, verb, above) if over is None else over
            if over is None:
                return above
            verb = over
            continue
        if dep == "xcomp":
            shared = child(tokens, above, "dobj", "dative")
            if shared is not None and tokens.low[shared] in _STEPS:
                shared = None
            if shared is not None and shared < verb and tokens.low[above] not in _OWN_AIMS:
                return shared
        noun = tokens.head[above]
        if (
            dep == "xcomp"
            and tokens.tag[above] == "JJ"
            and tokens.tag[noun][:2] == "NN"
            and noun < above
        ):
            return noun
        over = above if is_verb(tokens, above) else verb_over(tokens, above)
        if over is None:
            return None
        verb = over
    return None


def clause_start(tokens: Tokens, pronoun: int, first: int, speaking: frozenset[str]) -> int:
    """Where what a pronoun can stand for ends: a subject does not look back into its own clause.

    Its clause begins behind the verb before it, or with "where they", "because it", whichever comes later; who speaks
    is none who is told of in what is said: "When I was a boy there were 40, he said".
    """
    if tokens.dep[pronoun] not in ("nsubj", "nsubjpass"):
        return pronoun
    start = pronoun
    opens = max(first, tokens.left[tokens.head[pronoun]])
    while start > opens and not is_verb(tokens, start - 1):
        start -= 1
    if tokens.low[tokens.head[pronoun]] in speaking:
        beside = (c for c in tokens.children[tokens.head[pronoun]] if c < pronoun)
        told = (tokens.left[c] for c in beside if tokens.dep[c] in ("ccomp", "xcomp"))
        return max(first, min([start, *told]))
    return start
