"""Ray Data: claims of a dataset of documents.

```python
import ray
from factx.engines.ray import extract

claims = extract(ray.data.read_parquet("s3://news/2020/"))
claims.write_parquet("s3://claims/2020/")
```

Workers need factx installed, as for any library. Ray sends usage statistics unless RAY_USAGE_STATS_ENABLED=0 is set.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from factx.arrow import Rows, extract_batch, schema
from factx.formats.optional import needed

if TYPE_CHECKING:
    from ray.data import Dataset

BATCH = 64


def extract(
    dataset: Dataset, rows: Rows = "claims", model: str | None = None, **options: Any
) -> Dataset:
    """The claims, or the documents as JSON, of a Ray dataset with the columns that ``extract_batch`` reads.

    Args:
        dataset: A row a document.
        rows: ``claims`` or ``documents``.
        model: The name of a spaCy pipeline in place of the default one.
        options: What ``Dataset.map_batches`` takes besides, such as ``concurrency`` or ``batch_size`` (64 by default).
    """
    needed("ray.data", "ray", "factx.engines.ray")
    options = {"batch_size": BATCH, **options}
    read = partial(_read, rows=rows, model=model)
    return dataset.map_batches(read, batch_format="pyarrow", **options)


def _read(table: Any, rows: Rows, model: str | None) -> Any:
    """One block: an Arrow table in, an Arrow table out."""
    arrow: Any = needed("pyarrow", "arrow", "factx.engines.ray")
    batches = table.combine_chunks().to_batches()
    found = [extract_batch(batch, rows, model) for batch in batches]
    return arrow.Table.from_batches(found, schema=schema(rows))
