"""Measurements that need a pipeline, one file each.

- ``batch``: memory of ``factx batch`` for one document and for very many, and what a second worker gives
- ``newsquant``: NewsQuant's quantities; ``newsquant_adapter``, ``newsquant_names``: their conventions
- ``recognizers``: the English specs of Recognizers-Text; ``recognizers_adapter``: their conventions
- ``speed``: words a second beside the model alone, and seconds to import factx and to extract from one article
- ``overview``: all that find their data (``found``) in one table, beside ``peers`` run in the same call and
  ``peers.csv``; ``newsquant_quantulum``: one of them in NewsQuant's terms
- ``tempeval``: the time stage against TimeML and column files; ``tempeval_causes``: why they disagree
- ``measeval``: quantities, entities and properties of scientific prose; ``confidence``: the fit and its calibration
"""
