"""What a rule is; this room knows no English.

In: pieces of text and tables of words. Out: matches, each with its rule and its parts.

- ``pieces.py`` cuts a text into words, numbers and signs, finer than any tokenizer.
- ``match.py`` is a reading of some pieces: value, rule, parts; and its plain form.
- ``view.py`` is what a rule sees: the pieces, what other rules found, the tables.
- ``rule.py`` makes a function a rule; ``grammar.py`` collects a package's rules and runs them.
- ``choose.py`` decides who keeps a piece when two matches want it.
- ``table.py`` reads a table of words from CSV; ``lexicon.py`` holds all tables and the user's own rows.
- ``examples.py`` reads the examples that lie beside a rule.
- ``tokens.py`` is a parsed Doc as plain lists.
"""
