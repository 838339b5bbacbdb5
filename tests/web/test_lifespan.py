import asyncio
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from smwork.errors import SchemaTooNewError
from smwork.web.lifespan import HEAVY, prepared


def test_the_database_is_brought_up_to_date_before_anything_is_served() -> None:
    done: list[str] = []
    lifespan = prepared(lambda: done.append("migrated"), modules=())

    async def serve() -> None:
        async with lifespan(None):
            done.append("serving")

    asyncio.run(serve())
    assert done == ["migrated", "serving"]


def test_a_database_that_is_too_new_ends_the_start() -> None:
    def refuse() -> None:
        raise SchemaTooNewError("0009", "0004")

    async def serve() -> None:
        async with prepared(refuse, modules=())(None):
            pytest.fail("served a database that it does not understand")

    with pytest.raises(SchemaTooNewError):
        asyncio.run(serve())


def test_what_is_slow_to_import_is_there_before_the_first_visitor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a_slow_module.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "a_slow_module", raising=False)

    async def serve() -> None:
        async with prepared(lambda: None, modules=["a_slow_module"])(None):
            assert "a_slow_module" in sys.modules

    asyncio.run(serve())


def test_the_modules_that_are_warmed_exist() -> None:
    assert all(find_spec(name) for name in HEAVY)
