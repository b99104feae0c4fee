"""The house is a test: who imports whom, how long things are, where rules, examples and tables stand."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from factx.rules.examples import read_examples
from factx.rules.rule import Rule
from factx.rules.slot import Slot

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "factx"
FILES = sorted(PACKAGE.rglob("*.py"))
TABLES = sorted(PACKAGE.rglob("*.csv"))
EXAMPLES = sorted(PACKAGE.rglob("*.examples.toml"))

EVERYWHERE = {"model", "model_json", "model_sentence", "errors"}
READING = {"rules", "words", "store"}
ROOMS = ("prose", "numbers", "times", "quantities", "claims")
MAY_USE: dict[str, set[str]] = {
    "errors": set(),
    "model": {"model_json", "model_sentence"},
    "model_sentence": set(),
    "model_json": set(),
    "rules": set(),
    "words": {"rules"},
    "store": {"rules"},
    "component": {"rules", "store"},
    "prose": READING,
    "numbers": READING,
    "times": READING | {"numbers"},
    "quantities": READING | {"numbers", "times"},
    "claims": READING,
    "parse": READING | {"quantities"},
    "checks": set(),
    "pipeline": {"component", "parse", *ROOMS},
    "formats": set(),
    "batch": {"pipeline", "formats"},
    "arrow": {"pipeline", "formats"},
    "engines": {"arrow", "formats"},
    "evaluation": {"formats"},
    "view": set(),
}
EXCEPTIONS = {
    ("factx/pipeline.py", "batch"): "pipe hands over to several processes, when it is asked to",
    ("factx/model.py", "store"): "Document.from_doc asks the store, when it is called",
    ("factx/formats/docbin.py", "store"): "a DocBin holds what the store writes",
    (
        "factx/formats/docbin.py",
        "component",
    ): "and the extensions and span groups of the components",
}
HOMES_OF_SPACY = ("component.py", "pipeline.py", "formats/docbin.py", "evaluation/benchmarks/")

LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 60
NAMES_AT_THE_TOP = 10


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """The dotted names that a file imports anywhere, but not what only its annotations name."""
    waiting: list[ast.AST] = [tree(path)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            waiting += node.orelse
        else:
            waiting += ast.iter_child_nodes(node)


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def allowed(path: Path) -> set[str]:
    """The rooms that a file may use."""
    own = room(path)
    may = MAY_USE[own] | EVERYWHERE | {own}
    may |= {used for (file, used) in EXCEPTIONS if file == name(path)}
    if path.name == "component.py":
        may |= {"component"}
    if name(path).startswith("factx/evaluation/benchmarks/"):
        may |= {"pipeline", "rules", "store", "numbers", "claims", "words"}
    return may


@pytest.mark.parametrize("path", FILES, ids=name)
def test_imports_go_only_where_the_house_allows(path):
    if room(path) in ("__init__", "__main__", "cli"):
        return
    assert room(path) in MAY_USE, f"{room(path)} is no room of the house"
    used = {dotted.split(".")[1] for dotted in imports(path) if dotted.startswith("factx.")}
    assert used <= allowed(path), f"{name(path)} may not use {used - allowed(path)}"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_spacy_is_imported_only_at_the_rim(path):
    if any(home in name(path) for home in HOMES_OF_SPACY):
        return
    assert not [dotted for dotted in imports(path) if dotted.split(".")[0] in ("spacy", "thinc")]


@pytest.mark.parametrize("path", FILES, ids=name)
def test_files_and_functions_are_short(path):
    assert "util" not in path.stem, "name a file after what it does"
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES_OF_A_FILE
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= LINES_OF_A_FUNCTION, f"{node.name}: {length} lines"


@pytest.mark.parametrize("path", [path for path in FILES if path.name == "__init__.py"], ids=name)
def test_a_folder_says_what_it_is_for(path):
    module = tree(path)
    assert ast.get_docstring(module), "say what comes in, what goes out, which file does what"
    if path.parent not in (PACKAGE, PACKAGE / "cli"):
        assert len(module.body) == 1, "nothing but the docstring"


def test_every_folder_of_code_is_a_package():
    folders = {path.parent for path in FILES}
    assert not [name(folder) for folder in folders if not (folder / "__init__.py").exists()]


def test_few_names_at_the_top():
    import factx

    assert len(factx.__all__) <= NAMES_AT_THE_TOP
    assert all(getattr(factx, public) is not None for public in factx.__all__)


@pytest.mark.parametrize("path", TABLES, ids=name)
def test_a_table_names_its_source(path):
    head = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            break
        head.append(line)
    sources = [
        line.removeprefix("# source:").strip() for line in head if line.startswith("# source:")
    ]
    assert any(sources), "begin with “# source: …”"


def rules(path: Path) -> dict[str, Rule | Slot]:
    """The rules that a file makes, by the name that they have in it."""
    dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    found = {}
    for bound, thing in vars(import_module(dotted)).items():
        if isinstance(thing, Rule | Slot):
            function = thing.read if isinstance(thing, Rule) else thing.fill
            if function.__module__ == dotted:
                found[bound] = thing
    return found


def makes_rules(path: Path) -> bool:
    """Whether a function of the file is decorated as a rule."""
    functions = [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef)]
    decorators = [decorator for function in functions for decorator in function.decorator_list]
    return any(ast.unparse(d).split("(")[0] in ("rule", "slot") for d in decorators)


NAMED = {
    node.value
    for path in FILES
    if room(path) in ROOMS
    for node in ast.walk(tree(path))
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
}


def named_rules(path: Path) -> set[str]:
    """The plain functions of a file whose address the room names as a rule in its evidence, such as a link's."""
    home = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
    functions = [node.name for node in tree(path).body if isinstance(node, ast.FunctionDef)]
    return {function for function in functions if f"{home}.{function}" in NAMED}


RULE_FILES = [
    path for path in FILES if room(path) in ROOMS and (makes_rules(path) or named_rules(path))
]


@pytest.mark.parametrize("path", RULE_FILES, ids=name)
def test_a_rules_id_is_its_address(path):
    parts = [part for part in path.relative_to(PACKAGE).with_suffix("").parts if part != "read"]
    for bound, rule in rules(path).items():
        assert rule.id == ".".join([*parts, bound])


def test_no_two_rules_have_one_id():
    ids = [rule.id for path in RULE_FILES for rule in rules(path).values()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", RULE_FILES, ids=name)
def test_every_rule_has_its_examples_and_every_example_its_rule(path):
    beside = path.with_suffix(".examples.toml")
    assert beside.exists(), f"write {name(beside)}"
    examples = read_examples(beside)
    assert set(examples) == set(rules(path)) | named_rules(path)
    few = [rule for rule, own in examples.items() if len(own.yes) < 2 or not own.no]
    assert not few, "at least two “yes” and one “no” each"


@pytest.mark.parametrize("path", EXAMPLES, ids=name)
def test_examples_lie_beside_the_file_of_their_rules(path):
    code = path.with_name(path.name.replace(".examples.toml", ".py"))
    assert code in RULE_FILES
