"""A grammar is the rules of a package, run layer by layer over a text in one pass each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from factx.rules.choose import choose
from factx.rules.lexicon import Lexicon
from factx.rules.match import Match
from factx.rules.rule import Digit, Keys, Kind, Rule, Shape, Words
from factx.rules.view import View


def rules_of(package: str) -> list[Rule]:
    """All rules in the modules of a package, modules by name, rules as they stand."""
    home = import_module(package)
    names = sorted(module.name for module in iter_modules(home.__path__))
    modules = [import_module(f"{package}.{name}") for name in names]
    return [
        thing
        for module in modules
        for thing in vars(module).values()
        if isinstance(thing, Rule) and thing.read.__module__ == module.__name__
    ]


class Grammar:
    """The rules of one package, ready to read.

    Args:
        package: The dotted name of the package, such as ``factx.times.read``.
        kind: The kind of match that its rules make unless they say otherwise.
        lexicon: The tables whose keys start rules.
    """

    def __init__(self, package: str, kind: str, lexicon: Lexicon) -> None:
        self.kind = kind
        self.lexicon = lexicon
        self.layers: list[_Layer] = []
        rules = rules_of(package)
        for number in sorted({rule.layer for rule in rules}):
            own = [rule for rule in rules if rule.layer == number]
            self.layers.append(_Layer(own, lexicon))
        self.kinds = {kind} | {rule.kind or kind for rule in rules}

    def read(self, view: View) -> list[Match]:
        """Read the text; leaves the chosen matches of each kind in the view's charts, returns those of ``kind``.

        Rules of a layer are tried at every piece that one of them starts with; a match never covers a shut piece
        and never runs into another paragraph. Of matches of one kind the longest stay, see ``choose``.
        """
        for kind in self.kinds:
            view.put(kind, [])
        for layer in self.layers:
            for i, rules in layer.starts(view):
                for rule in rules:
                    found = rule.read(view, i)
                    if found is not None and found.end > i:
                        self._keep(view, rule, rule.match(found, i))
        for kind in self.kinds:
            chart = view.charts[kind]
            view.put(kind, choose(match for row in chart.values() for match in row))
        return [row[0] for _, row in sorted(view.charts[self.kind].items())]

    def _keep(self, view: View, rule: Rule, match: Match) -> None:
        """Put a match into its chart, unless it covers a shut piece or runs into another paragraph."""
        if view.shut.find(1, match.start, match.end) >= 0:
            return
        if view.pieces.whole(match.start, match.end):
            view.add(rule.kind or self.kind, match)


class _Layer:
    """The rules of one layer, by what they start with."""

    def __init__(self, rules: list[Rule], lexicon: Lexicon) -> None:
        self.words: dict[str, list[Rule]] = {}
        self.digits: list[Rule] = []
        self.kinds: dict[str, list[Rule]] = {}
        self.shapes: list[tuple[Shape, Rule]] = []
        for rule in rules:
            for first in rule.first:
                if isinstance(first, Words):
                    self._add_words(first, rule)
                elif isinstance(first, Keys):
                    self._add_words(lexicon.table(first.table, first.row).firsts, rule)
                elif isinstance(first, Digit):
                    self.digits.append(rule)
                elif isinstance(first, Kind):
                    self.kinds.setdefault(first.name, []).append(rule)
                else:
                    self.shapes.append((first, rule))

    def _add_words(self, words: frozenset[str], rule: Rule) -> None:
        for word in words:
            rules = self.words.setdefault(word, [])
            if rule not in rules:
                rules.append(rule)

    def starts(self, view: View) -> Iterator[tuple[int, list[Rule]]]:
        """Each piece at which rules of this layer may start, with those rules."""
        shut, places = view.shut, view.pieces.places
        found = [(i, rules) for word, rules in self._candidates(places) for i in places[word]]
        found.sort(key=_place)
        for i, rules in found:
            if not shut[i]:
                yield i, rules
        for kind, rules in self.kinds.items():
            for i in sorted(view.charts.get(kind, {})):
                yield i, rules

    def _candidates(self, words: Mapping[str, Any]) -> Iterator[tuple[str, list[Rule]]]:
        """The words of a text that rules start with, each with its rules."""
        for word in words.keys() & self.words.keys():
            yield word, self.words[word]
        if self.digits:
            for word in words:
                if word[0].isdigit():
                    yield word, self.digits
        for shape, rule in self.shapes:
            for word in words:
                if shape.test(word):
                    yield word, [rule]


def _place(found: tuple[int, list[Rule]]) -> int:
    return found[0]
