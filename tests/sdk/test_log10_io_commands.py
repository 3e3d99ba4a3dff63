"""log10-io 0.16.1: every command of `log10` that does not need log10.io itself."""

import csv
import json

import pytest

from tests.sdk.conftest import Sdk

DRIVER = "log10_io.py"
SCHEMA = '{"type": "object", "properties": {"grade": {"type": "integer"}}, "required": ["grade"]}'


async def log_three(log10_io: Sdk) -> list[str]:
    """Log three completions, and return their ids, newest first."""
    await log10_io.scenario(DRIVER, "sessions_and_tags")
    return [row["id"] for row in await log10_io.logged()]


async def make_task(log10_io: Sdk, *options: str) -> str:
    printed = await log10_io.log10(
        "feedback-task", "create", "--name", "cli", "--task_schema", SCHEMA, *options
    )
    return printed.split()[-1]


async def grade(log10_io: Sdk, task_id: str, grade_: int) -> None:
    values = json.dumps({"grade": grade_})
    options = ("--task_id", task_id, "--values", values)
    tags = ("--completion_tags_selector", log10_io.marker)
    await log10_io.log10("feedback", "create", *options, *tags)


async def test_completions_list_prints_what_was_logged(log10_io: Sdk) -> None:
    ids = await log_three(log10_io)
    marker = log10_io.marker

    everything, two, tagged, now, past = await log10_io.log10_each(
        ("completions", "list"),
        ("completions", "list", "--limit", "2", "--offset", "1"),
        ("completions", "list", "--tags", f"{marker},{marker}-inner"),
        ("completions", "list", "--from", "2020-01-01", "--to", "2999-01-01"),
        ("completions", "list", "--from", "2020-01-01", "--to", "2020-01-02"),
    )

    def shown(printed: str) -> list[str]:
        return [id_ for id_ in ids if id_ in printed]

    assert shown(everything) == shown(now) == ids
    assert f"echo: {marker} third" in everything
    assert shown(two) == ids[1:]
    assert shown(tagged) == [ids[1]]
    assert shown(past) == []


@pytest.mark.nightly
async def test_completions_list_says_which_tag_is_not_there(log10_io: Sdk) -> None:
    await log_three(log10_io)
    log10 = str(log10_io.home / "bin" / "log10")

    # The beginning of a tag is no tag, though it finds one.
    ended = await log10_io.run(log10, "completions", "list", "--tags", f"{log10_io.marker}-inne")

    assert ended.code == 1
    assert "Cannot found tag" in ended.stderr


async def test_completions_get_prints_the_payload_as_objects(log10_io: Sdk) -> None:
    [completion_id, *_] = await log_three(log10_io)

    printed = json.loads(await log10_io.log10("completions", "get", "--id", completion_id))

    [logged, *_] = await log10_io.logged()
    assert printed["id"] == completion_id
    assert printed["request"] == logged["request"]
    assert printed["response"] == logged["response"]
    assert printed["duration"] == round(logged["duration"] * 1000)


async def test_completions_download_writes_every_row(log10_io: Sdk) -> None:
    for n in range(23):  # more than two of its pages of 10
        await log10_io.api.create_completion(tags=["many"], request={"n": n}, kind="chat")

    file = log10_io.folder / "some.jsonl"
    await log10_io.log10("completions", "download", "--limit", "50", "--file", str(file))

    rows = [json.loads(line) for line in file.read_text().splitlines()]
    assert [row["request"]["n"] for row in rows] == list(range(22, -1, -1))


@pytest.mark.nightly
async def test_completions_benchmark_models_asks_and_logs_again(log10_io: Sdk) -> None:
    await log10_io.scenario(DRIVER, "sync_chat")
    models = ("--models", "gpt-4o-mini,claude-3-haiku-20240307")
    [before] = await log10_io.logged()

    await log10_io.log10(
        "completions", "benchmark_models", "--tags", log10_io.marker, *models, "--file", "b.csv"
    )
    printed = await log10_io.log10(
        "completions", "benchmark_models", "--ids", before["id"], "--models", "gpt-4o-mini"
    )

    rows = list(csv.DictReader((log10_io.folder / "b.csv").read_text().splitlines()))
    assert [row["model"] for row in rows] == [
        "gpt-4o-2024-08-06 (original model)",
        "gpt-4o-mini",
        "claude-3-haiku-20240307",
    ]
    assert [row["total_tokens"] for row in rows] == ["18", "18", "13"]
    assert rows[0]["duration_ms"] == str(round(before["duration"] * 1000))
    assert before["id"] in printed
    asked = [row["request"]["model"] for row in await log10_io.logged()]
    assert sorted(asked) == ["claude-3-haiku-20240307", "gpt-4o", "gpt-4o-mini", "gpt-4o-mini"]


async def test_feedback_tasks_are_created_listed_and_fetched(log10_io: Sdk) -> None:
    options = ("--instruction", "Grade it.", "--completion_tags_selector", "a,b")
    task_id, other_id = await make_task(log10_io, *options), await make_task(log10_io)

    listed, first, got = await log10_io.log10_each(
        ("feedback-task", "list"),
        ("feedback-task", "list", "--limit", "1"),
        ("feedback-task", "get", "--id", task_id),
    )

    fetched = json.loads(got)
    assert task_id in listed
    assert "Grade it." in listed
    assert task_id not in first
    assert other_id in first
    assert fetched["completion_tags_selector"] == ["a", "b"]
    assert fetched["json_schema"] == json.loads(SCHEMA)


async def test_feedback_is_created_listed_downloaded_and_fetched(log10_io: Sdk) -> None:
    await log10_io.scenario(DRIVER, "sync_chat")
    task_id = await make_task(log10_io)
    for n in range(3):
        await grade(log10_io, task_id, n)

    listed, later, _ = await log10_io.log10_each(
        ("feedback", "list", "--task_id", task_id),
        # Against a total of everything, this would never end (sdk-wire.md, section 3).
        ("feedback", "list", "--offset", "1"),
        ("feedback", "download", "--task_id", task_id, "--file", "f.jsonl"),
    )
    rows = [json.loads(line) for line in (log10_io.folder / "f.jsonl").read_text().splitlines()]
    fetched = json.loads(await log10_io.log10("feedback", "get", "--id", rows[0]["id"]))

    completion = await log10_io.logged_once()
    assert "Total feedback: 3" in listed
    assert completion["id"] in listed
    assert "Total feedback: 2" in later
    assert [row["json_values"]["grade"] for row in rows] == [2, 1, 0]
    assert fetched == rows[0]


async def test_feedback_get_prints_why_it_was_refused(log10_io: Sdk) -> None:
    printed = await log10_io.log10("feedback", "get", "--id", "absent")

    assert "no feedback has the id 'absent'" in printed


@pytest.mark.nightly
async def test_feedback_predict_grades_by_example(log10_io: Sdk) -> None:
    await log10_io.scenario(DRIVER, "sync_chat")
    completion = await log10_io.logged_once()
    task_id = await make_task(log10_io)
    for n in range(2):
        await grade(log10_io, task_id, n)

    options = ("--task_id", task_id, "--num_samples", "2", "--completion_id", completion["id"])
    printed = await log10_io.log10("feedback", "predict", *options)

    assert json.loads(printed)["note"] == "clear"
    [prediction] = await log10_io.logged("autofeedback_icl")
    examples = prediction["request"]["messages"][-1]["content"]
    assert completion["id"] in examples
    assert f"echo: {log10_io.marker}" in examples


EVALUATION = """
from log10.load import OpenAI

def test_answer():
    messages = [{"role": "user", "content": "MARKER"}]
    answer = OpenAI().chat.completions.create(model="gpt-4o", messages=messages)
    assert answer.choices[0].message.content == "echo: MARKER"
"""


@pytest.mark.nightly
async def test_its_pytest_plugin_tags_what_a_local_evaluation_logs(log10_io: Sdk) -> None:
    (log10_io.folder / "test_it.py").write_text(EVALUATION.replace("MARKER", log10_io.marker))
    python = str(log10_io.home / "bin" / "python")
    options = ("--log10", "--local", "--eval-session-name", "nightly")

    ended = await log10_io.run(python, "-m", "pytest", *options, "test_it.py")

    assert ended.code == 0, ended.stdout
    test_name, session = (await log10_io.logged_once())["tags"]
    assert test_name == "test_answer"
    assert session.startswith("nightly-")
