"""The rules of times; one idea a file, found by the grammar.

Layers: 1 reads years and lengths, 2 single times, 3 and 4 times beside a word that places them, 5 times made of two,
6 and 7 mods, 8 ranges.
"""
