"""The rules of times; one idea a file, found by the grammar.

Layers: 1 reads years and lengths, 2 single times, 3 times beside a word that places them, 4 times made of two, 5 mods,
6 ranges.
"""
