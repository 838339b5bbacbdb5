"""How fast the workbook is: `make bench`, or `python -m scripts.bench [part …]`.

Prints ratios of things that were measured in the same run, on the same machine: those can be
trusted. The absolute figures beside them only say where the floor lies.
"""

import itertools
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bench import Figure, browser, imports, pages, plans, rules, store
from bench.frame_code import FOLDER
from tests.browser.server import running_app


def on_a_server(folder: Path) -> Iterator[Figure]:
    """What is measured on a running server: its pages, and what a browser makes of them."""
    (folder / "data").mkdir()
    scripts = folder / "bare"
    scripts.mkdir()
    database = plans.open_database(f"sqlite:///{folder}/data/smwork.db")
    demo, few, many = (
        plans.demo_plan(database),
        plans.plan_of(database, plans.FEW),
        plans.plan_of(database, plans.MANY),
    )
    posts = [plans.plan_with_posts(database, number, folder) for number in (1_000, 1_000_000)]
    with running_app(folder, {FOLDER: str(scripts)}, script="bench/app.py") as server:
        yield from pages.beside_bare_scripts(server.url, demo, scripts)
        yield from pages.as_the_plan_grows(server.url, few, many)
        yield from pages.as_the_posts_grow(server.url, *posts)
        yield from pages.charts(server.url, demo)
        yield from browser.run(server.url, demo, scripts)


PARTS: dict[str, Callable[[Path], Iterable[Figure]]] = {
    "server": on_a_server,
    "rules": lambda _: rules.run(),
    "store": lambda _: store.run(),
    "imports": lambda _: imports.run(),
}


def line(figure: Figure) -> str:
    """One figure as a line of the table: what, how much, at most how much, and whether it is."""
    digits = 2 if figure.unit in ("×", "MB", "s") else 1 if figure.unit else 0
    value = f"{figure.value:,.{digits}f} {figure.unit}"
    if figure.goal is None:
        return f"{figure.name:<66}{value:>14}"
    verdict = "ok" if figure.value <= figure.goal else "over"
    return f"{figure.name:<66}{value:>14}{f'≤ {figure.goal:g}':>10}  {verdict}"


def main(parts: list[str]) -> None:
    """Measure the parts that are named, or all of them, and print each figure as it is found."""
    print(f"{'what':<66}{'figure':>14}{'goal':>10}")
    with tempfile.TemporaryDirectory() as folder:
        for figure in itertools.chain(*(PARTS[part](Path(folder)) for part in parts or PARTS)):
            print(line(figure), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
