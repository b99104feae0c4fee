"""English words: the singular of a noun, the forms of a verb, the words of a sense.

In: a word. Out: its dictionary form or its forms.

- ``nouns.py`` gives the singular of a noun, with ``nouns.csv`` for the irregular ones and
  ``peoples.csv`` for the names of peoples.
- ``verbs.py`` gives all forms of a verb from its lemma.
- ``senses.py`` gives the verbs and nouns of a sense, with ``verb_senses.csv`` and ``noun_senses.csv``.
- ``months.py`` gives the names of the months, with ``months.csv``.
- ``ordinals.py`` describes ``ordinals.csv``, the ordinal words.
"""
