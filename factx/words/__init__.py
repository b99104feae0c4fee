"""English word forms: the singular of a noun, the forms of a verb.

In: a word. Out: its dictionary form or its forms.

- ``nouns.py`` gives the singular of a noun, with ``nouns.csv`` for the irregular ones and
  ``peoples.csv`` for the names of peoples.
- ``verbs.py`` gives all forms of a verb from its lemma.
- ``ordinals.py`` describes ``ordinals.csv``, the ordinal words.
"""
