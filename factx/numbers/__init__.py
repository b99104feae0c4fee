"""The numbers of a text: value or bounds, and the words of relation before them.

In: pieces that prose left open. Out: matches of kind "number" (value ``Number``) and "relation" (value ``~``, ``>`` …).

- ``value.py`` is what a number means; ``reader.py`` runs the rules; ``component.py`` is the spaCy component.
- ``read/`` holds the rules: one idea a file, examples beside it.
"""
