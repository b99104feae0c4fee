"""What a pronoun stands for: the phrase before it that agrees with it, subjects first.

Source: the salience order of Lappin and Leass (1994): recency of the sentence, then subject before object before
others.
"""

from __future__ import annotations

import re

from factx.claims.clause import (
    RELATIVES,
    STATES,
    SUBJECTS,
    clause_start,
    is_verb,
    path_up,
    relative_of,
    subject_of,
)
from factx.claims.links.persons import is_person, is_thing, persons
from factx.claims.links.pointing import is_aged, is_headless, parallel, points_on
from factx.claims.phrase import NounPhrase, noun_phrase
from factx.rules.tokens import Tokens
from factx.words.senses import nouns, verbs

PRONOUNS = frozenset(
    "it its itself he his him she her they their them themselves these those this that who whom whose which".split()
)
_PERSON = ("he", "his", "him", "she", "her", "who", "whom")
_PLURAL = ("they", "their", "them", "these", "those", "themselves")
_POINTING = ("these", "those", "this", "that")
_SAME = (
    frozenset(("it", "its", "itself")),
    frozenset(("they", "their", "them", "themselves")),
    frozenset(("he", "his", "him")),
    frozenset(("she", "her")),
)
_PLANS = verbs("plan")
_ORGANISED = nouns("house") | nouns("body")
_WHERE = ("in", "at", "near", "across")
_CHAIN = 6
_PEOPLE = re.compile(
    r"(?:man|woman|er|or|ist|ian|ant|ent|boy|girl|chief|head|chair|mother|father)$"
)
_OTHER = dict.fromkeys(("he", "his", "him"), nouns("female"))
_OTHER |= dict.fromkeys(("she", "her"), nouns("male"))
BACK = 3
_STORY = 20
REACH = BACK * _CHAIN


def antecedent(
    tokens: Tokens,
    pronoun: int,
    taken: tuple[tuple[int, int], ...] = (),
    speaking: frozenset[str] = frozenset(),
    depth: int = 0,
) -> NounPhrase | None:
    """The phrase that a pronoun stands for, None where none agrees.

    A pronoun that is the subject of an earlier sentence, or owns it, is followed to what it stands for itself: what
    a text keeps calling "it" is what it is about (centering, Grosz, Joshi and Weinstein 1995, rule 1).

    Args:
        tokens: The text.
        pronoun: The token of the pronoun.
        taken: Spans of characters that cannot be what it stands for (times, quantities).
        speaking: Verbs of saying; who speaks is not what "it" or "they" takes up.
        depth: How many pronouns led here.
    """
    word = _word(tokens, pronoun)
    if tokens.tag[pronoun] in (*RELATIVES, "PRP$"):
        related = _relative(tokens, pronoun)
        if related is not None:
            return noun_phrase(tokens, related)
    here = tokens.sent[pronoun]
    story = tokens.sents[max(here - _STORY, 0)][0]
    people = frozenset() if word in _PERSON else persons(tokens, story, pronoun)
    plans = _plans(tokens, pronoun, word)
    barred = (_own_subject(tokens, pronoun), _related_to(tokens, pronoun))
    above = None if word in _PERSON else _above(tokens, pronoun)
    for number in range(here, max(here - BACK, -1), -1):
        first, last = tokens.sents[number]
        limit = clause_start(tokens, pronoun, first, speaking) if number == here else last
        same = _centre(tokens, word, first, limit)
        if same is not None and depth < _CHAIN:
            return antecedent(tokens, same, taken, speaking, depth + 1)
        if word in _POINTING:
            near = [i for i in range(first, limit) if _can_stand(tokens, i, word, taken, people)]
            if near:
                return noun_phrase(tokens, _pointed(tokens, pronoun, near, taken))
        if _numbered(tokens, pronoun):
            near = [i for i in range(first, limit) if _is_counted(tokens, i, taken)]
            if near:
                return noun_phrase(tokens, near[-1])
        ranked = sorted(
            (
                i
                for i in range(first, limit)
                if i not in barred
                and _can_stand(tokens, i, word, taken, people)
                and (not plans or _organised(tokens, i))
            ),
            key=lambda i: (-1 if i == above else _rank(tokens, i, word, speaking), i),
        )
        if ranked:
            return noun_phrase(tokens, ranked[0])
    return None


def _word(tokens: Tokens, pronoun: int) -> str:
    """The pronoun that says as much: of "the 67-year-old" it is "who", of "the biggest" "they"."""
    if is_aged(tokens, pronoun):
        return "who"
    return "they" if is_headless(tokens, pronoun) else tokens.low[pronoun]


def _pointed(
    tokens: Tokens, pronoun: int, near: list[int], taken: tuple[tuple[int, int], ...]
) -> int:
    """What a pointing word takes up: many before their place are counted ("of these"), else the nearest."""
    if points_on(tokens, NounPhrase(pronoun, pronoun, pronoun + 1)):
        return parallel(tokens, pronoun, near)
    if tokens.low[pronoun] not in _PLURAL:
        return near[0]
    counted = [i for i in near if _is_counted(tokens, i, taken)]
    if counted and tokens.low[pronoun - 1] == "of":
        return min(counted, key=lambda i: (_salience(tokens, i, "they", frozenset()), -i))
    return near[-1]


def _relative(tokens: Tokens, pronoun: int) -> int | None:
    """The noun that the relative clause of "who", "whose" or "which" hangs on; "its" in it is that noun's too.

    So it is where the relative is the subject: "Arden, which doubled its profit"; not "the unit that its owner sold".
    """
    its = tokens.tag[pronoun] == "PRP$"
    if its and tokens.low[pronoun] not in ("its", "their"):
        return None
    for i in path_up(tokens, pronoun):
        if not is_verb(tokens, i):
            continue
        if tokens.dep[i] == "relcl":
            subject = next((c for c in tokens.children[i] if tokens.dep[c] in SUBJECTS), i)
            noun = relative_of(tokens, i) if not its or tokens.tag[subject] in RELATIVES else None
            many = noun is not None and _plural(tokens, noun)
            return None if its and many != (tokens.low[pronoun] == "their") else noun
        if its and tokens.dep[i] != "conj":
            return None
    return None


def _centre(tokens: Tokens, word: str, first: int, limit: int) -> int | None:
    """The same pronoun before, as the subject of its clause or in its subject."""
    same = next((row for row in _SAME if word in row), frozenset())
    for i in range(first, limit):
        if tokens.low[i] in same and tokens.tag[i].startswith("PRP"):
            over = tokens.head[i] if tokens.dep[i] == "poss" else i
            if tokens.dep[over] in ("nsubj", "nsubjpass"):
                return i
    return None


def _own_subject(tokens: Tokens, pronoun: int) -> int | None:
    """The subject of the clause that has the pronoun for an object, which the pronoun cannot be.

    It can in an afterthought: "40 men fled, three of them on foot".
    """
    if tokens.tag[pronoun] != "PRP" or tokens.dep[pronoun] not in ("dobj", "pobj", "dative"):
        return None
    over = tokens.head[tokens.head[pronoun]]
    while tokens.low[pronoun - 1] == "of" and tokens.tag[over] == "CD":
        over -= 1
        if tokens.low[over] == ",":
            return None
    verb = next((i for i in path_up(tokens, pronoun) if is_verb(tokens, i)), None)
    return subject_of(tokens, verb) if verb is not None else None


def _numbered(tokens: Tokens, pronoun: int) -> bool:
    """Whether a number of them is meant: "three of them"."""
    behind = tokens.low[pronoun] == "them" and tokens.low[pronoun - 1] == "of"
    return behind and pronoun > 1 and tokens.tag[pronoun - 2] == "CD"


def _is_counted(tokens: Tokens, i: int, taken: tuple[tuple[int, int], ...]) -> bool:
    """Whether a plural stands behind its number: "12 people"."""
    if not _plural(tokens, i) or any(a <= tokens.start[i] < b for a, b in taken):
        return False
    return any(tokens.dep[c] == "nummod" and tokens.tag[c] == "CD" for c in tokens.children[i])


def _related_to(tokens: Tokens, pronoun: int) -> int | None:
    """The noun whose relative clause has the pronoun for its subject, another than it: "the ships that it sold"."""
    verb = tokens.head[pronoun]
    subject = tokens.dep[pronoun] in ("nsubj", "nsubjpass") and tokens.dep[verb] == "relcl"
    return tokens.head[verb] if subject else None


def _can_stand(
    tokens: Tokens, i: int, word: str, taken: tuple[tuple[int, int], ...], people: frozenset[str]
) -> bool:
    tag, dep = tokens.tag[i], tokens.dep[i]
    if dep == "compound" and tokens.tag[tokens.head[i]].startswith("VB"):
        dep = "nsubj"
    if not tag.startswith("NN") or dep in ("compound", "amod", "nmod", "npadvmod"):
        return False
    if any(a <= tokens.start[i] < b for a, b in taken):
        return False
    plural = _plural(tokens, i)
    if word in _PERSON:
        where = dep == "pobj" and tokens.low[tokens.head[i]] in _WHERE
        named = tag == "NNP" and not where and not is_thing(tokens, i)
        named = named or (tag == "NN" and bool(_PEOPLE.search(tokens.low[i])))
        return named and not plural and tokens.low[i] not in _OTHER.get(word, ())
    if tag == "NNP" and tokens.low[i] in people:
        return False
    if word in ("these", "those"):
        return plural
    if word in ("this", "that"):
        return dep in ("nsubj", "nsubjpass")
    if word in _PLURAL:
        return plural or dep in ("nsubj", "nsubjpass") and tag == "NNP"
    return tag != "NNS"


def _rank(tokens: Tokens, i: int, word: str, speaking: frozenset[str]) -> int:
    """The lower, the likelier: salience, and "they" are many."""
    return _salience(tokens, i, word, speaking) + 3 * (word in _PLURAL and not _plural(tokens, i))


def _plural(tokens: Tokens, i: int) -> bool:
    """Whether a noun is many, also a name that is counted: "two million Hutus"."""
    if tokens.tag[i] == "NNP" and tokens.low[i][-1] == "s":
        numbers = (c for c in tokens.children[i] if c < i and tokens.dep[c] == "nummod")
        return any(tokens.low[c] != "one" for c in numbers)
    return tokens.tag[i] in ("NNS", "NNPS")


def _above(tokens: Tokens, pronoun: int) -> int | None:
    """The subject of the clause that the pronoun's own clause hangs on: of "the unit cut what it had" the unit.

    It comes before all others. Source: Hobbs (1978), who comes to it first from the pronoun up the tree.
    """
    own = next((i for i in path_up(tokens, pronoun) if is_verb(tokens, i)), pronoun)
    over = next((i for i in path_up(tokens, own) if is_verb(tokens, i)), own)
    found = [c for c in tokens.children[over] if tokens.dep[c] in ("nsubj", "nsubjpass")]
    return found[0] if found and found[0] < pronoun and over != own else None


def _plans(tokens: Tokens, pronoun: int, word: str) -> bool:
    """Whether "it" does what only an organisation can: "it expects", "it plans"."""
    verb = tokens.low[tokens.head[pronoun]]
    return word == "it" and tokens.dep[pronoun] == "nsubj" and verb in _PLANS


def _organised(tokens: Tokens, i: int) -> bool:
    return tokens.tag[i].startswith("NNP") or tokens.low[i] in _ORGANISED


def _salience(tokens: Tokens, i: int, word: str, speaking: frozenset[str]) -> int:
    dep = tokens.dep[i]
    if word in _PERSON and is_person(tokens, i):
        return -1
    if dep == "nsubj" and word not in _PERSON and _speaks_aside(tokens, tokens.head[i], speaking):
        return 4
    if dep == "attr" and _names_subject(tokens, i):
        return -1
    if dep in ("nsubj", "nsubjpass"):
        main = tokens.dep[tokens.head[i]] == "ROOT" if is_verb(tokens, tokens.head[i]) else False
        return 0 if main else 1
    return {"dobj": 2, "poss": 2, "dative": 2, "pobj": 3}.get(dep, 4)


def _names_subject(tokens: Tokens, i: int) -> bool:
    """Whether a name behind a copula says who the subject is: "The winner was Velox"; not "he is a Republican"."""
    named = tokens.tag[i] == "NNP" and tokens.low[tokens.left[i]] not in ("a", "an")
    return named and tokens.low[tokens.head[i]] in STATES


def _speaks_aside(tokens: Tokens, verb: int, speaking: frozenset[str]) -> bool:
    """Whether a verb of saying stands behind what is said: "Turnout was 58 percent, the commission said"."""
    if tokens.low[verb] not in speaking:
        return False
    return any(c < verb and tokens.dep[c] == "ccomp" for c in tokens.children[verb])
