"""The parse of only those sentences that can hold a quantity, and of those beside them.

In: tokens, numbers, closed pieces. Out: tags, heads and labels of the tokens, as the model gives them; sentences that
were left out have neither.

- ``needed.py`` cuts the tokens into sentences before they are parsed, and chooses which are.
- ``component.py`` is the spaCy component; it holds the model's own tagger and parser and hands them shorter texts.
"""
