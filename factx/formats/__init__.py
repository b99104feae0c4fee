"""Files in and out: one file a format, reading and writing together.

What comes in: paths of files and folders, or ``-`` for standard input. What goes out: a ``Record`` for each
document to read, and, on the way back, documents written as a file.

- ``record``: what reading yields, and what a record in JSON must look like
- ``reading``: from paths to records; a document that cannot be read gives its error in its place
- ``registry``: from a file's ending, or a format's name, to the module, imported when asked for
- ``source``: bytes to text, with the file and the line of what is not text
- ``flat``: one flat row a claim, for the formats that are tables
- ``annotations``: the layouts of annotation tools; ``docbin``: spaCy's
- ``txt``, ``md``, ``json``, ``jsonl``, ``csv``, ``table``: the formats
"""
