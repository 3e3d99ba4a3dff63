"""Settings come from the environment and from `.env`, and a wrong one is said in one line."""

import os
from pathlib import Path

import pytest
from pydantic import SecretStr

from gateway.errors import SettingsError
from gateway.settings import ENV_PREFIX, Settings, load_settings, variable_of


@pytest.fixture(autouse=True)
def working_directory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Be where no `.env` is, with no variable of ours set."""
    for name in list(os.environ):
        if name.upper().startswith(ENV_PREFIX):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_a_variable_the_gateway_is_for_this_machine_alone() -> None:
    settings = load_settings()

    assert (settings.host, settings.port, settings.mongodb_url) == ("127.0.0.1", 8000, None)
    assert settings.data_dir.is_absolute()


def test_the_environment_comes_before_the_env_file(
    monkeypatch: pytest.MonkeyPatch, working_directory: Path
) -> None:
    (working_directory / ".env").write_text("LOG10_GATEWAY_PORT=1\nLOG10_GATEWAY_HOST=::1\n")
    monkeypatch.setenv("LOG10_GATEWAY_PORT", "2")

    settings = load_settings()

    assert (settings.port, settings.host) == (2, "::1")


def test_an_env_file_may_hold_other_programs_variables(working_directory: Path) -> None:
    (working_directory / ".env").write_text("LOG10_URL=http://x\nPORT=7\nLOG10_GATEWAY_PORT=1\n")

    assert load_settings().port == 1


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG10_GATEWAY_MONGODB_URL", "")
    monkeypatch.setenv("LOG10_GATEWAY_PORT", "")

    settings = load_settings()

    assert (settings.mongodb_url, settings.port) == (None, 8000)


def test_lists_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG10_GATEWAY_CORS_ORIGINS", "https://a.test, https://b.test,")

    assert load_settings().cors_origins == ("https://a.test", "https://b.test")


def test_keys_of_the_metadata_are_split_at_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG10_GATEWAY_METADATA_KEYS", "plan, deploy.version,$x,")

    assert load_settings().metadata_keys == ("plan", "deploy.version", "$x")


@pytest.mark.parametrize("value", [",".join(map(str, range(21))), "x" * 101, "a\tb"])
def test_keys_of_the_metadata_are_few_and_short(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("LOG10_GATEWAY_METADATA_KEYS", value)

    with pytest.raises(SettingsError, match="METADATA_KEYS"):
        load_settings()


def test_the_data_folder_may_be_written_as_in_a_shell(
    monkeypatch: pytest.MonkeyPatch, working_directory: Path
) -> None:
    monkeypatch.setenv("HOME", str(working_directory))
    monkeypatch.setenv("LOG10_GATEWAY_DATA_DIR", "~/data")

    assert load_settings().data_dir == working_directory / "data"


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("PORT", "eight", "integer"),
        ("PORT", "65536", "65535"),
        ("WORKERS", "0", "greater than or equal to 1"),
        ("HOST", "http://localhost", "host name"),
        ("GRAPHIQL", "perhaps", "boolean"),
        ("LOG_LEVEL", "loud", "'debug', 'info', 'warning' or 'error'"),
        ("MONGODB_URL", "postgres://db", "mongodb://"),
        ("MONGODB_DATABASE", "a.b", "1 to 63 bytes"),
        ("EMBEDDED_BLOCK_COMPRESSOR", "gzip", "'snappy', 'zstd', 'zlib' or 'none'"),
        ("DATABASE_TIMEOUT_SECONDS", "0", "greater than 0"),
        ("BOOTSTRAP_ORGANIZATION", "a/b", "letters, digits"),
        ("BOOTSTRAP_TOKEN", "two words", "without spaces"),
        ("DEFAULT_PAGE_SIZE", "2000", "LOG10_GATEWAY_MAX_PAGE_SIZE"),
    ],
)
def test_a_wrong_value_is_said_in_one_line_that_names_the_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, complaint: str
) -> None:
    monkeypatch.setenv(f"LOG10_GATEWAY_{name}", value)

    with pytest.raises(SettingsError) as raised:
        load_settings()

    message = str(raised.value)
    assert message.startswith(f"LOG10_GATEWAY_{name}")
    assert complaint in message
    assert "\n" not in message


@pytest.mark.parametrize("name", ["MONGODB_URL", "BOOTSTRAP_TOKEN"])
def test_a_wrong_secret_is_not_repeated(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(f"LOG10_GATEWAY_{name}", "user:hunter2 @")

    with pytest.raises(SettingsError) as raised:
        load_settings()

    assert "hunter2" not in str(raised.value)


def test_two_wrong_values_are_both_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG10_GATEWAY_PORT", "x")
    monkeypatch.setenv("LOG10_GATEWAY_WORKERS", "x")

    with pytest.raises(SettingsError, match=r"_PORT=.*; LOG10_GATEWAY_WORKERS="):
        load_settings()


@pytest.mark.parametrize("where", ["environment", "env file"])
def test_a_misspelt_variable_is_refused_and_the_nearest_named(
    monkeypatch: pytest.MonkeyPatch, working_directory: Path, where: str
) -> None:
    if where == "environment":
        monkeypatch.setenv("LOG10_GATEWAY_MONGO_URL", "mongodb://db")
    else:
        (working_directory / ".env").write_text("LOG10_GATEWAY_MONGO_URL=mongodb://db\n")

    with pytest.raises(SettingsError) as raised:
        load_settings()

    assert str(raised.value) == (
        "LOG10_GATEWAY_MONGO_URL is not a setting; did you mean LOG10_GATEWAY_MONGODB_URL?"
    )


def test_an_env_file_that_is_no_text_is_said_in_one_line(working_directory: Path) -> None:
    (working_directory / ".env").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(SettingsError, match=r"cannot read .*\.env"):
        load_settings()


def test_secrets_do_not_show_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG10_GATEWAY_MONGODB_URL", "mongodb://user:hunter2@db")

    settings = load_settings()

    assert "hunter2" not in repr(settings)
    assert settings.mongodb_url == SecretStr("mongodb://user:hunter2@db")


@pytest.mark.parametrize("field", Settings.model_fields)
def test_every_setting_is_described(field: str) -> None:
    description = Settings.model_fields[field].description or ""

    assert description.endswith("."), variable_of(field)


@pytest.mark.parametrize(
    ("suffix", "unit"), [("_seconds", "in seconds"), ("_bytes", "in bytes"), ("_mb", "in MiB")]
)
def test_a_setting_with_a_unit_in_its_name_says_it(suffix: str, unit: str) -> None:
    fields = [name for name in Settings.model_fields if name.endswith(suffix)]

    assert fields
    assert all(unit in str(Settings.model_fields[name].description) for name in fields)
