import asyncio
import os
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from smwork.errors import SchemaTooNewError
from smwork.settings import settings
from smwork.web.lifespan import HEAVY, prepared
from smwork.web.server import lifespan


def _nothing() -> None:
    """Neither to prepare nor to put away."""


def test_the_server_begins_serves_and_ends() -> None:
    done: list[str] = []
    life = prepared(lambda: done.append("begun"), lambda: done.append("ended"), modules=())

    async def serve() -> None:
        async with life(None):
            done.append("serving")

    asyncio.run(serve())
    assert done == ["begun", "serving", "ended"]


def test_a_database_that_is_too_new_ends_the_start() -> None:
    def refuse() -> None:
        raise SchemaTooNewError("0009", "0004")

    async def serve() -> None:
        async with prepared(refuse, _nothing, modules=())(None):
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
        async with prepared(_nothing, _nothing, modules=["a_slow_module"])(None):
            assert "a_slow_module" in sys.modules

    asyncio.run(serve())


def test_the_modules_that_are_warmed_exist() -> None:
    assert all(find_spec(name) for name in HEAVY)


def test_the_data_folder_is_its_owners_alone_and_whole_at_the_end(data_dir: Path) -> None:
    async def serve() -> None:
        async with lifespan([])(None):
            others_may = settings().data_dir.stat().st_mode & 0o077
            assert os.name == "nt" or not others_may

    asyncio.run(serve())
    assert [file.name for file in data_dir.iterdir()] == ["smwork.db"]
