"""All forms of a verb from its lemma, so that tables list lemmas and rules look up words as they stand.

Source: the regular inflection of English (Quirk et al., A Comprehensive Grammar of the English Language, 3.2-3.10).
"""

from __future__ import annotations

import re

_DOUBLED = re.compile(r"[^aeiou][aeiou][bdgklmnprt]$")
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
