"""What every test may ask for: a data folder of its own, and a database of each kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from smwork.settings import settings


@pytest.fixture(scope="session", autouse=True)
def _nobodys_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test can reach the data of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SMWORK_DATA_DIR", str(tmp_path_factory.mktemp("data")))
        patch.delenv("SMWORK_DATABASE_URL", raising=False)
        settings.cache_clear()
        yield
    settings.cache_clear()


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty data folder of this test's own, which the settings point to."""
    folder = tmp_path / "data"
    monkeypatch.setenv("SMWORK_DATA_DIR", str(folder))
    monkeypatch.delenv("SMWORK_DATABASE_URL", raising=False)
    settings.cache_clear()
    yield folder
    settings.cache_clear()
