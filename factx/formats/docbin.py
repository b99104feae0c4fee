"""spaCy DocBin (``.spacy``): Docs with all that factx found, to read and to write.

What is read back are whole Documents, evidence and checks included. A Doc that is written has tokens only, no parse;
a script that reads the file by itself calls ``factx.register()`` first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc, DocBin

from factx import model_json, store
from factx.component import register, set_spans
from factx.errors import InputError
from factx.model import Document

_META = "factx_document"
GROUPS = {
    "factx_quantities": "quantities",
    "factx_times": "times",
    "factx_subjects": "subjects",
}


def write(documents: Iterable[Document], place: Path) -> None:
    """Write a DocBin.

    Raises:
        InputError: It cannot be written.
    """
    tokenize = spacy.blank("en")
    # a text of any length is only cut into words here
    tokenize.max_length = 10**9
    kept = DocBin(store_user_data=True)
    for document in documents:
        kept.add(_doc(tokenize.make_doc(document.text), document))
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        kept.to_disk(place)
    except OSError as error:
        what = f"cannot be written: {(error.strerror or 'no reason given').lower()}"
        raise InputError(what, "check the folder and its rights", str(place)) from None


def read(place: Path) -> Iterator[Document]:
    """Read a DocBin, written here or by ``nlp.pipe`` with factx's components.

    Raises:
        InputError: It is no DocBin.
    """
    try:
        kept = DocBin(store_user_data=True).from_disk(place)
    except FileNotFoundError:
        raise InputError("there is no such file", "check the path", str(place)) from None
    except Exception:
        raise InputError(
            "no spaCy DocBin", "give a file that DocBin.to_disk wrote", str(place)
        ) from None
    for number, doc in enumerate(kept.get_docs(spacy.blank("en").vocab), 1):
        known: dict[str, Any] = doc.user_data.get(_META, {})
        found = store.document_of(
            doc, known.get("doc_id", f"{place.stem}-{number}"), known.get("title")
        )
        extra = {name: known[name] for name in ("annotator", "annotates") if known.get(name)}
        yield Document.from_dict({**found.to_dict(), **extra}) if extra else found


def _doc(doc: Doc, document: Document) -> Doc:
    register()
    sheet = store.sheet_of(doc, document.published)
    for section in ("quantities", "times", "claims", "checks", "derived"):
        sheet.set(section, getattr(document, section))
    sheet.write("convert")
    doc._.published = document.published
    names = ("doc_id", "title", "annotator", "annotates")
    doc.user_data[_META] = {name: model_json.plain(getattr(document, name)) for name in names}
    set_spans(doc, sheet, GROUPS)
    return doc
