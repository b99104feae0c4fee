"""``python -m factx`` is the command ``factx``."""

from __future__ import annotations

from factx.cli import main

main()
