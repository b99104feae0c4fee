"""The words that steer the slots, from tables, looked up by any of their forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, TypeVar

from factx.rules.lexicon import Lexicon
from factx.rules.table import Row
from factx.words.verbs import forms


@dataclass(frozen=True)
class Verb(Row):
    """A verb; ``past`` are its irregular past forms, ``direction`` up, down or empty."""

    key: ClassVar[str] = "lemma"
    lemma: str
    past: tuple[str, ...]
    direction: str
    example: str


@dataclass(frozen=True)
class Noun(Row):
    """A noun; ``direction`` up, down or empty."""

    key: ClassVar[str] = "noun"
    noun: str
    direction: str
    example: str


@dataclass(frozen=True)
class Word(Row):
    """A word, with what it means for the slot that reads the table."""

    key: ClassVar[str] = "word"
    word: str
    meaning: str
    example: str


R = TypeVar("R", Verb, Noun, Word)


class Cues:
    """All tables of the room, by form."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.change_verbs = _verbs(lexicon, "change_verbs")
        self.level_verbs = _verbs(lexicon, "level_verbs")
        self.share_verbs = _verbs(lexicon, "share_verbs")
        self.trade_verbs = _verbs(lexicon, "trade_verbs")
        self.reporting_verbs = _verbs(lexicon, "reporting_verbs")
        self.change_nouns = _nouns(lexicon, "change_nouns")
        self.measures = _nouns(lexicon, "measures")
        self.margin_verbs = _verbs(lexicon, "margin_verbs")
        self.places = _nouns(lexicon, "places")
        self.place_names = lexicon.table("claims/slots/place_names.csv", Word)
        self.owned = _nouns(lexicon, "owned")
        self.roles = _nouns(lexicon, "roles")
        self.people_verbs = _verbs(lexicon, "people_verbs")
        self.change_words = _words(lexicon, "change_words")
        self.modal_words = _words(lexicon, "modal_words")
        self.modal_nouns = _words(lexicon, "modal_nouns")
        self.counted_in = _words(lexicon, "counted_in")
        self.aiming_verbs = _verbs(lexicon, "aiming_verbs")
        self.comparisons = lexicon.table("claims/slots/comparisons.csv", Word)
        self.compared: dict[str, list[list[str]]] = {}
        for key in self.comparisons.by_key:
            words = key.replace("-", " - ").split()
            self.compared.setdefault(words[0], []).append(words)


def _verbs(lexicon: Lexicon, name: str) -> dict[str, Verb]:
    rows = lexicon.table(f"claims/slots/{name}.csv", Verb).rows
    return {form: row for row in rows for form in forms(row.lemma, row.past)}


def _nouns(lexicon: Lexicon, name: str) -> dict[str, Noun]:
    return {row.noun: row for row in lexicon.table(f"claims/slots/{name}.csv", Noun).rows}


def _words(lexicon: Lexicon, name: str) -> dict[str, Word]:
    return {row.word: row for row in lexicon.table(f"claims/slots/{name}.csv", Word).rows}
