/** `{ nth: 3 }` → `{ Nth: 3 }`: names on the wire begin as the cloud's do. */
export function toWire(record: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name.slice(0, 1).toUpperCase() + name.slice(1), value]),
  )
}

export function fromWire(record: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name.slice(0, 1).toLowerCase() + name.slice(1), value]),
  )
}
