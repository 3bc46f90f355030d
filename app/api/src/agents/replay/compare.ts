import type { Message, WordedHere } from '../messages.ts'
import type { ModelRequest } from '../models/model-client.ts'
import { type Difference, differences } from './difference.ts'
import { asRecordedMessage, asRecordedModelMessage, asRecordedRequest } from './recorded-form.ts'
import type { RecordedCall, RecordedMessage, RecordedRun } from './recording.ts'
import type { ReplayedRun } from './replay.ts'

/**
 * What is compared, and why not more:
 *
 * - every message of a run: kind, speaker, order, content, tool calls, results, what a handover carries, tokens;
 * - the order in which messages were streamed; pieces of answers are left out, since the client cuts them;
 * - the stop reason, word for word;
 * - what every model call was given: the messages with their roles, speakers and contents, the tools offered, the
 *   tool choice, the form asked for.
 *
 * Texts that only AutoGen's code holds (the ledgers of MagenticOne, feedback to a selector, what introduces memories
 * and transcripts) have words of our own. There the role, the speaker and the place are compared, and that the text
 * holds the same values; and where such a text was part of a prompt, the prompt's tokens are not.
 *
 * Not compared: the state that AutoGen would save at the end, which is its own and of no use elsewhere; what it holds
 * shows in what the models of the next run are given.
 *
 * That a run fails is compared, and with what calls before; how the failure is worded is each engine's own matter.
 * Nodes of a graph that are ready together run at the same time: their calls are compared as a set, and events by
 * speaker; the order in which they end, and with it what the others hear, is the recording's.
 */
export function compareRun(
  recorded: RecordedRun,
  replayed: ReplayedRun,
  { at, parallel }: { readonly at: string; readonly parallel: ReadonlySet<string> },
): readonly Difference[] {
  const unordered = parallel.size > 0
  const calls = (unordered ? compareCallsAsSet : compareCalls)(recorded.model_calls, replayed.requests, at)
  if (recorded.error) {
    const fails = replayed.error === undefined
    return [
      ...calls,
      ...(fails ? [{ at: `${at}.error`, recorded: recorded.error, replayed: replayed.stopReason }] : []),
    ]
  }
  if (replayed.error !== undefined)
    return [{ at: `${at}.error`, recorded: recorded.stop_reason, replayed: replayed.error }, ...calls]
  return [
    ...differences(recorded.stop_reason, replayed.stopReason, `${at}.stop_reason`),
    ...(unordered
      ? compareMessagesBySpeaker(recorded.messages ?? [], replayed, at, parallel)
      : compareMessages(recorded.messages ?? [], replayed, at)),
    ...compareStream(recorded.stream_types, replayed.told, at, unordered),
    ...calls,
  ]
}

/** The calls alone: what counts where AutoGen failed on the way and we promise not to. */
export function compareFirstCalls(
  recorded: readonly RecordedCall[],
  replayed: readonly ModelRequest[],
  at: string,
): readonly Difference[] {
  return compareCalls(recorded, replayed.slice(0, recorded.length), at)
}

function compareMessages(
  recorded: readonly RecordedMessage[],
  { messages, ownPrompts }: ReplayedRun,
  at: string,
): readonly Difference[] {
  const ours = messages.map((message, index) => {
    const form = likeRecorded(asRecordedMessage(message), message.worded, recorded[index])
    return ownPrompts.has(message) ? withPromptTokensOf(recorded[index], form) : form
  })
  return differences(recorded, ours, `${at}.messages`)
}

/** Which nodes spoke in which order, and all that came of each speaker: events of several at once mix by chance. */
function compareMessagesBySpeaker(
  recorded: readonly RecordedMessage[],
  replayed: ReplayedRun,
  at: string,
  parallel: ReadonlySet<string>,
): readonly Difference[] {
  const sources = new Set<unknown>([...recorded, ...replayed.messages].map(({ source }) => source))
  const bySource = [...sources].flatMap((source) => {
    const messages = replayed.messages.filter((message) => message.source === source)
    const theirs = recorded.filter((message) => message.source === source)
    return compareMessages(theirs, { ...replayed, messages }, `${at}.of(${String(source)})`)
  })
  const speakersOf = (messages: readonly { readonly type: string; readonly source?: unknown }[]) =>
    messages
      .filter(({ type, source }) => !type.endsWith('Event') && parallel.has(String(source)))
      .map(({ source }) => source)
  return [...differences(speakersOf(recorded), speakersOf(replayed.messages), `${at}.speakers`), ...bySource]
}

function compareStream(
  recorded: readonly string[] | null | undefined,
  told: readonly Message[],
  at: string,
  unordered: boolean,
): readonly Difference[] {
  if (!recorded) return []
  const whole = recorded.filter((type) => type !== 'ModelClientStreamingChunkEvent')
  const ours = told.map(({ type }) => type as string)
  return unordered
    ? differences(whole.toSorted(), ours.toSorted(), `${at}.stream_types`)
    : differences(whole, ours, `${at}.stream_types`)
}

function compareCalls(
  recorded: readonly RecordedCall[],
  replayed: readonly ModelRequest[],
  at: string,
): readonly Difference[] {
  const ours = replayed.map((request, index) => requestLike(request, recorded[index]))
  return differences(recorded, ours, `${at}.model_calls`)
}

function compareCallsAsSet(
  recorded: readonly RecordedCall[],
  replayed: readonly ModelRequest[],
  at: string,
): readonly Difference[] {
  const left = [...replayed]
  const unmatched = recorded.map((call, index) => {
    const same = left.findIndex((request) => compareCalls([call], [request], at).length === 0)
    return same < 0 ? { call, index } : void left.splice(same, 1)
  })
  const missing = unmatched.filter((each) => each !== undefined)
  const placed = missing.flatMap(({ call, index }) => {
    const request = left.shift()
    return differences(call, request && requestLike(request, call), `${at}.model_calls[${index}]`)
  })
  const further = left.map((request) => requestLike(request, undefined))
  return [...placed, ...differences([], further, `${at}.further_model_calls`)]
}

/** One of our requests in the form of the recorded call it is compared with. */
function requestLike(request: ModelRequest, recorded: RecordedCall | undefined): unknown {
  const form = asRecordedRequest(request)
  const asked = recorded?.json_output
  return {
    ...form,
    // A recording has the whole name of a Python class, which ends with the name of the schema.
    json_output:
      typeof asked === 'string' && asked.endsWith(`.${form.json_output}'>`) ? asked : form.json_output,
    messages: request.messages.map((message, index) =>
      likeRecorded(
        asRecordedModelMessage(message),
        'worded' in message ? message.worded : undefined,
        recorded?.messages[index],
      ),
    ),
  }
}

type Fields = { readonly [field: string]: unknown }

/** Takes over the recorded words of a text that we word ourselves, if they hold the same values. */
function likeRecorded(
  form: Fields,
  worded: WordedHere | undefined,
  recorded: RecordedMessage | undefined,
): Fields {
  const text = recorded?.content
  if (!worded || typeof text !== 'string') return form
  return worded.around.every((value) => text.includes(value)) ? { ...form, content: text } : form
}

function withPromptTokensOf(recorded: RecordedMessage | undefined, form: Fields): Fields {
  const theirs = recorded?.models_usage as { readonly prompt_tokens?: number } | null | undefined
  const ours = form.models_usage as Fields | null
  if (!theirs || !ours) return form
  return { ...form, models_usage: { ...ours, prompt_tokens: theirs.prompt_tokens } }
}
