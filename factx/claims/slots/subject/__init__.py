"""The subject of a claim, and with it the measure: what is measured, and which of its properties.

One file for each sort of quantity, its rules tried as they stand; ``order.py`` says which file reads which sort.
"""
