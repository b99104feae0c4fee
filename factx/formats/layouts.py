"""The layouts of records that news comes in: their fields, told apart by the keys that only they have.

Source: the JSON of newspaper4k (``Article.to_json``), trafilatura (``output_format="json"``) and IPTC's ninjs 1 to 3.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from factx.errors import FormatError

_BLOCK_END = re.compile(r"<br\s*/?>|</(?:p|div|h\d|li|tr|blockquote)\s*>", re.I)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of a record's fields, where they are not the usual ones."""

    text: str | None = None
    date: str | None = None
    id: str | None = None
    title: str | None = None

    @property
    def given(self) -> bool:
        """Whether any field is named."""
        return any((self.text, self.date, self.id, self.title))

    def take(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """The record with its fields under the usual names.

        Raises:
            FormatError: The field that should hold the text is not there.
        """
        if self.text and self.text not in data:
            raise FormatError(f"the record has no “{self.text}”", "see --text-field")
        pairs = (("text", self.text), ("published", self.date), ("id", self.id))
        plain = dict(usual(data))
        for name, field in (*pairs, ("title", self.title)):
            if field:
                plain[name] = data.get(field)
        if self.id:
            plain.pop("doc_id", None)
        return plain


def usual(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The record with its fields under the names of the claim format."""
    if "publish_date" in data and "text" in data:
        return _newspaper(data)
    if "raw_text" in data or "source-hostname" in data:
        return _trafilatura(data)
    if "uri" in data and any(key in data for key in NINJS_BODIES):
        return _ninjs(data)
    return data


def headed(title: Any, text: Any) -> Any:
    """The text with the headline as its first paragraph, where it does not begin with it."""
    if not isinstance(text, str) or not isinstance(title, str) or not title.strip():
        return text
    if not text.strip() or " ".join(text.split()).startswith(" ".join(title.split())):
        return text
    return f"{title.strip()}\n\n{text}"


def _newspaper(data: Mapping[str, Any]) -> dict[str, Any]:
    title = data.get("title") or None
    return {
        "text": headed(title, data["text"]),
        "id": data.get("canonical_link") or data.get("url") or None,
        "title": title,
        "published": data["publish_date"] or None,
    }


def _trafilatura(data: Mapping[str, Any]) -> dict[str, Any]:
    title = data.get("title") or None
    return {
        "text": headed(title, data.get("text") or data.get("raw_text")),
        "id": data.get("id") or data.get("source") or data.get("url") or None,
        "title": title,
        "published": data.get("date") or None,
    }


NINJS_BODIES = ("body_text", "body_xhtml", "bodies")


def _ninjs(data: Mapping[str, Any]) -> dict[str, Any]:
    headlines = data.get("headlines")
    title = data.get("headline") or (_value(headlines) if headlines else None)
    dates = ("contentcreated", "firstcreated", "versioncreated")
    return {
        "text": headed(title, _ninjs_text(data)),
        "id": data["uri"],
        "title": title,
        "published": next((data[name] for name in dates if data.get(name)), None),
    }


def _ninjs_text(data: Mapping[str, Any]) -> Any:
    """The body as plain text, of whatever version of ninjs."""
    if data.get("body_text"):
        return data["body_text"]
    body = data.get("body_xhtml") or _value(data.get("bodies"))
    if not isinstance(body, str):
        return body
    lines = unescape(_TAG.sub("", _BLOCK_END.sub("\n\n", body))).splitlines()
    return "\n\n".join(stripped for line in lines if (stripped := " ".join(line.split())))


def _value(items: Any) -> Any:
    """The value of the first of a list of ``{"value": …}``, the plain text before all others."""
    if not isinstance(items, list):
        return None
    good = [item for item in items if isinstance(item, Mapping) and "value" in item]
    good.sort(key=lambda item: item.get("contenttype") != "text/plain")
    return good[0]["value"] if good else None
