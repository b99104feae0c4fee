"""Ray and Spark on real local clusters of two workers: the same claims as here, also when a worker dies on the way."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pytest

from factx.errors import PipelineError
from factx.formats.reading import read

parquet = pytest.importorskip("pyarrow.parquet")

CORPUS = Path(__file__).parents[1] / "corpus"
COPIES = 2


@pytest.fixture(scope="module")
def records():
    articles = sorted(read([CORPUS]), key=lambda record: record.doc_id)
    return [
        {"doc_id": f"{r.doc_id}-{n}", "text": r.text, "published": r.published, "title": r.title}
        for n in range(COPIES)
        for r in articles
    ]


@pytest.fixture(scope="module")
def wanted(records, tmp_path_factory):
    """What ``factx batch`` writes for the same records, as a user runs it."""
    folder = tmp_path_factory.mktemp("batch")
    articles = folder / "articles.jsonl"
    articles.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    out = folder / "claims.parquet"
    command = ["batch", str(articles), "--out", str(out), "--workers", "2"]
    subprocess.run([sys.executable, "-m", "factx", *command], capture_output=True, check=True)
    return as_set({**row, "error": None} for row in parquet.read_table(out).to_pylist())


def as_set(found):
    made = [tuple(sorted((key, str(value)) for key, value in row.items())) for row in found]
    assert len(made) == len(set(made)), "a claim came twice"
    return set(made)


def plain(value):
    return None if value != value else value


class Killer:
    """Kills one process that fits, once it has worked for a while: since now, not in a run before."""

    def __init__(self, fits, works=None, after=1.0):
        self.fits = fits
        self.works = works or (lambda process: [process])
        self.after = after
        self.before = {}
        self.killed = None
        self.stop = threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.stop.set()
        self.thread.join()

    def _worked(self, process):
        """The seconds of work of a process, or of those that work for it, since it was first seen."""
        total = 0.0
        for worker in self.works(process):
            spent = sum(worker.cpu_times()[:2])
            total += spent - self.before.setdefault(worker.pid, spent)
        return total

    def _run(self):
        while not self.stop.wait(0.1):
            for process in psutil.Process().children(recursive=True):
                try:
                    if self.fits(process) and self._worked(process) > self.after:
                        process.kill()
                        self.killed = process.pid
                        return
                except (psutil.NoSuchProcess, psutil.AccessDenied):
                    continue


# Ray


@pytest.fixture(scope="module")
def cluster():
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    ray = pytest.importorskip("ray")
    from ray.cluster_utils import Cluster

    nodes = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    nodes.add_node(num_cpus=1)
    ray.init(address=nodes.address, log_to_driver=False, logging_level="ERROR")
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield ray
    ray.shutdown()
    nodes.shutdown()


def with_ray(ray, records):
    from factx.engines.ray import extract

    found = extract(ray.data.from_items(records, override_num_blocks=12), batch_size=8)
    return as_set(found.take_all())


def test_ray_gives_the_same_claims(cluster, records, wanted):
    assert len(cluster.nodes()) == 2
    assert with_ray(cluster, records) == wanted


def test_ray_gives_the_same_claims_when_a_worker_dies(cluster, records, wanted):
    def reads(process):
        return process.cmdline()[:1] and process.cmdline()[0].startswith("ray::Map")

    with Killer(reads) as killer:
        assert with_ray(cluster, records) == wanted
    assert killer.killed, "no worker was killed: the run proves nothing"


# Spark


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("no Java: apt-get install default-jre-headless")
    sql = pytest.importorskip("pyspark.sql")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    home = tmp_path_factory.mktemp("spark")
    os.environ["SPARK_WORKER_DIR"] = str(home / "work")
    session = (
        sql.SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.local.dir", str(home))
        .config("spark.sql.warehouse.dir", str(home / "warehouse"))
        .config("spark.executorEnv.PYTHONPATH", os.pathsep.join(sys.path))
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "16")
        .config("spark.log.level", "OFF")
        .getOrCreate()
    )
    yield session
    session.stop()


def with_spark(session, records):
    from factx.engines.spark import extract

    frame = session.createDataFrame(
        records, "doc_id string, text string, published string, title string"
    )
    found = extract(frame.repartition(8)).collect()
    return as_set({k: plain(v) for k, v in row.asDict().items()} for row in found)


def test_spark_gives_the_same_claims(spark, records, wanted):
    assert with_spark(spark, records) == wanted


def test_spark_gives_the_same_claims_when_an_executor_dies(spark, records, wanted):
    def executor(process):
        return "CoarseGrainedExecutorBackend" in " ".join(process.cmdline())

    def workers(process):
        below = process.children(recursive=True)
        return [worker for worker in below if "pyspark.daemon" in worker.cmdline()]

    with Killer(executor, workers) as killer:
        assert with_spark(spark, records) == wanted
    assert killer.killed, "no executor was killed: the run proves nothing"


# Without them


@pytest.mark.parametrize(("library", "module"), [("ray.data", "ray"), ("pyspark.sql", "spark")])
def test_without_the_engine_the_error_names_the_command(monkeypatch, library, module):
    engine = pytest.importorskip(f"factx.engines.{module}")
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(PipelineError, match=rf"pip install 'factx\[{module}\]'"):
        engine.extract(None)


def test_importing_the_adapters_loads_no_engine():
    code = (
        "import factx.engines.ray, factx.engines.spark, sys; "
        "print({'ray', 'pyspark', 'pyarrow', 'spacy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
