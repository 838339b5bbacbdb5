"""What may differ from one machine to the next, read once from the environment."""

import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

DATABASE_FILE = "smwork.db"


def user_data_dir(platform: str, environ: Mapping[str, str], home: Path) -> Path:
    """The folder where this kind of system keeps a user's own data, with our name in it."""
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "smwork"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "smwork"
    return Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "smwork"


def _own_data_dir() -> Path:
    return user_data_dir(sys.platform, os.environ, Path.home())


def _sqlite_file(known: dict[str, object]) -> str:
    """The database in the data folder; `known` is what was validated before."""
    folder = known.get("data_dir", _own_data_dir())
    return f"sqlite:///{(Path(str(folder)) / DATABASE_FILE).as_posix()}"


class Settings(BaseSettings):
    """Where the data is, what its one user is called, and by which clock. Raises pydantic's `ValidationError` for a value that can't be meant."""

    model_config = SettingsConfigDict(env_prefix="SMWORK_", env_ignore_empty=True, frozen=True)

    data_dir: Path = Field(default_factory=_own_data_dir)
    # May hold a password, so it never stands in a representation or a log.
    database_url: str = Field(default_factory=_sqlite_file, repr=False)

    user_name: str = Field(default="", max_length=100)

    time_zone: ZoneInfo = ZoneInfo("Europe/Amsterdam")
    """The clock of those who work with it: it says on which day something happened."""

    @field_validator("data_dir", mode="after")
    @classmethod
    def _absolute(cls, folder: Path) -> Path:
        """A folder that means the same wherever the program was started."""
        return folder.expanduser().resolve()


@cache
def settings() -> Settings:
    """The settings of this process. A test that changes the environment calls `cache_clear()`."""
    return Settings()
