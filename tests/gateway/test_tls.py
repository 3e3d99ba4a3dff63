"""TLS, with certificates that `openssl` makes for the test."""

import ssl
import subprocess
from pathlib import Path

import httpx
import pytest

from tests.gateway.processes import command, environment, serving


def openssl(*arguments: str, folder: Path) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an authority, and certificates of its for the gateway and for a client."""
    folder = tmp_path_factory.mktemp("certificates")
    new = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1")
    openssl(*new, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Authority", folder=folder)
    for name, of in (("gateway", "ca"), ("client", "ca"), ("stranger", None)):
        signed = ("-CA", f"{of}.pem", "-CAkey", f"{of}.key") if of else ()
        openssl(
            *new,
            *("-keyout", f"{name}.key", "-out", f"{name}.pem", "-subj", f"/CN={name}"),
            *("-addext", "subjectAltName=IP:127.0.0.1", "-addext", "basicConstraints=CA:FALSE"),
            *signed,
            folder=folder,
        )
    return folder


def trusting(folder: Path, shown: str | None = None) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=folder / "ca.pem")
    if shown is not None:
        context.load_cert_chain(folder / f"{shown}.pem", folder / f"{shown}.key")
    return context


def test_the_gateway_serves_tls(certificates: Path, mongodb_url: str, tmp_path: Path) -> None:
    env = environment(tmp_path, mongodb_url=mongodb_url, mongodb_database="tls")
    given = (
        *("--ssl-certfile", str(certificates / "gateway.pem")),
        *("--ssl-keyfile", str(certificates / "gateway.key")),
    )
    with serving(*given, "--workers", "2", env=env) as gateway:
        assert gateway.url.startswith("https://127.0.0.1:")
        response = httpx.post(
            f"{gateway.url}/graphql",
            json={"query": "{ viewer { role } }"},
            headers={"X-Log10-Token": gateway.token},
            verify=trusting(certificates),
        )
        plain = gateway.url.replace("https", "http")

        assert response.json()["data"] == {"viewer": {"role": "ADMIN"}}
        assert response.headers.get_list("x-content-type-options") == ["nosniff"]
        with pytest.raises(httpx.ConnectError, match="certificate"):
            httpx.get(f"{gateway.url}/healthz")
        with pytest.raises(httpx.TransportError):
            httpx.get(f"{plain}/healthz")
        assert gateway.stop() == 0


def test_with_authorities_only_clients_with_a_certificate_of_theirs_are_served(
    certificates: Path, mongodb_url: str, tmp_path: Path
) -> None:
    env = environment(
        tmp_path,
        mongodb_url=mongodb_url,
        mongodb_database="tls",
        ssl_certfile=str(certificates / "gateway.pem"),
        ssl_keyfile=str(certificates / "gateway.key"),
        ssl_ca_certs=str(certificates / "ca.pem"),
    )
    with serving(env=env) as gateway:
        known = httpx.get(f"{gateway.url}/readyz", verify=trusting(certificates, "client"))

        assert known.status_code == 200
        for shown in (None, "stranger"):
            with pytest.raises(httpx.TransportError):
                httpx.get(f"{gateway.url}/readyz", verify=trusting(certificates, shown))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"ssl_keyfile": "gateway.key"}, "LOG10_GATEWAY_SSL_KEYFILE needs"),
        ({"ssl_ca_certs": "ca.pem"}, "LOG10_GATEWAY_SSL_CA_CERTS needs"),
        ({"ssl_certfile": "absent.pem"}, "absent.pem: No such file"),
        ({"ssl_certfile": "gateway.pem"}, "cannot use the certificate"),
        ({"ssl_certfile": "gateway.pem", "ssl_keyfile": "client.key"}, "key values mismatch"),
        (
            {
                "ssl_certfile": "gateway.pem",
                "ssl_keyfile": "gateway.key",
                "ssl_ca_certs": "gateway.key",
            },
            "cannot use the authorities",
        ),
    ],
)
def test_what_cannot_serve_tls_stops_the_start_with_one_line(
    certificates: Path, tmp_path: Path, settings: dict[str, str], said: str
) -> None:
    paths = {name: str(certificates / file) for name, file in settings.items()}

    ended = command("serve", env=environment(tmp_path, **paths))

    assert ended.returncode == 1
    assert said in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert "Traceback" not in ended.stderr
