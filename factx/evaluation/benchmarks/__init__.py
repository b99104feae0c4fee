"""Measurements that need a pipeline, one file each.

- ``speed``: words a second beside the model alone, and seconds to import factx and to extract from one article
- ``tempeval``: the time stage against TimeML and column files
"""
