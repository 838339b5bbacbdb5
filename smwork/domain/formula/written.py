"""A formula's tree as text again: by key to be stored, or in the reader's words."""

from collections.abc import Callable

from smwork.domain.formula.tree import Constant, Counted, Negative, Pair, Tree

_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2}
_TIGHT = 3


def written(
    tree: Tree,
    name: Callable[[str], str] = str,
    number: Callable[[float], str] | None = None,
) -> str:
    """The formula with as few brackets as it takes; metrics as `name` calls them."""
    return _written(tree, name, number or _number, 0)


def _written(
    tree: Tree, name: Callable[[str], str], number: Callable[[float], str], around: int
) -> str:
    match tree:
        case Constant():
            return number(tree.value)
        case Counted():
            return name(tree.metric)
        case Negative():
            return _bracketed(f"-{_written(tree.of, name, number, _TIGHT)}", around >= _TIGHT)
        case Pair():
            strength = _STRENGTH[tree.sign]
            left = _written(tree.left, name, number, strength)
            # What is taken off or divided by keeps its brackets: a - (b + c).
            right = _written(tree.right, name, number, strength + (tree.sign in "-/"))
            return _bracketed(f"{left} {tree.sign} {right}", strength < around)


def _bracketed(text: str, needed: bool) -> str:
    return f"({text})" if needed else text


def _number(value: float) -> str:
    return f"{value:.15f}".rstrip("0").rstrip(".") if value != int(value) else str(int(value))
