/** What of a team file a form can change: one text or number, and where it stands. */
export interface Field {
  /** Keys and indexes from the top of the file. */
  readonly path: readonly (string | number)[]
  readonly key: FieldKey
  readonly value: string | number
  readonly isLong: boolean
}

/** The fields of one component, under the name that people know it by. */
export interface FieldGroup {
  readonly name: string
  readonly fields: readonly Field[]
}

/** In the order in which the form shows them, with whether people write at length there. */
const keys = {
  description: true,
  system_message: true,
  model: false,
  base_url: false,
  max_turns: false,
  max_messages: false,
  selector_prompt: true,
} as const
export type FieldKey = keyof typeof keys

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** All that can be edited, component by component, as they follow in the file. */
export function fieldsOf(file: Json): FieldGroup[] {
  return componentsIn(file, []).flatMap(({ config, path, name }) => {
    const fields = (Object.keys(keys) as FieldKey[]).flatMap((key): Field[] => {
      const value = config[key]
      if (typeof value !== 'string' && typeof value !== 'number') return []
      return [{ path: [...path, key], key, value, isLong: keys[key] }]
    })
    return fields.length > 0 ? [{ name, fields }] : []
  })
}

/** The file with another value at a path; the rest stays as it is. */
export function withValue(file: Json, [head, ...rest]: readonly (string | number)[], value: Json): Json {
  if (head === undefined) return value
  if (Array.isArray(file))
    return file.map((item, index) => (index === head ? withValue(item, rest, value) : item))
  if (typeof file !== 'object' || file === null) return file
  return { ...file, [head]: withValue(file[head] ?? null, rest, value) }
}

interface Component {
  readonly name: string
  readonly path: readonly (string | number)[]
  readonly config: { readonly [key: string]: Json }
}

/** AutoGen's components: objects with a provider and a config, at any depth. */
function componentsIn(value: Json, path: readonly (string | number)[]): Component[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => componentsIn(item, [...path, index]))
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.entries(value).flatMap(([key, child]) => componentsIn(child, [...path, key]))
  const { provider, config, label } = value
  if (typeof provider !== 'string' || typeof config !== 'object' || config === null || Array.isArray(config))
    return inner
  const own = config.name ?? label ?? provider.split('.').at(-1)
  return [{ name: String(own), path: [...path, 'config'], config }, ...inner]
}
