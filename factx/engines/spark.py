"""Spark: claims of a data frame of documents.

```python
from factx.engines.spark import extract

claims = extract(spark.read.parquet("s3://news/2020/"))
claims.write.parquet("s3://claims/2020/")
```

Workers need factx installed, as for any library. ``spark.sql.execution.arrow.maxRecordsPerBatch`` sets how many
documents are read together; a few hundred are enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factx.arrow import Rows, extract_batch, schema
from factx.formats.optional import needed

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_TYPES = {"string": "string", "int64": "bigint", "double": "double"}


def extract(frame: DataFrame, rows: Rows = "claims", model: str | None = None) -> DataFrame:
    """The claims, or the documents as JSON, of a Spark frame with the columns that ``extract_batch`` reads.

    Args:
        frame: A row a document.
        rows: ``claims`` or ``documents``.
        model: The name of a spaCy pipeline in place of the default one.
    """
    needed("pyspark.sql", "spark", "factx.engines.spark")

    def read(batches: Iterator[Any]) -> Iterator[Any]:
        for batch in batches:
            yield extract_batch(batch, rows, model)

    return frame.mapInArrow(read, ddl(rows))


def ddl(rows: Rows = "claims") -> str:
    """The columns as Spark writes a schema."""
    return ", ".join(f"`{field.name}` {_TYPES[str(field.type)]}" for field in schema(rows))
