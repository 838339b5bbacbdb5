import gzip
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.testclient import TestClient

from smwork.web.static import GzippedStatic, compressible_files

SCRIPT = b"const reach = 1234;\n" * 500


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "static" / "js").mkdir(parents=True)
    (tmp_path / "static" / "js" / "index.abc.js").write_bytes(SCRIPT)
    (tmp_path / "static" / "js" / "tiny.abc.js").write_bytes(b"1")
    (tmp_path / "static" / "font.abc.woff2").write_bytes(b"\0" * 5000)
    (tmp_path / "secret.js").write_bytes(SCRIPT)
    return tmp_path


@pytest.fixture
def client(folder: Path) -> TestClient:
    files = compressible_files(folder)
    app = Starlette(
        routes=[Mount("/", StaticFiles(directory=folder))],
        middleware=[Middleware(GzippedStatic, files=files)],
    )
    return TestClient(app, headers={"Accept-Encoding": "gzip, deflate, br"})


def test_a_script_goes_out_gzipped(client: TestClient) -> None:
    with client.stream("GET", "/static/js/index.abc.js") as response:
        sent = b"".join(response.iter_raw())

    assert gzip.decompress(sent) == SCRIPT
    assert len(sent) < len(SCRIPT) / 10
    assert response.headers["content-encoding"] == "gzip"
    assert response.headers["content-length"] == str(len(sent))
    assert response.headers["content-type"] == "text/javascript; charset=utf-8"
    assert response.headers["vary"] == "Accept-Encoding"
    assert "immutable" in response.headers["cache-control"]


def test_it_is_read_once(client: TestClient, folder: Path) -> None:
    first = client.get("/static/js/index.abc.js")
    (folder / "static" / "js" / "index.abc.js").unlink()

    assert client.get("/static/js/index.abc.js").content == first.content == SCRIPT


def test_head_has_the_same_headers_and_no_body(client: TestClient) -> None:
    asked = client.get("/static/js/index.abc.js")
    head = client.head("/static/js/index.abc.js")

    assert head.content == b""
    assert head.headers["content-length"] == asked.headers["content-length"]
    assert head.headers["etag"] == asked.headers["etag"]


@pytest.mark.parametrize("accepts", ["identity", "br", "gzip;q=0", "gzip; q=0.0, br"])
def test_who_does_not_take_gzip_gets_the_plain_file(client: TestClient, accepts: str) -> None:
    response = client.get("/static/js/index.abc.js", headers={"Accept-Encoding": accepts})

    assert response.content == SCRIPT
    assert "content-encoding" not in response.headers
    assert response.headers["vary"] == "Accept-Encoding"


def test_a_part_is_a_part_of_the_plain_file(client: TestClient) -> None:
    response = client.get("/static/js/index.abc.js", headers={"Range": "bytes=0-4"})

    assert response.status_code == 206
    assert response.content == b"const"
    assert "content-encoding" not in response.headers


def test_the_tags_of_the_two_forms_differ(client: TestClient) -> None:
    packed = client.get("/static/js/index.abc.js").headers["etag"]
    plain = client.get("/static/js/index.abc.js", headers={"Accept-Encoding": "identity"})

    assert packed != plain.headers["etag"]


@pytest.mark.parametrize("form", ["{tag}", "W/{tag}", '"other", {tag}', "*"])
def test_what_the_browser_has_is_not_sent_again(client: TestClient, form: str) -> None:
    tag = client.get("/static/js/index.abc.js").headers["etag"]
    known = {"If-None-Match": form.format(tag=tag)}
    response = client.get("/static/js/index.abc.js", headers=known)

    assert response.status_code == 304
    assert response.content == b""
    assert response.headers["etag"] == tag
    assert response.headers["vary"] == "Accept-Encoding"


def test_an_old_tag_gets_the_file(client: TestClient) -> None:
    response = client.get("/static/js/index.abc.js", headers={"If-None-Match": '"old"'})

    assert response.status_code == 200
    assert response.content == SCRIPT


@pytest.mark.parametrize("path", ["/static/js/tiny.abc.js", "/static/font.abc.woff2"])
def test_what_gzip_does_not_help_is_left_alone(client: TestClient, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 200
    assert "content-encoding" not in response.headers


@pytest.mark.parametrize(
    "path", ["/secret.js", "/static/%2e%2e/secret.js", "/static/js/%2e%2e/%2e%2e/secret.js"]
)
def test_only_listed_files_are_ever_kept(folder: Path, path: str) -> None:
    files = compressible_files(folder)

    assert list(files) == ["/static/js/index.abc.js"]
    assert path not in files


def test_other_methods_are_not_ours(client: TestClient) -> None:
    assert client.post("/static/js/index.abc.js").status_code == 405
