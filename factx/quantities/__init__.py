"""Quantities: a number with its unit.

In: numbers and relations, the times as taken spans, part-of-speech tags. Out: matches of kind "quantity" (value
``Amount``), the ``Quantity`` objects of the claim format, and what was rejected, with reasons.

- ``value.py`` is what an amount means; ``units.py`` the physical units; ``money.py`` the tables of money.
- ``read/`` holds the rules: ``money``, ``percents``, ``physical``, ``ages``, ``ranks``, ``votes``, ``counts``,
  ``bare``, and ``joins`` for two amounts that make one; ``nouns.py`` finds the noun phrase that is counted.
- ``durations.py`` holds the one rule by which a stretch of time is a quantity.
- ``elided.py`` fills in units that are said once; ``context.py`` settles which dollar, ton or pound is meant;
  ``per.py`` finds rates in words; ``relations.py`` the relation; ``rejected.py`` what is no quantity, and why.
- ``reader.py`` runs them in this order; ``component.py`` is the spaCy component.
"""
