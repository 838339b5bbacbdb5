from pathlib import Path

import pytest
from pydantic import ValidationError

from smwork.settings import Settings, settings, user_data_dir

HOME = Path("/home/alice")


@pytest.mark.parametrize(
    ("platform", "environ", "folder"),
    [
        ("linux", {}, "/home/alice/.local/share/smwork"),
        ("linux", {"XDG_DATA_HOME": "/srv/alice"}, "/srv/alice/smwork"),
        ("linux", {"XDG_DATA_HOME": ""}, "/home/alice/.local/share/smwork"),
        ("darwin", {}, "/home/alice/Library/Application Support/smwork"),
        ("win32", {"LOCALAPPDATA": "/c/alice"}, "/c/alice/smwork"),
        ("win32", {}, "/home/alice/AppData/Local/smwork"),
    ],
)
def test_data_goes_where_the_system_keeps_a_users_data(
    platform: str, environ: dict[str, str], folder: str
) -> None:
    assert user_data_dir(platform, environ, HOME).as_posix() == folder


def test_the_database_is_a_file_in_the_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SMWORK_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("SMWORK_DATABASE_URL", raising=False)

    assert Settings().data_dir == tmp_path
    assert Settings().database_url == f"sqlite:///{tmp_path.as_posix()}/smwork.db"


def test_an_empty_variable_is_as_good_as_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SMWORK_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("SMWORK_DATABASE_URL", "")

    assert Settings().database_url.startswith("sqlite:///")


def test_another_database_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMWORK_DATABASE_URL", "postgresql://alice:s3cret@db/smwork")

    assert Settings().database_url == "postgresql://alice:s3cret@db/smwork"
    assert "s3cret" not in repr(Settings())


def test_a_folder_means_the_same_wherever_we_were_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SMWORK_DATA_DIR", "here")

    assert Settings().data_dir == tmp_path / "here"


def test_the_clock_is_amsterdams_unless_another_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings().time_zone.key == "Europe/Amsterdam"
    monkeypatch.setenv("SMWORK_TIME_ZONE", "America/Curacao")
    assert Settings().time_zone.key == "America/Curacao"
    monkeypatch.setenv("SMWORK_TIME_ZONE", "Europe/Nergens")
    with pytest.raises(ValidationError, match="time_zone"):
        Settings()


def test_settings_do_not_change_while_running() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        settings().data_dir = HOME  # type: ignore[misc]  # the point of the test


def test_settings_are_read_once() -> None:
    assert settings() is settings()
