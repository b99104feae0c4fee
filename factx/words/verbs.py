"""All forms of a verb from its lemma, so that tables list lemmas and rules look up words as they stand.

Source: the regular inflection of English (Quirk et al., A Comprehensive Grammar of the English Language, 3.2-3.10).
"""

from __future__ import annotations

import re

_DOUBLED = re.compile(r"[^aeiou][aeiou][bdgklmnprt]$")
_SILENT = re.compile(
    r"(?:(?:[^aeo]|cre)at|iz|[^aeioul]l|[aeiou]c|[ae]g|rg|chang|rang|nc|v|u|dg|[aeiou]s|r[cs]|ns|[cs]ur)$"
)
_VOWELS = re.compile(r"[aeiouy]+")


def forms(lemma: str, irregular: tuple[str, ...] = ()) -> frozenset[str]:
    """The lemma and its -s, -ing and -ed forms; ``irregular`` stand in place of the -ed form.

    A one-syllable stem doubles its last consonant ("plan", "planned"); others do not ("open", "opened"). What
    departs from this is given whole in ``irregular``.
    """
    past = irregular or (_past(lemma),)
    return frozenset({lemma, _third(lemma), _ing(lemma), *past})


def _third(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _doubles(lemma: str) -> bool:
    return bool(_DOUBLED.search(lemma)) and len(_VOWELS.findall(lemma)) == 1


def _ing(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ing"


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ed"


def of_gerund(word: str) -> str:
    """The lemma of an -ing form: "shipping" is of "ship", "closing" of "close", "connecting" of "connect"."""
    stem = word[:-3]
    if not word.endswith("ing") or not _VOWELS.search(stem):
        return word
    if stem[-1:] == stem[-2:-1] and stem[-1:] not in "lsz":
        return stem[:-1]
    short = bool(_DOUBLED.search(stem)) and len(_VOWELS.findall(stem)) == 1
    silent = _SILENT.search(stem) is not None
    return stem + "e" if short or silent else stem
