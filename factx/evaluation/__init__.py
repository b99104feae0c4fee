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
- ``intervals``, ``compare``: how sure a score is, and whether two outputs differ by more than chance
- ``groups``, ``sections``: scores by desk, by kind of claim, by kind of unit
- ``confusion``, ``mistakes``, ``reliability``: what is taken for what, which errors are most frequent,
  how true the confidence is
- ``predictions``: reading what a system predicts
- ``report``, ``summary``: scores and mismatches, and all that one evaluation says, as text and as JSON
- ``sheet``: what the page of an evaluation shows
- ``signature``: what was measured, on one line
- ``lint``, ``lint_values``: what is wrong or doubtful in a gold file
- ``agreement``, ``adjudication``: how far two annotations agree, where they differ, and one made of both
- ``floors``: the figures that must not fall
- ``benchmarks``: measurements that need a pipeline
"""
