"""A document, or an evaluation, as a page that works from disk.

What comes in: plain data, made elsewhere. What goes out: one HTML file with its style and script inside.

- ``marks``: a text cut where marks begin and end, so that marks may overlap
- ``page``: a template filled with data
- ``evaluation.html``, ``evaluation.css``, ``evaluation.js``: the page of an evaluation
"""
