"""The name that a text is about."""

from __future__ import annotations

from factx.claims.clause import SUBJECTS
from factx.claims.links.pronouns import is_person
from factx.rules.tokens import Tokens

POSTS = frozenset(
    "manager director chief head president chairman chairwoman chair executive officer spokesman spokeswoman"
    " spokesperson owner founder co-founder coach captain secretary boss minister mayor analyst economist".split()
)


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
    people = {
        tokens.low[i] for i in range(start, end) if is_person(tokens, i) or _has_post(tokens, i)
    }
    for i in range(start, end):
        if tokens.tag[i] not in ("NNP", "NNPS") or tokens.low[i] in people:
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


def _has_post(tokens: Tokens, name: int) -> bool:
    """Whether a name is that of somebody with a post: "Ada Bell, its director", "the director, Ada Bell"."""
    if tokens.tag[name] not in ("NNP", "NNPS"):
        return False
    near = [tokens.head[name]] if tokens.dep[name] == "appos" else []
    near += [c for c in tokens.children[name] if tokens.dep[c] == "appos"]
    return any(tokens.low[i] in POSTS for i in near)
