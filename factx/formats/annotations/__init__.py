"""The layouts of annotation tools: documents in the claim format to and from brat, MeasEval, Prodigy and doccano.

In and out: Documents, and the files of a tool. What a reader made of the text is kept whole; what only extraction adds
(evidence, checks, derived values) is left out.

- ``marks``: a document as marked words with links between them, and back; all layouts are written from marks
- ``brat``, ``measeval``, ``prodigy``, ``doccano``: one layout each
- ``files``: names of files, and what the layouts share in reading them
- ``layouts``: which layouts there are, and which one a path holds
"""
