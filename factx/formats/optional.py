"""Libraries that not everybody needs: imported when they are used, and an error that names the pip command."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from factx.errors import PipelineError


def needed(module: str, extra: str, use: str) -> Any:
    """Import a module of an optional library.

    Args:
        module: The module's dotted name.
        extra: The extra of factx that installs it.
        use: What it is needed for, for the error.

    Raises:
        PipelineError: It is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        lacking = error.name or module
        what = f"{use} needs {lacking}, which is not installed"
        raise PipelineError(what, f"pip install 'factx[{extra}]'") from None
