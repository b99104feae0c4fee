"""factx turns news prose into structured, checked claims.

``factx.extract(text, published="2021-02-04")`` gives a ``Document`` with quantities, times and claims;
``factx.load()`` gives the spaCy pipeline behind it. Names are loaded when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOMES = {
    "Claim": "factx.model",
    "Document": "factx.model",
    "Quantity": "factx.model",
    "Time": "factx.model",
    "extract": "factx.pipeline",
    "load": "factx.pipeline",
    "pipe": "factx.pipeline",
    "register": "factx.component",
}
__all__ = [
    "Claim",
    "Document",
    "Quantity",
    "Time",
    "__version__",
    "extract",
    "load",
    "pipe",
    "register",
]

if TYPE_CHECKING:
    from factx.component import register
    from factx.model import Claim, Document, Quantity, Time
    from factx.pipeline import extract, load, pipe


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'factx' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
