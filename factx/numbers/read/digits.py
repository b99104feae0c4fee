"""Numbers in digits."""

from __future__ import annotations

import re
from decimal import Decimal

from factx.numbers.value import Number
from factx.rules.rule import Digit, Found, rule
from factx.rules.view import View

_PLAIN = re.compile(r"\d+(\.\d+)?|\d{1,3}(,\d{3})+(\.\d+)?")


@rule(Digit())
def plain(view: View, i: int) -> Found | None:
    """``989``, ``85.4``, ``1,234.5``: thousands parted by commas, a point before decimals."""
    word = view.raw[i]
    if not _PLAIN.fullmatch(word):
        return None
    return Found(i + 1, Number("cardinal", Decimal(word.replace(",", ""))))
