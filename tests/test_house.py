"""The house keeps its shape: what ruff and import-linter can't say, said here."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MIGRATIONS = ROOT / "smwork" / "store" / "migrations" / "versions"
CODE = [ROOT / "app.py", *(ROOT / "smwork").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]
TESTS = list((ROOT / "tests").rglob("*.py"))
LINES = {"app.py": 40, "pages": 80, "smwork": 400}
"""At 300 a file is asked whether it has one idea; at 400 it has to have answered."""
MOST_OF_A_KIND = 40
"""Lines of a declaration: a new platform's export is no more than that, and a look-alike of it."""
STREAMLIT = ("app.py", "pages", "smwork/ui")
SESSION = "smwork/ui/state.py"
CHOICES = (".selectbox", ".multiselect")


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _lines(file: Path) -> int:
    return len(file.read_text("utf-8").splitlines())


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def _names(file: Path) -> Iterator[str]:
    """Every attribute, argument and variable that a file names."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.keyword):
            yield node.arg or ""
        elif isinstance(node, ast.Name):
            yield node.id


@pytest.mark.parametrize("place", list(LINES))
def test_files_stay_short(place: str) -> None:
    files = [file for file in CODE if _name(file).startswith(place) and file.parent != MIGRATIONS]
    long = {_name(file): _lines(file) for file in files if _lines(file) > LINES[place]}

    assert files
    assert long == {}


def test_a_kind_of_export_is_declared_in_a_few_lines() -> None:
    long = {
        f"{_name(file)}: {ast.unparse(node.targets[0])}": lines
        for file in (ROOT / "smwork" / "imports" / "kinds").glob("*.py")
        for node in ast.parse(file.read_text("utf-8")).body
        if isinstance(node, ast.Assign) and _declares_a_kind(node.value)
        if (lines := (node.end_lineno or 0) - node.lineno + 1) > MOST_OF_A_KIND
    }
    assert long == {}


def _declares_a_kind(value: ast.expr) -> bool:
    made = ("Kind", "AudienceKind", "LinkKind", "replace")
    return isinstance(value, ast.Call) and ast.unparse(value.func) in made


def test_streamlit_stands_in_the_interface_alone() -> None:
    users = {
        _name(file) for file in CODE if any(i.split(".")[0] == "streamlit" for i in _imports(file))
    }

    assert users
    assert {name for name in users if not name.startswith(STREAMLIT)} == set()


def test_one_module_touches_the_session() -> None:
    assert [_name(file) for file in CODE if "session_state" in _names(file)] == [SESSION]


@pytest.mark.parametrize("name", ["unsafe_allow_html", "unsafe_allow_javascript", "cache_resource"])
def test_doors_that_stay_shut(name: str) -> None:
    assert [_name(file) for file in CODE if name in _names(file)] == []


def test_every_choice_says_in_our_words_that_none_was_made() -> None:
    """Streamlit's own word for it is English in every language."""
    bare = [
        f"{_name(file)}:{node.lineno}"
        for file in CODE
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(CHOICES)
        if all(each.arg != "placeholder" for each in node.keywords)
    ]
    assert bare == []


def test_pages_know_the_interface_alone() -> None:
    """A page is an order of things: what they are stands below."""
    known = {"streamlit", "smwork"}
    for page in (ROOT / "pages").glob("*.py"):
        assert {name.split(".")[0] for name in _imports(page)} - known <= _standard_library()


def _standard_library() -> frozenset[str]:
    return frozenset({"collections", "dataclasses", "datetime", "functools", "pathlib"})


def test_no_test_sleeps() -> None:
    sleepy = re.compile(r"\bsleep\(|wait_for_timeout")
    asleep = [_name(file) for file in TESTS if sleepy.search(file.read_text("utf-8"))]

    assert asleep == [] or asleep == [_name(Path(__file__))]


def test_no_test_is_left_out() -> None:
    left_out = re.compile(r"mark\.(skip|xfail)|pytest\.(skip|xfail|importorskip)\(")
    here = Path(__file__)

    assert [_name(f) for f in TESTS if f != here and left_out.search(f.read_text("utf-8"))] == []


def test_every_requirement_is_bounded_and_explained() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in (ROOT / name).read_text("utf-8").splitlines():
            if line and not line.startswith(("#", "-r ")):
                assert re.match(r"[\w\-\[\]]+>=[\d.]+,<[\d.]+ +# \S.+", line), line


def test_every_line_of_the_configuration_has_its_reason() -> None:
    text = (ROOT / ".streamlit" / "config.toml").read_text("utf-8")
    before = ""
    for line in text.splitlines():
        is_setting = "=" in line and not line.startswith(("#", "["))
        assert not is_setting or "  # " in line or "] # " in line or before.startswith("#"), line
        before = line


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("server.address", "127.0.0.1"),
        ("server.allowedHosts", ["localhost", "127.0.0.1"]),
        ("server.fileWatcherType", "none"),
        ("server.enableAgentApi", False),
        ("runner.postScriptGC", False),
        ("client.showErrorDetails", "none"),
        ("browser.gatherUsageStats", False),
    ],
)
def test_the_configuration_that_was_measured_is_the_one_that_runs(
    option: str, value: object
) -> None:
    section, _, name = option.partition(".")
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))

    assert config[section][name] == value
