"""Claims: one for each quantity, its slots filled from the clause around it and from the text before.

In: a parsed Doc with quantities and times. Out: claims, and the nouns of counts whose noun stands elsewhere.

- ``frame.py`` is the clause around a quantity, computed once; ``clause.py`` and ``phrase.py`` read the parse for it.
- ``cues.py`` holds the tables of words by form.
- ``slots/`` fills one slot a file, from the frame alone; ``links/`` goes across claims and sentences.
- ``reader.py`` runs them in order; ``component.py`` is the spaCy component.
"""
