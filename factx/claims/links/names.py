"""The name that a text is about."""

from __future__ import annotations

from factx.claims.clause import SUBJECTS
from factx.rules.tokens import Tokens


def most_named(
    tokens: Tokens, start: int, end: int, speaking: frozenset[str] = frozenset()
) -> int | None:
    """Of the names that are subjects or possess something the most frequent, of these the last.

    Args:
        tokens: The text.
        start: The first token to look at.
        end: The token to stop at.
        speaking: Verbs whose subject is a mere speaker.
    """
    seen: dict[str, list[int]] = {}
    for i in range(start, end):
        if tokens.tag[i] not in ("NNP", "NNPS"):
            continue
        speaks = tokens.low[tokens.head[i]] in speaking
        acts = tokens.dep[i] in (*SUBJECTS, "poss") and not speaks
        if acts or tokens.low[i] in seen:
            seen.setdefault(tokens.low[i], []).append(i)
    places = max(seen.values(), key=lambda found: (len(found), found[-1]), default=None)
    return places[-1] if places else None
