"""Drive log10-io as its users do: `python log10_io.py SCENARIO '{"marker": "..."}'`.

Runs inside the SDK's own environment. The result of the scenario is the last line of standard
output, as JSON; the marker stands in every prompt and tag, so that the test finds what is its own.
"""

# The SDKs are in another environment than ours, and hand out what they like; each scenario's
# name says what it does.
# mypy: disable-error-code="import-not-found, untyped-decorator"

import asyncio
import json
import sys
from collections.abc import Callable
from typing import Any

import log10.load
from log10._httpx_utils import finalize
from log10.load import OpenAI, log10_session, log10_tags, with_log10_tags

Result = dict[str, Any]
SCENARIOS: dict[str, Callable[[str], Result]] = {}

WEATHER = {
    "name": "forecast",
    "description": "The weather to come",
    "parameters": {
        "type": "object",
        "properties": {"city": {"type": "string"}, "days": {"type": "integer"}},
        "required": ["city"],
    },
}
OPENAI_TOOLS = [{"type": "function", "function": WEATHER}]
ANTHROPIC_TOOLS = [
    {
        "name": WEATHER["name"],
        "description": WEATHER["description"],
        "input_schema": WEATHER["parameters"],
    }
]


def scenario(function: Callable[[str], Result]) -> Callable[[str], Result]:
    SCENARIOS[function.__name__] = function
    return function


def chat(marker: str, **options: Any) -> dict[str, Any]:
    """Arguments with what a careless store would change: 1.0 and 1, unicode, an empty string."""
    messages = [
        {"role": "system", "content": ""},
        {"role": "user", "content": f"{marker} → Grüße 🌦"},
    ]
    return {"model": "gpt-4o", "messages": messages, "temperature": 1.0, "seed": 1, **options}


def message(marker: str, **options: Any) -> dict[str, Any]:
    messages = [{"role": "user", "content": f"{marker} → Grüße 🌦"}]
    system = "Answer as Yoda would."
    model = "claude-3-haiku-20240307"
    return {"model": model, "max_tokens": 64, "messages": messages, "system": system, **options}


def logged(session: log10_session) -> Result:
    return {"id": session.last_completion_id(), "url": session.last_completion_url()}


@scenario
def sync_chat(marker: str) -> Result:
    client = OpenAI(tags=[marker])
    with log10_session() as session:
        answer = client.chat.completions.create(**chat(marker))
        return {"text": answer.choices[0].message.content, **logged(session)}


@scenario
def sync_chat_inline(marker: str) -> Result:
    import openai

    log10.load.log10(openai, USE_ASYNC_=False)
    client = openai.OpenAI()
    with log10_session(tags=[marker]) as session:
        answer = client.chat.completions.create(**chat(marker))
        return {"text": answer.choices[0].message.content, **logged(session)}


@scenario
def sync_chat_debug(marker: str) -> Result:
    import openai

    log10.load.log10(openai, DEBUG_=True)
    client = openai.OpenAI()
    with log10_session(tags=[marker]) as session:
        answer = client.chat.completions.create(**chat(marker))
        return {"text": answer.choices[0].message.content, **logged(session)}


@scenario
def sync_stream(marker: str) -> Result:
    client = OpenAI(tags=[marker])
    chunks = client.chat.completions.create(**chat(marker, stream=True))
    return {"text": "".join(c.choices[0].delta.content or "" for c in chunks)}


@scenario
def sync_tools(marker: str) -> Result:
    client = OpenAI(tags=[marker])
    answer = client.chat.completions.create(**chat(marker, tools=OPENAI_TOOLS))
    [call] = answer.choices[0].message.tool_calls
    return {"arguments": call.function.arguments}


@scenario
def sync_stream_tools(marker: str) -> Result:
    client = OpenAI(tags=[marker])
    chunks = client.chat.completions.create(**chat(marker, stream=True, tools=OPENAI_TOOLS))
    deltas = [call for c in chunks for call in c.choices[0].delta.tool_calls or []]
    return {"arguments": "".join(call.function.arguments for call in deltas)}


@scenario
def sync_text(marker: str) -> Result:
    client = OpenAI(tags=[marker])
    answer = client.completions.create(model="gpt-3.5-turbo-instruct", prompt=marker, max_tokens=8)
    return {"text": answer.choices[0].text}


@scenario
def sync_failing_provider(marker: str) -> Result:
    import openai

    client = OpenAI(tags=[marker], max_retries=0)
    try:
        client.chat.completions.create(**chat(marker, model="broken"))
    except openai.BadRequestError as error:
        return {"raised": type(error).__name__, "reason": str(error)}
    return {"raised": None}


@scenario
def sync_refused_token(marker: str) -> Result:
    log10.load.token = "not-a-token"
    client = OpenAI(tags=[marker])
    answer = client.chat.completions.create(**chat(marker))
    return {"text": answer.choices[0].message.content}


@scenario
def sessions_and_tags(marker: str) -> Result:
    client = OpenAI()

    @with_log10_tags([f"{marker}-decorated"])
    def ask(text: str) -> None:
        client.chat.completions.create(**chat(f"{marker} {text}"))

    with log10_session(tags=[marker]) as session:
        ask("first")
        with log10_tags([f"{marker}-inner"]):
            ask("second")
        first_session = log10.load.session_id_var.get()
        last = session.last_completion_id()
    with log10_session(tags=[marker]):
        ask("third")
        second_session = log10.load.session_id_var.get()
    return {"sessions": [first_session, second_session], "second": last}


def _async_openai(marker: str, **options: Any) -> Any:
    import openai

    log10.load.log10(openai)
    return openai.AsyncOpenAI(**options)


@scenario
def async_chat(marker: str) -> Result:
    async def main() -> Result:
        client = _async_openai(marker)
        async with log10_session(tags=[marker]) as session:
            answer = await client.chat.completions.create(**chat(marker))
            result = {"text": answer.choices[0].message.content, **logged(session)}
            await finalize()
        return result

    return asyncio.run(main())


@scenario
def async_stream(marker: str) -> Result:
    async def main() -> Result:
        client = _async_openai(marker)
        async with log10_session(tags=[marker]):
            chunks = await client.chat.completions.create(**chat(marker, stream=True))
            text = "".join([c.choices[0].delta.content or "" async for c in chunks])
            await finalize()
        return {"text": text}

    return asyncio.run(main())


@scenario
def async_tools(marker: str) -> Result:
    async def main() -> Result:
        client = _async_openai(marker)
        async with log10_session(tags=[marker]):
            answer = await client.chat.completions.create(**chat(marker, tools=OPENAI_TOOLS))
            await finalize()
        [call] = answer.choices[0].message.tool_calls
        return {"arguments": call.function.arguments}

    return asyncio.run(main())


@scenario
def async_many(marker: str) -> Result:
    """Twenty calls at once, each with its own client: one dict is shared per client object."""

    async def main() -> Result:
        async with log10_session(tags=[marker]):
            clients = [_async_openai(marker) for _ in range(20)]
            answers = await asyncio.gather(
                *(
                    client.chat.completions.create(**chat(f"{marker} call-{n:02}"))
                    for n, client in enumerate(clients)
                )
            )
            await finalize()
        return {"texts": [answer.choices[0].message.content for answer in answers]}

    return asyncio.run(main())


@scenario
def async_failing_provider(marker: str) -> Result:
    import openai

    async def main() -> Result:
        client = _async_openai(marker, max_retries=0)
        async with log10_session(tags=[marker]):
            try:
                await client.chat.completions.create(**chat(marker, model="broken"))
            except openai.APIConnectionError as error:
                await finalize()
                return {"raised": type(error).__name__}
        return {"raised": None}

    return asyncio.run(main())


@scenario
def anthropic_sync(marker: str) -> Result:
    from log10.load import Anthropic

    client = Anthropic(tags=[marker])
    with log10_session() as session:
        answer = client.messages.create(**message(marker))
        return {"text": answer.content[0].text, **logged(session)}


@scenario
def anthropic_tools(marker: str) -> Result:
    from log10.load import Anthropic

    client = Anthropic(tags=[marker])
    answer = client.messages.create(**message(marker, tools=ANTHROPIC_TOOLS))
    return {"text": answer.content[0].text, "arguments": answer.content[1].input}


@scenario
def anthropic_stream(marker: str) -> Result:
    from log10.load import Anthropic

    client = Anthropic(tags=[marker])
    events = client.messages.create(**message(marker, stream=True))
    deltas = [event.delta for event in events if event.type == "content_block_delta"]
    return {"text": "".join(delta.text for delta in deltas)}


@scenario
def anthropic_async(marker: str) -> Result:
    from log10.load import AsyncAnthropic

    async def main() -> Result:
        client = AsyncAnthropic(tags=[marker])
        answer = await client.messages.create(**message(marker))
        await finalize()
        return {"text": answer.content[0].text}

    return asyncio.run(main())


@scenario
def anthropic_async_stream(marker: str) -> Result:
    from log10.load import AsyncAnthropic

    async def main() -> Result:
        client = AsyncAnthropic(tags=[marker])
        async with client.messages.stream(**message(marker)) as stream:
            text = "".join([part async for part in stream.text_stream])
        await finalize()
        return {"text": text}

    return asyncio.run(main())


@scenario
def anthropic_failing_provider(marker: str) -> Result:
    import anthropic
    from log10.load import Anthropic

    client = Anthropic(tags=[marker], max_retries=0)
    try:
        client.messages.create(**message(marker, model="broken"))
    except anthropic.APIConnectionError as error:
        return {"raised": type(error).__name__}
    return {"raised": None}


@scenario
def mock_chat(marker: str) -> Result:
    from log10.completions.completions import Completions

    answer = Completions().mock_chat_completions(
        model="gpt-4o",
        messages=[{"role": "user", "content": marker}],
        response_content="Paris → naïve ☂",
        tags=[marker],
    )
    return {"id": answer.id.removeprefix("chatcmpl-"), "response": answer.model_dump()}


@scenario
def feedback(marker: str) -> Result:
    """Task and feedback through the classes, with their own defaults: nulls and absent keys."""
    from log10.feedback.feedback import Feedback, _get_feedback_list
    from log10.feedback.feedback_task import FeedbackTask

    client = OpenAI(tags=[marker])
    client.chat.completions.create(**chat(marker))
    properties = {"grade": {"type": "integer"}}
    schema = {"type": "object", "properties": properties, "required": ["grade"]}
    task = FeedbackTask().create(task_schema=schema, name=marker).json()
    for grade in range(3):
        given = Feedback().create(task["id"], {"grade": grade}, completion_tags_selector=[marker])
    listed = Feedback().list(limit=2, task_id=task["id"]).json()
    return {
        "task": task,
        "task_read": FeedbackTask().get(task["id"]).json(),
        "tasks": FeedbackTask().list(limit=50).json(),
        "feedback": given.json(),
        "feedback_read": Feedback().get(given.json()["id"]).json(),
        "page": listed,
        "all": _get_feedback_list(offset=0, limit="", task_id=task["id"]),
        "from_offset": _get_feedback_list(offset=1, limit=25, task_id=task["id"]),
        "past_the_end": _get_feedback_list(offset=9, limit=25, task_id=task["id"]),
    }


@scenario
def llm_class(marker: str) -> Result:
    """A class that asks nothing of LOG10_URL but that its host is log10.io."""
    from log10.llm import Log10Config, Message
    from log10.openai import OpenAI as Llm

    llm = Llm({"model": "gpt-4o"}, log10_config=Log10Config(tags=[marker]))
    return {"text": llm.chat([Message(role="user", content=f"{marker} → Grüße")]).content}


@scenario
def many_matches(marker: str) -> Result:
    """Feedback by a tag that more completions have than log10-io can ask for."""
    from log10.feedback.feedback import Feedback
    from log10.feedback.feedback_task import FeedbackTask

    schema = {"type": "object", "properties": {"grade": {"type": "integer"}}}
    task = FeedbackTask().create(task_schema=schema, name=marker).json()
    try:
        given = Feedback().create(task["id"], {"grade": 1}, completion_tags_selector=[marker])
    except Exception as error:  # noqa: BLE001  # whatever the SDK raises is the result
        return {"raised": str(error), "matched": None}
    return {"raised": None, "matched": len(given.json()["matched_completion_ids"])}


@scenario
def refused_feedback(marker: str) -> Result:
    """What a user is told when the server refuses: the SDK reads `error` out of the body."""
    from log10.feedback.feedback_task import FeedbackTask

    try:
        FeedbackTask().create(task_schema={"type": "no such type"}, name=marker)
    except Exception as error:  # noqa: BLE001  # whatever the SDK raises is the result
        return {"raised": type(error).__name__}
    return {"raised": None}


if __name__ == "__main__":
    print(json.dumps(SCENARIOS[sys.argv[1]](json.loads(sys.argv[2])["marker"])))
