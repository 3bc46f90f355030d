"""Records what AutoGen itself makes of a team: python record.py TEAM.json TASK [TASK...] > RECORDING.json

Needs `pip install autogen-agentchat==0.7.5 autogen-ext==0.7.5`, and a team whose models are all of
`autogen_ext.models.replay.ReplayChatCompletionClient`. A task is a sentence; `--answer TEXT`, which may be repeated, is
what a UserProxyAgent hears, one after the other. The same team and tasks are then replayed here:
npm run replay -- FOLDER
"""

import argparse
import asyncio
import json
from pathlib import Path

import autogen_agentchat.agents._user_proxy_agent as user_proxy
from autogen_agentchat.base import TaskResult, Team
from autogen_ext.models.replay import ReplayChatCompletionClient

NEW_EACH_TIME = {"id", "metadata", "created_at", "request_id", "full_message_id"}


def record_calls(calls):
    """Lets every replayed model note what it is given, in the order of the calls."""

    def note(messages, tools=(), tool_choice="auto", json_output=None, **_):
        calls.append(
            {
                "tools": [tool["name"] if isinstance(tool, dict) else tool.name for tool in tools],
                "tool_choice": tool_choice,
                "json_output": None if json_output is None else str(json_output),
                "messages": [message.model_dump(mode="json") for message in messages],
            }
        )

    create, create_stream = ReplayChatCompletionClient.create, ReplayChatCompletionClient.create_stream

    async def noted_create(self, messages, **options):
        note(messages, **options)
        return await create(self, messages, **options)

    async def noted_stream(self, messages, **options):
        note(messages, **options)
        async for piece in create_stream(self, messages, **options):
            yield piece

    ReplayChatCompletionClient.create = noted_create
    ReplayChatCompletionClient.create_stream = noted_stream


def answer_with(answers):
    """Prepared answers in the place of a keyboard."""
    prepared = iter(answers)

    async def answer(*_):
        return next(prepared)

    user_proxy.cancellable_input = answer


async def record_run(team, task, calls):
    calls.clear()
    told, result = [], None
    try:
        async for event in team.run_stream(task=task):
            if isinstance(event, TaskResult):
                result = event
            else:
                told.append(event.type)
    except Exception as error:  # The reason is what is recorded; a traceback is part of some.
        reason = f"{type(error).__name__}: {error}".split("\nTraceback")[0]
        return {"task": task, "error": reason, "model_calls": list(calls)}
    return {
        "task": task,
        "stop_reason": result.stop_reason,
        "messages": [written(message) for message in result.messages],
        "stream_types": told,
        "model_calls": list(calls),
    }


def written(message):
    return {key: value for key, value in message.model_dump(mode="json").items() if key not in NEW_EACH_TIME}


async def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("team", type=Path)
    parser.add_argument("task", nargs="+")
    parser.add_argument("--answer", action="append", default=[])
    given = parser.parse_args()

    calls = []
    record_calls(calls)
    answer_with(given.answer)
    recording = {"name": given.team.stem, "config": json.loads(given.team.read_text("utf8")), "runs": []}
    try:
        team = Team.load_component(recording["config"])
    except Exception as error:
        recording["load_error"] = f"{type(error).__name__}: {error}"
    else:
        recording["runs"] = [await record_run(team, task, calls) for task in given.task]
    print(json.dumps(recording, indent=2, ensure_ascii=False))


asyncio.run(main())
