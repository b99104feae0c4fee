"""How well claims are found: gold against what an extract function gives, by the rules of the claim format.

What comes in: documents of a gold file, and documents with the same texts as some system reads them. What goes out:
outcomes, one for each thing compared, and the scores counted from them.

- ``bundled``: where the articles and the gold stand that come with factx
- ``gold``: reading documents in the claim format, with errors that name file and line
- ``equal``: when two values, units, subjects, times are the same
- ``match``: which gold quantity, and which gold time, belongs to which predicted one
- ``outcomes``: what was compared, and whether it was right
- ``quantities``, ``times``, ``claims``: the outcomes of one document, row by row
- ``scores``: precision, recall, F1 and accuracy, over all documents
- ``report``: scores and mismatches as text and as JSON
- ``lint``, ``lint_values``: what is wrong or doubtful in a gold file
- ``agreement``, ``adjudication``: how far two annotations agree, where they differ, and one made of both
- ``benchmarks``: measurements that need a pipeline
"""
