"""What the prose closes or frames before numbers are read.

In: pieces of the text. Out: closed pieces (digits inside a name, each with its reason), and where paragraphs begin.

- ``dateline.py`` finds where the text behind a dateline begins.
- ``blocks.py`` cuts a long text at sentence ends.
- ``read/`` holds the rules that close pieces; ``reader.py`` runs them; ``component.py`` is the spaCy component.
"""
