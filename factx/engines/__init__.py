"""Existing engines for more than one machine: thin adapters that hand ``factx.arrow.extract_batch`` to them.

In and out: the engine's own tables of documents and of claims. Splitting, moving, retrying are the engine's work.

- ``ray``: Ray Data, ``map_batches``
- ``spark``: Spark, ``mapInArrow``
"""
