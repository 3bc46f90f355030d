import type { LiveEvent } from '../../live/messages.ts'

/** What the page of a run shows, in order. */
export type Entry = { readonly seq: number; readonly at: string } & (
  | { readonly kind: 'said'; readonly source: string; readonly text: string; readonly isAside: boolean }
  | { readonly kind: 'thought'; readonly source: string; readonly text: string }
  | { readonly kind: 'tool'; readonly source: string; readonly call: ToolCall }
  | { readonly kind: 'note'; readonly note: Note; readonly who: string }
  | { readonly kind: 'failure'; readonly source: string; readonly error: string }
  | { readonly kind: 'status'; readonly status: string; readonly worker: string; readonly reason: string }
  | { readonly kind: 'question'; readonly question: string }
)

export type Note = 'selected' | 'handoff'

export interface ToolCall {
  readonly name: string
  /** The model's own text: it ought to be JSON and need not be. */
  readonly arguments: string
  readonly result: string
  readonly isError: boolean
  readonly milliseconds: number
}

/**
 * The events of a run as people read them. Requests and results of tools are told twice, by the agent and as what was
 * done: only the latter is shown, and what a summary repeats of them is left out.
 */
export function conversationOf(events: readonly LiveEvent[]): Entry[] {
  return events.flatMap((event): Entry[] => {
    const place = { seq: event.seq, at: event.at }
    const payload = record(event.payload)
    switch (event.kind) {
      case 'message':
        return messageEntry(place, record(payload.message), payload.aside === true)
      case 'tool-called':
        return [{ ...place, kind: 'tool', source: text(payload.source), call: toolCall(payload) }]
      case 'model-failed':
        return [{ ...place, kind: 'failure', source: text(payload.source), error: text(payload.error) }]
      case 'question-asked':
        return [{ ...place, kind: 'question', question: text(payload.question) }]
      default:
        return event.kind.startsWith('run-') ? [statusEntry(place, event.kind, payload)] : []
    }
  })
}

type Place = Pick<Entry, 'seq' | 'at'>

function messageEntry(place: Place, message: Fields, isAside: boolean): Entry[] {
  const source = text(message.source)
  switch (message.type) {
    case 'ToolCallRequestEvent':
    case 'ToolCallExecutionEvent':
    case 'UserInputRequestedEvent':
    case 'SelectorEvent':
    case 'MemoryQueryEvent':
      return []
    case 'ThoughtEvent':
      return [{ ...place, kind: 'thought', source, text: text(message.content) }]
    case 'SelectSpeakerEvent':
      return [{ ...place, kind: 'note', note: 'selected', who: list(message.content).join(', ') }]
    case 'HandoffMessage':
      return [{ ...place, kind: 'note', note: 'handoff', who: text(message.target) }]
    default:
      return [{ ...place, kind: 'said', source, text: text(message.content), isAside }]
  }
}

function toolCall(payload: Fields): ToolCall {
  const call = record(payload.call)
  const result = record(payload.result)
  return {
    name: text(call.name),
    arguments: text(call.arguments),
    result: text(result.content),
    isError: result.isError === true,
    milliseconds: typeof payload.milliseconds === 'number' ? payload.milliseconds : 0,
  }
}

/** Why a run is queued anew says more than that it is. */
function statusEntry(place: Place, kind: string, payload: Fields): Entry {
  const why = text(payload.why)
  const isTakeover = why === 'worker-died' || why === 'worker-stopped'
  return {
    ...place,
    kind: 'status',
    status: isTakeover ? why : kind,
    worker: text(payload.worker),
    reason: text(payload.reason),
  }
}

type Fields = Readonly<Record<string, unknown>>

function record(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function text(value: unknown): string {
  if (typeof value === 'string') return value
  return value === undefined || value === null ? '' : JSON.stringify(value, null, 2)
}
