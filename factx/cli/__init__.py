"""The commands: one file each, arguments and printing only.

What comes in: words on a command line. What goes out: text on standard output, errors as one line each on standard
error, and an exit code: 0, 1 where some document failed (the rest are done), 2 where the command cannot be run as
it is given.

- ``app``: which commands there are, and how any of them may end
- ``extract``, ``evaluate``, ``explain``, ``bench``: the commands
"""

from __future__ import annotations

from factx.cli.app import main

__all__ = ["main"]
