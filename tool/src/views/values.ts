import type { Difference, Fields, Value } from '../plan/model.ts'
import { isList, isRecord, isRef } from '../plan/references.ts'

/** A value of a plan as a person reads it: references by their key, lists with commas, settings by their names. */
export function showValue(value: Value | undefined): string {
  if (value === undefined || value === null || value === '') return nothing
  if (isRef(value)) return value.ref
  if (isList(value)) return value.length === 0 ? nothing : value.map(showRow).join(', ')
  if (isRecord(value)) return showSettings(value)
  return String(value)
}

const nothing = '–'

/** One reads `name: value`; several `name value; other value`, those that say nothing left out. */
function showSettings(record: { readonly [name: string]: Value | undefined }): string {
  const entries = Object.entries(record).map(([name, value]) => [name, showValue(value)] as const)
  if (entries.length === 1) return entries.map(([name, value]) => `${name}: ${value}`).join('')
  const told = entries.filter(([, value]) => value !== nothing)
  return told.length === 0 ? nothing : told.map(([name, value]) => `${name} ${value}`).join('; ')
}

/** A row of a table speaks by its values, each known by its look. */
function showRow(row: Value): string {
  if (!isRecord(row) || Object.keys(row).length === 1) return showValue(row)
  return Object.values(row)
    .map((value) => (isRecord(value ?? null) ? showRow(value ?? null) : showValue(value)))
    .join(' ')
}

/** All fields of a resource in as few lines as the width allows; each row of a table on a line of its own. */
export function showFields(fields: Fields, width: number): string[] {
  const lines: string[] = []
  // The line that further fields may join; a table's row stands alone.
  let open = ''
  for (const [name, value] of Object.entries(fields).filter(([name]) => !fingerprints.has(name))) {
    if (isTable(value)) {
      lines.push(open, ...rowsOf(value).map((row) => `${name}: ${row}`))
      open = ''
      continue
    }
    const item = `${name}: ${showValue(value)}`
    const fits = open !== '' && open.length + item.length + 3 <= width
    if (!fits) lines.push(open)
    open = fits ? `${open} · ${item}` : item
  }
  return [...lines, open].filter((line) => line !== '')
}

/** Old and new value of a field; of a table only the rows that go and come. */
export function showDifference({ field, from, to }: Difference): string[] {
  if (fingerprints.has(field)) return [`${field}: •••`]
  if (!isTable(from ?? null) && !isTable(to)) return [`${field}: ${showValue(from)} → ${showValue(to)}`]
  const [before, after] = [rowsOf(from), rowsOf(to)]
  const gone = before.filter((row) => !after.includes(row)).map((row) => `${field}: - ${row}`)
  const come = after.filter((row) => !before.includes(row)).map((row) => `${field}: + ${row}`)
  // The same rows in another order: then the order is what differs.
  return gone.length + come.length > 0
    ? [...gone, ...come]
    : [`${field}: ${before.join(', ')} → ${after.join(', ')}`]
}

function rowsOf(value: Value | undefined): string[] {
  return isList(value) ? value.map(showRow) : []
}

/** Fields that only tell whether a secret is still the same; their text means nothing to a reader. */
const fingerprints: ReadonlySet<string> = new Set(['credentials'])

function isTable(value: Value): value is readonly Value[] {
  return isList(value) && value.some(isRecord)
}
