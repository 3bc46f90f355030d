import type { Fields, Key, Ref, Value } from './model.ts'

export function isRef(value: Value | undefined): value is Ref {
  return typeof value === 'object' && value !== null && 'ref' in value && typeof value.ref === 'string'
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value)
}

/** Neither a list nor a reference: named values. */
export function isRecord(value: Value | undefined): value is { readonly [name: string]: Value | undefined } {
  return typeof value === 'object' && value !== null && !isList(value) && !isRef(value)
}

/** The keys that a value points to, at any depth. */
export function referencesIn(value: Value | undefined): Key[] {
  if (isRef(value)) return [value.ref]
  if (isList(value)) return value.flatMap((item) => referencesIn(item))
  if (isRecord(value)) return Object.values(value).flatMap((item) => referencesIn(item))
  return []
}

/** The texts in a value, at any depth: where the ids of other objects can stand. */
export function textsIn(value: Value | undefined): string[] {
  if (typeof value === 'string') return [value]
  if (isList(value)) return value.flatMap((item) => textsIn(item))
  if (isRecord(value)) return Object.values(value).flatMap((item) => textsIn(item))
  return []
}

/** Puts ids in the place of references whose target is known; the others stay. */
export function resolve(value: Value, idOf: (key: Key) => string | undefined): Value {
  if (isRef(value)) return idOf(value.ref) ?? value
  if (isList(value)) return value.map((item) => resolve(item, idOf))
  if (isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, item]) =>
        item === undefined ? [] : [[name, resolve(item, idOf)]],
      ),
    )
  }
  return value
}

export function resolveFields<F extends Fields>(fields: F, idOf: (key: Key) => string | undefined): F {
  return resolve(fields, idOf) as F
}
