"""The demo's calls in the words of the providers that do not speak as OpenAI does."""

import json
from random import Random

from gateway.demo.bodies import (
    Exchange,
    Json,
    Tokens,
    Who,
    messages,
    new_id,
    openai_tools,
    openai_use,
    use_of,
)
from gateway.demo.calls import Call, ToolUse


def anthropic(model: str, call: Call, tokens: Tokens, who: Who, random: Random) -> Exchange:
    """Anthropic's messages: `input_tokens` leaves out what the cache gave and took."""
    turns = []
    for turn in call.turns:
        blocks: list[Json] = []
        if turn.role == "tool":
            blocks.append(
                {
                    "type": "tool_result",
                    "tool_use_id": use_of(turn).id,
                    "content": turn.text,
                }
            )
        elif turn.use is not None:
            blocks.append(_anthropic_use(turn.use))
        else:
            blocks.append({"type": "text", "text": turn.text})
        if turn.picture:
            blocks.append({"type": "image", "source": {"type": "url", "url": turn.picture}})
        role = "assistant" if turn.role == "assistant" else "user"
        turns.append({"role": role, "content": blocks})
    cached = {"cache_control": {"type": "ephemeral"}}
    request: Json = {
        "model": model,
        "max_tokens": 1024,
        "system": [{"type": "text", "text": call.system, **cached}],
        "messages": turns,
        "metadata": {"user_id": who.user},
    }
    if call.tools:
        request["tools"] = [
            {
                "name": tool["name"],
                "description": tool["description"],
                "input_schema": tool["parameters"],
            }
            for tool in call.tools
        ]
    content: list[Json] = []
    if call.reasoning:
        request["thinking"] = {"type": "enabled", "budget_tokens": 1024}
        signature = f"{random.getrandbits(128):032x}"
        content.append({"type": "thinking", "thinking": call.reasoning, "signature": signature})
    content.append(_anthropic_use(call.use) if call.use else {"type": "text", "text": call.text})
    ended = "max_tokens" if call.is_cut else "end_turn"
    stopped = "tool_use" if call.use else "refusal" if call.is_refusal else ended
    response = {
        "id": new_id("msg_", random),
        "type": "message",
        "role": "assistant",
        "model": model,
        "content": content,
        "stop_reason": stopped,
        "stop_sequence": None,
        "usage": {
            "input_tokens": tokens.prompt - tokens.cached - tokens.written,
            "cache_creation_input_tokens": tokens.written,
            "cache_read_input_tokens": tokens.cached,
            "output_tokens": tokens.completion,
        },
    }
    return Exchange(request, response, {"metadata": who.labels})


def gemini(model: str, call: Call, tokens: Tokens, who: Who, random: Random) -> Exchange:
    """Gemini's generateContent: `candidatesTokenCount` leaves out the thoughts."""
    contents = []
    for turn in call.turns:
        part: Json = {"text": turn.text}
        if turn.role == "tool":
            name = use_of(turn).name
            part = {"functionResponse": {"name": name, "response": json.loads(turn.text)}}
        elif turn.use is not None:
            part = {"functionCall": {"name": turn.use.name, "args": turn.use.arguments}}
        role = "model" if turn.role == "assistant" else "user"
        contents.append({"role": role, "parts": [part]})
    request: Json = {
        "contents": contents,
        "systemInstruction": {"parts": [{"text": call.system}]},
        "generationConfig": {"temperature": 0.3},
    }
    if call.tools:
        request["tools"] = [{"functionDeclarations": list(call.tools)}]
    parts: list[Json] = [{"text": call.reasoning, "thought": True}] if call.reasoning else []
    parts.append(
        {"functionCall": {"name": call.use.name, "args": call.use.arguments}}
        if call.use
        else {"text": call.text}
    )
    stopped = "MAX_TOKENS" if call.is_cut else "STOP"
    response = {
        "candidates": [
            {"content": {"role": "model", "parts": parts}, "finishReason": stopped, "index": 0}
        ],
        "usageMetadata": {
            "promptTokenCount": tokens.prompt,
            "cachedContentTokenCount": tokens.cached,
            "candidatesTokenCount": tokens.completion - tokens.reasoning,
            "thoughtsTokenCount": tokens.reasoning,
            "totalTokenCount": tokens.prompt + tokens.completion,
        },
        "modelVersion": model,
        "responseId": f"{random.getrandbits(96):024x}",
    }
    return Exchange(request, response, {"user_id": who.user, "metadata": who.labels})


def bedrock_converse(model: str, call: Call, tokens: Tokens, who: Who, random: Random) -> Exchange:
    """Bedrock's Converse: the response does not name the model."""
    turns = []
    for turn in call.turns:
        block: Json = {"text": turn.text}
        if turn.role == "tool":
            found = [{"json": json.loads(turn.text)}]
            block = {"toolResult": {"toolUseId": use_of(turn).id, "content": found}}
        elif turn.use is not None:
            block = {"toolUse": _converse_use(turn.use)}
        role = "assistant" if turn.role == "assistant" else "user"
        turns.append({"role": role, "content": [block]})
    request: Json = {
        "modelId": model,
        "system": [{"text": call.system}],
        "messages": turns,
        "inferenceConfig": {"temperature": 0.3},
    }
    if call.tools:
        specifications = [
            {
                "name": tool["name"],
                "description": tool["description"],
                "inputSchema": {"json": tool["parameters"]},
            }
            for tool in call.tools
        ]
        request["toolConfig"] = {"tools": [{"toolSpec": one} for one in specifications]}
    said = {"toolUse": _converse_use(call.use)} if call.use else {"text": call.text}
    ended = "max_tokens" if call.is_cut else "end_turn"
    response = {
        "output": {"message": {"role": "assistant", "content": [said]}},
        "stopReason": "tool_use" if call.use else ended,
        "usage": {
            "inputTokens": tokens.prompt - tokens.cached,
            "cacheReadInputTokens": tokens.cached,
            "outputTokens": tokens.completion,
            "totalTokens": tokens.prompt + tokens.completion,
        },
        "metrics": {"latencyMs": random.randint(300, 4000)},
    }
    return Exchange(request, response, {"user_id": who.user, "metadata": who.labels})


def cohere(model: str, call: Call, tokens: Tokens, who: Who, random: Random) -> Exchange:
    """Cohere's chat of version 2: billed are fewer tokens than were read."""
    request: Json = {"model": model, "messages": messages(call)}
    if call.tools:
        request["tools"] = openai_tools(call)
    message: Json = {"role": "assistant"}
    if call.use:
        message |= {"tool_plan": call.reasoning, "tool_calls": [openai_use(call.use)]}
    else:
        message["content"] = [{"type": "text", "text": call.text}]
    ended = "MAX_TOKENS" if call.is_cut else "COMPLETE"
    counts = {"input_tokens": tokens.prompt, "output_tokens": tokens.completion}
    response = {
        "id": new_id("", random),
        "finish_reason": "TOOL_CALL" if call.use else ended,
        "message": message,
        "usage": {
            "billed_units": counts,
            "tokens": {**counts, "input_tokens": tokens.prompt + 66},
        },
    }
    return Exchange(request, response, {"user_id": who.user, "metadata": who.labels})


def ollama(model: str, call: Call, tokens: Tokens, who: Who, random: Random) -> Exchange:
    """Ollama's chat; of a stream, its last line with the texts joined. It has no price."""
    request: Json = {"model": model, "messages": messages(call), "stream": False}
    if call.tools:
        request["tools"] = openai_tools(call)
    message: Json = {"role": "assistant", "content": call.text}
    if call.use:
        used = {"name": call.use.name, "arguments": call.use.arguments}
        message["tool_calls"] = [{"function": used}]
    response = {
        "model": model,
        "message": message,
        "done": True,
        "done_reason": "length" if call.is_cut else "stop",
        "total_duration": random.randint(400, 9000) * 1_000_000,
        "prompt_eval_count": tokens.prompt,
        "eval_count": tokens.completion,
    }
    return Exchange(request, response, {"user_id": who.user, "metadata": who.labels})


def _anthropic_use(use: ToolUse) -> Json:
    return {"type": "tool_use", "id": use.id, "name": use.name, "input": use.arguments}


def _converse_use(use: ToolUse) -> Json:
    return {"toolUseId": use.id, "name": use.name, "input": use.arguments}
