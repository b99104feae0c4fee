"""What stands on a Doc: ``doc.user_data["factx"]``, one JSON string with a section for each room.

Rooms hand each other matches and results through a ``Sheet``. The sheet of a Doc is kept as long as the Doc is, so that
the rooms of one pipeline do not decode what they just wrote; a Doc from elsewhere is decoded from its string.
"""

from __future__ import annotations

import json
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary, ref

from factx import model, model_json
from factx.rules import match as matches
from factx.rules.lexicon import Lexicon
from factx.rules.match import Match
from factx.rules.pieces import Pieces
from factx.rules.tokens import Tokens, known
from factx.rules.view import View

KEY = "factx"
SCHEMA = 1
RESULTS: dict[str, type[Any]] = {
    "quantities": model.Quantity,
    "times": model.Time,
    "claims": model.Claim,
    "checks": model.Check,
    "derived": model.Derived,
    "rejected": model.Why,
}


class Sheet:
    """What the rooms have read of one Doc so far.

    ``charts`` are matches by kind ("closed", "number", "relation", "time", "quote", …); ``results`` are the typed
    objects of the claim format by section.
    """

    def __init__(self, doc: Any, published: str | None = None) -> None:
        self._doc = ref(doc)
        self.text: str = doc.text
        self.published = published
        self.charts: dict[str, list[Match]] = {}
        self.results: dict[str, tuple[Any, ...]] = {}
        self.rooms: list[str] = []
        self._texts: dict[str, str] = {}
        self._parts: dict[str, list[str]] = {}
        self._tokens: Tokens | None = None
        self.written: str | None = None

    @property
    def doc(self) -> Any:
        """The Doc; the sheet does not keep it alive."""
        return self._doc()

    @cached_property
    def pieces(self) -> Pieces:
        """The pieces of the text."""
        return Pieces(self.text)

    @property
    def tokens(self) -> Tokens:
        """The tokens as plain lists, with what is known of them by now."""
        if self._tokens is None or self._tokens.known != known(self.doc):
            self._tokens = Tokens(self.doc)
        return self._tokens

    @property
    def tagged(self) -> bool:
        """Whether the tokens have part-of-speech tags."""
        return known(self.doc)[0]

    @cached_property
    def tags(self) -> list[str]:
        """The tag of each piece; ask only behind the tagger."""
        return self.tokens.tags_of(self.pieces)

    def view(self, lexicon: Lexicon) -> View:
        """The text as a rule sees it, with all charts and closed pieces."""
        view = View(self.pieces, lexicon, self.tags if self.tagged else None)
        for kind, found in self.charts.items():
            view.put(kind, found)
        for match in self.charts.get("closed", []):
            view.shut[match.start : match.end] = b"\1" * match.width
        return view

    def put(self, kind: str, found: list[Match]) -> None:
        """Keep the matches of a kind for later rooms."""
        self.charts[kind] = found
        self._texts[f"chart:{kind}"] = matches.dump(found)

    def set(self, section: str, results: list[Any] | tuple[Any, ...]) -> None:
        """Keep the results of a section; those that were kept before are not written out again."""
        before = zip(self.results.get(section, ()), self._parts.get(section, ()), strict=False)
        known = {id(result): part for result, part in before}
        parts = [known.get(id(result)) or model_json.text(result) for result in results]
        self.results[section] = tuple(results)
        self._parts[section] = parts
        self._texts[section] = f"[{', '.join(parts)}]"

    def write(self, room: str) -> None:
        """Put all that is kept onto the Doc, and note that this room has been over it."""
        if room not in self.rooms:
            self.rooms.append(room)
        head = {"schema": SCHEMA, "rooms": self.rooms}
        parts = [json.dumps(head)[1:-1]]
        parts += [f"{json.dumps(name)}: {text}" for name, text in self._texts.items()]
        self.written = "{" + ", ".join(parts) + "}"
        self.doc.user_data[KEY] = self.written

    def read(self, written: str) -> None:
        """Take everything from a string that ``write`` made."""
        data = json.loads(written)
        self.rooms = data["rooms"]
        for name, part in data.items():
            if name.startswith("chart:"):
                text = json.dumps(part, ensure_ascii=False)
                self.charts[name.removeprefix("chart:")] = matches.load(text)
                self._texts[name] = text
            elif name in RESULTS:
                self.results[name] = _typed(name, part)
                self._texts[name] = json.dumps(part, ensure_ascii=False)
        self.written = written


_sheets: WeakKeyDictionary[Any, Sheet] = WeakKeyDictionary()


def _kept(doc: Any) -> Sheet | None:
    """The sheet of a Doc, as long as it says what stands on the Doc."""
    sheet = _sheets.get(doc)
    return sheet if sheet is not None and sheet.written == doc.user_data.get(KEY) else None


def sheet_of(doc: Any, published: str | None = None) -> Sheet:
    """The sheet of a Doc: the kept one, or one decoded from what stands on the Doc, or an empty one."""
    sheet = _kept(doc)
    if sheet is None:
        sheet = Sheet(doc)
        written = doc.user_data.get(KEY)
        if written is not None:
            sheet.read(written)
        _sheets[doc] = sheet
    sheet.published = published
    return sheet


def forget(doc: Any) -> None:
    """Take off the Doc what an earlier reading left there."""
    doc.user_data.pop(KEY, None)
    _sheets.pop(doc, None)


def results_of(doc: Any, section: str) -> tuple[Any, ...]:
    """The typed objects of one section of a Doc, without decoding the others."""
    sheet = _kept(doc)
    if sheet is not None:
        return sheet.results.get(section, ())
    written = doc.user_data.get(KEY)
    return _typed(section, json.loads(written).get(section, [])) if written else ()


def document_of(doc: Any, doc_id: str = "", title: str | None = None) -> model.Document:
    """The Document that a Doc holds."""
    return model.Document(
        doc_id=doc_id,
        text=doc.text,
        published=doc.user_data.get(("._.", "published", None, None)),
        title=title,
        quantities=results_of(doc, "quantities"),
        times=results_of(doc, "times"),
        claims=results_of(doc, "claims"),
        checks=results_of(doc, "checks"),
        derived=results_of(doc, "derived"),
    )


def _typed(section: str, plain: list[Any]) -> tuple[Any, ...]:
    return tuple(model.read(RESULTS[section], item) for item in plain)
