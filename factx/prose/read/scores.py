"""Two numbers against each other: scores of matches, odds, and the tallies of votes that are left open."""

from __future__ import annotations

from factx.prose.look import DASHES, counts
from factx.rules.rule import Digit, Found, Words, rule
from factx.rules.view import View
from factx.words.senses import nouns, verbs

_VOTES = (
    verbs("vote_on")
    | nouns("voting")
    | frozenset("deadlocked divided favor favour ratio stake joint venture".split())
)
_GAMES = verbs("play_out") | nouns("game") | frozenset(("ahead",))
_BETS = frozenset("odds favorite favourite longshot underdog outsider shot".split())
_STOPS = frozenset(".;!?")
_HIGHEST = 250
_NEAR = 8


def _pair(view: View, i: int) -> tuple[int, int] | None:
    """Two small whole numbers with a dash glued between, and no third."""
    glued = view.pieces.glued
    if view.word(i + 1) not in DASHES or not (glued(i + 1) and glued(i + 2)):
        return None
    if (
        not (view.raw[i].isdecimal() and view.raw[i + 2].isdecimal())
        or len(view.raw[i]) + len(view.raw[i + 2]) > 6
    ):
        return None
    if view.word(i - 1) == "×" or (glued(i) and view.raw[i - 1] not in "([“\"'‘"):
        return None
    after = view.word(i + 3)
    more = glued(i + 3) and (after in DASHES or after == "/" or after[:1].isalnum())
    return None if more else (int(view.raw[i]), int(view.raw[i + 2]))


def _about(view: View, i: int, words: frozenset[str]) -> bool:
    """Whether one of these words stands near piece ``i``."""
    for step in (-1, 1):
        for j in range(i, i + step * _NEAR, step):
            word = view.word(j)
            if word in words:
                return True
            if word in _STOPS:
                break
    return False


@rule(Digit())
def score(view: View, i: int) -> Found | None:
    """``won 2-0``, ``6-4, 3-6``, ``a 10-6 record``; a rising pair only beside words of a game."""
    pair = _pair(view, i)
    if pair is None or max(pair) > _HIGHEST or counts(view, i + 3) or _offered(view, i):
        return None
    game = _about(view, i, _GAMES)
    if _about(view, i, _VOTES) and not game:
        return None
    rising = pair[0] < pair[1]
    listed = (
        view.word(i - 1) == ","
        and view.word(i - 3) in DASHES
        or view.word(i + 3) == ","
        and view.word(i + 5) in DASHES
    )
    if rising and not (pair[0] == 0 or listed or _beside(view, i)):
        return None
    return Found(i + 3, "the score of a match")


def _beside(view: View, i: int) -> bool:
    """Whether a word of a game stands right beside the pair: ``lost 1-2``, ``a 1-2 defeat``."""
    return any(view.word(j) in _GAMES for j in (i - 1, i - 2, i + 3, i + 4))


@rule(Digit(), kind="vote")
def vote(view: View, i: int) -> Found | None:
    """``voted 89-52``, ``a 5-4 ruling``: both sides stay numbers, and they are no range."""
    pair = _pair(view, i)
    if pair is None or counts(view, i + 3):
        return None
    return (
        Found(i + 3, "votes") if _about(view, i, _VOTES) and not _about(view, i, _GAMES) else None
    )


@rule(Digit())
def bet(view: View, i: int) -> Found | None:
    """``12-1 odds``, ``a 7-2 favourite``, ``a 10/1 shot``."""
    glued = view.pieces.glued
    joined = view.word(i + 1) in ("-", "/", "–") and glued(i + 1) and glued(i + 2)
    if not joined or not (view.raw[i].isdecimal() and view.raw[i + 2].isdecimal()):
        return None
    return Found(i + 3, "odds") if _offered(view, i) else None


def _offered(view: View, i: int) -> bool:
    """Whether the words beside a pair speak of a bet."""
    offered = view.word(i - 1) == "at" and view.word(i - 2) in ("odds", "priced")
    return offered or view.word(i + 3) in _BETS


@rule(Words(("to",)))
def odds(view: View, i: int) -> Found | None:
    """``10-to-1``, ``3-to-2``: odds and ratios with hyphens."""
    glued = view.pieces.glued
    if (
        not all(glued(j) for j in (i - 1, i, i + 1, i + 2))
        or view.word(i - 1) != "-"
        or view.word(i + 1) != "-"
    ):
        return None
    left, right = view.word(i - 2), view.word(i + 2)
    if not (right.isalnum() and left.isalnum()) or (
        left.isdecimal() and right.isdecimal() and int(left[:9]) < int(right[:9])
    ):
        return None
    return Found(i + 3, "odds or a ratio", (), i - 2) if right in ("one", "1", "2", "two") else None
