"""The name that a text is about."""

from __future__ import annotations

from factx.claims.clause import SUBJECTS
from factx.claims.links.persons import persons
from factx.rules.tokens import Tokens


def most_named(
    tokens: Tokens, start: int, end: int, speaking: frozenset[str] = frozenset()
) -> int | None:
    """Of the names that are subjects or possess something the most frequent, of these the last; not "(LEAD)".

    Args:
        tokens: The text.
        start: The first token to look at.
        end: The token to stop at.
        speaking: Verbs whose subject is a mere speaker.
    """
    seen: dict[str, list[int]] = {}
    people = persons(tokens, start, end)
    for i in range(start, end):
        if tokens.tag[i] not in ("NNP", "NNPS") or tokens.low[i] in people:
            continue
        if tokens.low[i - 1 : i] == ["("] and tokens.low[i + 1 : i + 2] == [")"]:
            continue
        if tokens.dep[i] == "compound" and tokens.tag[tokens.head[i]] in ("NNP", "NNPS"):
            continue
        speaks = tokens.low[tokens.head[i]] in speaking
        acts = tokens.dep[i] in (*SUBJECTS, "poss") and not speaks
        name = tokens.low[_start(tokens, i)]
        if acts or name in seen:
            seen.setdefault(name, []).append(i)
    places = max(seen.values(), key=lambda found: (len(found), found[-1]), default=None)
    return places[-1] if places else None


def _start(tokens: Tokens, name: int) -> int:
    """The first word of a name, the same in "Arden Mills Corp." and "Arden"."""
    while name > tokens.left[name] and tokens.tag[name - 1] in ("NNP", "NNPS", "HYPH"):
        name -= 1
    return name
