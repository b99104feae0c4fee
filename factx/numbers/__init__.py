"""The numbers of a text: value or bounds, and the words of relation before them.

In: pieces that prose left open. Out: matches of kind "number" (value ``Number``), "relation" (value ``~``, ``>`` …) and
"short" (``100m``: a number whose letter may multiply it or be its unit; the room that knows units decides).

- ``value.py`` is what a number means; ``reader.py`` runs the rules; ``component.py`` is the spaCy component.
- ``words.py`` describes the tables: number words, multipliers, parts, vague plurals, relations.
- ``read/`` holds the rules: one idea a file, examples beside it.
"""
