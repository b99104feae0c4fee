"""A template filled with data: one HTML text with its style and script inside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def page(template: str, **data: Any) -> str:
    """Fill the template ``TEMPLATE.html`` of this folder; what the data says is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(f"{template}.html").render(**data)
