"""Which commands there are, and how any of them may end. Nothing heavy is imported until a command runs."""

from __future__ import annotations

import argparse
import os
import sys
import warnings
from collections.abc import Sequence
from io import TextIOWrapper
from typing import NoReturn

from factx.cli import batch, bench, convert, evaluate, explain, extract, gold, query
from factx.errors import FactxError, FormatError, InputError

OK, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
COMMANDS = (extract, batch, query, evaluate, explain, bench, convert, gold)


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and how to see what they are."""
        sys.stderr.write(f"{self.prog}: {message} (see {self.prog} --help)\n")
        raise SystemExit(USAGE)


class Version(argparse.Action):
    """Print the version, which is looked up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print it and end."""
        from factx import __version__

        print(f"factx {__version__}")
        parser.exit()


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command and end the process with its exit code."""
    raise SystemExit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command; no error leaves it, each is one line on standard error.

    With ``FACTX_DEBUG`` set, an error that nobody foresaw keeps its traceback.
    """
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except FactxError as error:
        code = FAILED if isinstance(error, InputError | FormatError) else USAGE
        return _say(str(error), code)
    except KeyboardInterrupt:
        return _say("interrupted", INTERRUPTED)
    except BrokenPipeError:
        _close_output()
        return OK
    except OSError as error:
        _close_output()
        where = error.filename or "the output"
        return _say(
            f"{where}: {(error.strerror or str(error)).lower()} (check its place and its rights)",
            FAILED,
        )
    except Exception as error:
        if os.environ.get("FACTX_DEBUG"):
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())
        return _say(f"a fault in factx: {what} (set FACTX_DEBUG=1 to see where)", FAILED)
    return code


def _close_output() -> None:
    """Let what is still to be written go nowhere, so that Python says nothing of it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(message: str, code: int) -> int:
    print(f"factx: {message}", file=sys.stderr)
    return code


def _parser() -> Parser:
    parser = Parser(prog="factx", description="News prose in, structured and checked claims out.")
    parser.add_argument("--version", action=Version, nargs=0, help="print the version and end")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)
    for command in COMMANDS:
        command.add(commands)
    return parser
