/** One place where what happened here is not what was recorded. */
export type Difference = { readonly at: string; readonly recorded: unknown; readonly replayed: unknown }

/** Fields that AutoGen gives anew each time, or that say how a message was delivered and not what it says. */
const unstable: ReadonlySet<string> = new Set([
  'id',
  'metadata',
  'created_at',
  'request_id',
  'full_message_id',
  'format_string',
])

/** Where two values differ, by path. Of messages, what AutoGen makes up anew each time is left out. */
export function differences(recorded: unknown, replayed: unknown, at: string): readonly Difference[] {
  if (Array.isArray(recorded) && Array.isArray(replayed)) {
    const length = Math.max(recorded.length, replayed.length)
    return Array.from({ length }, (_, index) =>
      differences(recorded[index], replayed[index], `${at}[${index}]`),
    ).flat()
  }
  if (isFields(recorded) && isFields(replayed)) {
    const fields = new Set([...Object.keys(recorded), ...Object.keys(replayed)])
    return [...fields]
      .filter((field) => !isUnstable(field, recorded))
      .flatMap((field) => differences(recorded[field], replayed[field], `${at}.${field}`))
  }
  return Object.is(recorded, replayed) ? [] : [{ at, recorded, replayed }]
}

/** A tool call's `id` is the model's, and stays. */
function isUnstable(field: string, recorded: Fields): boolean {
  if (!unstable.has(field)) return false
  return 'type' in recorded && 'source' in recorded
}

type Fields = { readonly [field: string]: unknown }

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
