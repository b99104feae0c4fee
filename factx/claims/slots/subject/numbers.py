"""Where the number of a count ends, and what stands behind its preposition."""

from __future__ import annotations

from factx.claims.frame import Frame

_NUMBER_WORDS = frozenset(
    "of to and or - – hundreds dozens thousands millions scores couple dozen a".split()
)
_OWNERS = ("DT", "PR", "NN", "JJ", "PO", "HY")


def number_end(frame: Frame) -> int:
    """The token after the number inside the quantity; of "600,000 5G stations" the 5 belongs to the name."""
    tokens = frame.tokens
    end = frame.start + 1
    for i in range(frame.start + 1, frame.end - 1):
        named = tokens.end[i] == tokens.start[i + 1] and tokens.text[i + 1].isalpha()
        if named or not (tokens.tag[i] == "CD" or tokens.low[i] in _NUMBER_WORDS):
            break
        end = i + 1
    return end


def behind_of(frame: Frame) -> int | None:
    """The noun of "of the flats" right behind the number, where the parser hangs it elsewhere."""
    tokens, end = frame.tokens, frame.end + 2
    if tokens.tag[frame.end + 1 : end] not in (["DT"], ["PRP$"]):
        return None
    while end < frame.sentence[1] and tokens.tag[end][:2] in ("JJ", "NN"):
        end += 1
    return end - 1 if tokens.tag[end - 1] == "NNS" else None


def numbered(frame: Frame, other: Frame) -> bool:
    """Whether another number stands right behind "of": "of 12 victims", "of the firm's 34 hubs"."""
    tags = frame.tokens.tag[frame.end + 1 : other.start]
    owned = not tags or tags[-1] in ("POS", "PRP$", "DT")
    return owned and 0 < other.start - frame.end < 8 and all(t[:2] in _OWNERS for t in tags)
