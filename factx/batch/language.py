"""Whether a text is English, as py3langid sees it: 97 languages, no download, a tenth of a millisecond an article.

What it gives English is a probability; below ``ENGLISH_AT_LEAST`` lie sentences of other languages, and none of 672
sentences and fragments of English news that this was set by.
"""

from __future__ import annotations

from functools import cache
from operator import itemgetter
from typing import Any

from factx.formats.optional import needed

LETTERS_THAT_TELL = 20
ENGLISH_AT_LEAST = 0.001
LETTERS_READ = 4000


def foreign(text: str) -> str | None:
    """The code of the language, where it is surely not English; a text of a few words tells nothing."""
    sample = text[:LETTERS_READ]
    if sum(map(str.isalpha, sample)) < LETTERS_THAT_TELL:
        return None
    ranks = _identifier().rank(sample)
    code, _ = max(ranks, key=itemgetter(1))
    return str(code) if dict(ranks)["en"] < ENGLISH_AT_LEAST else None


@cache
def _identifier() -> Any:
    module = needed("py3langid.langid", "batch", "telling languages apart")
    return module.LanguageIdentifier.from_model_file(module.MODEL_FILE, norm_probs=True)
