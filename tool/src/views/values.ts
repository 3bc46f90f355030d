import type { Fields, Value } from '../plan/model.ts'
import { isRef } from '../plan/references.ts'

/** A value of a plan as a person reads it: references by their key, lists with commas. */
export function showValue(value: Value | undefined): string {
  if (value === undefined || value === null) return '–'
  if (isRef(value)) return value.ref
  if (Array.isArray(value)) return value.map((item: Value) => showValue(item)).join(', ')
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, item]) => `${name} ${showValue(item)}`)
      .join(' ')
  }
  return String(value)
}

/** All fields of a resource in as few lines as the width allows. */
export function showFields(fields: Fields, width: number): string[] {
  const items = Object.entries(fields).map(([name, value]) => `${name}: ${showValue(value)}`)
  const lines: string[] = []
  for (const item of items) {
    const last = lines.pop()
    if (last === undefined) lines.push(item)
    else if (last.length + item.length + 3 > width) lines.push(last, item)
    else lines.push(`${last} · ${item}`)
  }
  return lines
}
