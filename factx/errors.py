"""The errors that factx raises: each says where, what and how to mend it, on one line.

They carry their parts as fields and survive pickling, so that a worker process can hand them on.
"""

from __future__ import annotations

__all__ = ["FactxError", "FormatError", "InputError", "PipelineError", "TableError"]


class FactxError(Exception):
    """The base of all errors of factx.

    Args:
        what: What is wrong, without a final full stop.
        mend: What the reader can do about it.
        file: The file it was found in, if any.
        line: The line in that file, counted from 1.
    """

    def __init__(
        self, what: str, mend: str = "", file: str | None = None, line: int | None = None
    ) -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend
        self.file = file
        self.line = line

    def __reduce__(self) -> tuple[type[FactxError], tuple[str, str, str | None, int | None]]:
        return type(self), (self.what, self.mend, self.file, self.line)

    def __str__(self) -> str:
        place = ""
        if self.file is not None:
            place = f"{self.file}:{self.line}: " if self.line is not None else f"{self.file}: "
        mend = f" ({self.mend})" if self.mend else ""
        return " ".join(f"{place}{self.what}{mend}".split())


class InputError(FactxError):
    """A document that cannot be read: missing, not text, no date where one must be."""


class FormatError(FactxError):
    """A record that does not follow the claim format."""


class TableError(FactxError):
    """A table of words or units, or an examples file, that breaks its own rules."""


class PipelineError(FactxError):
    """A pipeline that lacks a component, a tagger or a parser."""
