"""The times of a text as TIMEX3: type, value, mod and calendar interval.

In: pieces, closed pieces, numbers, tags where there are some. Out: matches of kind "time" (value an ``Expression``) and
``Time`` objects in text order.

- ``read/`` holds the rules, from words to an expression; ``expression.py`` is what words mean before any date is
  known.
- ``reckon/`` reckons an expression from the publication date and the story; pure, without a clock.
- ``tense.py`` is the tense near by; ``story.py`` what the text spoke of before; ``reader.py`` runs all;
  ``component.py`` is the spaCy component. ``words.py`` and the CSV files are the tables.

A duration is a quantity as well where the tree of its match has a leaf of the rule ``times.lengths.amount``:
``match.leaves("times.lengths.amount")`` gives the number with its unit ("six weeks" of "six weeks ago"). Times that
only name a period ("a year earlier", "the first nine months", "each year") keep the number alone, without such a leaf.
"""
