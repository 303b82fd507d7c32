"""The table of settings, and a start that a wrong one stops."""

from dataclasses import fields

import pytest
from environs import EnvValidationError

from service.settings import GREETING, PREFIX, ROOT, Settings


def test_the_defaults_hold_together():
    assert Settings.from_environment() == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HOST", ""),
        ("HOST", " "),
        ("HOST", "\t"),
        ("HOST", "[]"),
        ("MODEL_DIR", " "),
        ("MODEL_DIR", ""),
        ("PORT", "abc"),
        ("PORT", ""),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("WORKERS", "-1"),
        ("SLOTS", "1.5"),
        ("DEADLINE_SECONDS", "0"),
        ("DEADLINE_SECONDS", "nan"),
        ("LOG_LEVEL", "loud"),
        ("TRACING", "maybe"),
        ("MAX_BODY_BYTES", "10"),
    ],
)
def test_a_wrong_value_stops_the_start_and_is_named(monkeypatch, name, value):
    monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(EnvValidationError, match=PREFIX + name):
        Settings.from_environment()


@pytest.mark.parametrize(
    ("host", "bind"),
    [
        ("127.0.0.1", "127.0.0.1:8000"),
        ("localhost", "localhost:8000"),
        ("::1", "[::1]:8000"),
        ("[::1]", "[::1]:8000"),
        (" ::1 ", "[::1]:8000"),
        ("127.0.0.1 ", "127.0.0.1:8000"),
    ],
)
def test_an_ipv6_address_has_brackets_before_its_port(monkeypatch, host, bind):
    monkeypatch.setenv("WHENCE_HOST", host)
    assert Settings.from_environment().bind == bind


@pytest.mark.parametrize("directory", [" models", "[old] models"])
def test_a_directory_may_begin_with_a_blank_or_a_bracket(monkeypatch, directory):
    monkeypatch.setenv("WHENCE_MODEL_DIR", directory)
    assert str(Settings.from_environment().model_dir) == directory


def test_all_wrong_values_are_named_at_once(monkeypatch):
    monkeypatch.setenv("WHENCE_PORT", "x")
    monkeypatch.setenv("WHENCE_THREADS", "y")
    with pytest.raises(EnvValidationError, match=r"(?s)WHENCE_PORT.*WHENCE_THREADS"):
        Settings.from_environment()


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("THREADS", "9", r"WHENCE_SLOTS \+ WHENCE_WAITING"),
        ("DRAIN_SECONDS", "120", "WHENCE_DRAIN_SECONDS is 120, but must exceed"),
        ("DEADLINE_SECONDS", "600", "the longer of them 600"),
        ("BATCH_DEADLINE_SECONDS", "125", "the longer of them 125"),
    ],
)
def test_limits_at_odds_stop_the_start(monkeypatch, name, value, complaint):
    monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(ValueError, match=complaint):
        Settings.from_environment()


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("WHENCE_PROT", r"WHENCE_PROT is no setting: WHENCE_PORT\?$"),
        ("WHENCE_BODY_SECOND", r"no setting: WHENCE_BODY_SECONDS\?$"),
        ("WHENCE_THREAD", r"no setting: WHENCE_THREADS\?$"),
        ("WHENCE_TLS", "WHENCE_TLS is no setting$"),
        ("WHENCE_", "WHENCE_ is no setting"),
        ("WHENCE_XYLOPHONE_ZEBRA_QUUX", "WHENCE_XYLOPHONE_ZEBRA_QUUX is no setting$"),
    ],
)
def test_a_name_that_is_no_setting_stops_the_start_and_is_told_what_is_near(monkeypatch, name, complaint):
    monkeypatch.setenv(name, "1")
    with pytest.raises(ValueError, match=complaint):
        Settings.from_environment()


def test_names_of_others_and_the_greeting_stop_nothing(monkeypatch):
    for name in ("WHENCEFORTH", "XWHENCE_PORT", GREETING):
        monkeypatch.setenv(name, "1")
    assert Settings.from_environment() == Settings()
    assert f"export {GREETING}=" in (ROOT / "scripts" / "serve").read_text(encoding="utf-8")


@pytest.mark.parametrize("row", fields(Settings), ids=lambda row: row.name)
def test_every_setting_is_read_from_its_variable(monkeypatch, row):
    values = {int: 60, float: 7.5, bool: True, str: "warning"}
    value = values.get(row.type, Settings().model_dir.parent)
    monkeypatch.setenv("WHENCE_THREADS", "200")
    monkeypatch.setenv("WHENCE_DEADLINE_SECONDS", "50")
    monkeypatch.setenv("WHENCE_BATCH_DEADLINE_SECONDS", "50")
    monkeypatch.setenv(PREFIX + row.name.upper(), "1024" if row.name.endswith("_bytes") else str(value))
    expected = 1024 if row.name.endswith("_bytes") else value
    assert getattr(Settings.from_environment(), row.name) == expected
