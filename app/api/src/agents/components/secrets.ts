import { Secret } from '../../secret.ts'
import { isRecord } from './envelope.ts'
import { pathTo } from './place.ts'
import { type Problem, problemOf } from './problem.ts'
import { secretReference } from './secret-text.ts'

export interface FoundSecret {
  /** Where in the file it stood, and what the reference in its place is called. */
  path: string
  value: Secret
}

export interface WithoutSecrets {
  /** The same file with a reference (`{ secret: path }`) where each secret was. This is what may be stored. */
  content: unknown
  secrets: FoundSecret[]
  problems: Problem[]
  warnings: Problem[]
}

/** Keys whose text is a secret wherever they stand. */
const SECRET_KEY =
  /^(x[-_])?(api[-_]?key|azure[-_]ad[-_]token|(access|auth|bearer|refresh|session|id)[-_]?token|token|password|passwd|secret|(client|app|api)[-_]?secret|secret[-_]?(id|key)|private[-_]?key|(proxy-)?authorization|cookie|credentials?)$/i

/** Under these, a name that holds such a word is enough: `MY_SEARCH_TOKEN`, `Ocp-Apim-Subscription-Key`. */
const NAMED_TEXTS = new Set(['headers', 'default_headers', 'env'])
const SECRET_NAME = /key|token|secret|passw|auth|cookie|credential/i

/** Keys of the usual vendors, in the middle of a text. */
const KEY_SHAPE =
  /\b(sk-[A-Za-z0-9_-]{20,}|AIza[A-Za-z0-9_-]{35}|gh[pousr]_[A-Za-z0-9]{36,}|AKID[A-Za-z0-9]{32}|AKIA[A-Z0-9]{16})/g

/** What AutoGen writes for a key that it hides. */
const MASK = /^\*+$/

/** Takes the secrets out of a file, before anything else looks at it. */
export function takeSecrets(content: unknown): WithoutSecrets {
  const found: WithoutSecrets = { content: undefined, secrets: [], problems: [], warnings: [] }
  return { ...found, content: without(content, '', false, found) }
}

function without(value: unknown, path: string, secretNames: boolean, found: WithoutSecrets): unknown {
  if (Array.isArray(value)) return value.map((one, at) => without(one, pathTo(path, at), false, found))
  if (typeof value === 'string') return withoutKeys(value, path, found)
  // What an earlier reading left.
  if (!isRecord(value) || secretReference.safeParse(value).success) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const own = pathTo(path, key)
      const isSecret = SECRET_KEY.test(key) || (secretNames && SECRET_NAME.test(key))
      if (isSecret && typeof inner === 'string') return [key, reference(inner, own, found)]
      return [key, without(inner, own, NAMED_TEXTS.has(key), found)]
    }),
  )
}

function reference(text: string, path: string, found: WithoutSecrets): unknown {
  if (text.trim() === '') return null
  if (MASK.test(text)) {
    found.warnings.push(problemOf(path, 'secret/masked'))
    return null
  }
  found.secrets.push({ path, value: new Secret(text) })
  return { secret: path }
}

function withoutKeys(text: string, path: string, found: WithoutSecrets): string {
  if (holdsCredentials(text)) found.problems.push(problemOf(path, 'secret/in-address'))
  const keys = text.match(KEY_SHAPE)
  if (!keys) return text
  for (const key of keys) found.secrets.push({ path, value: new Secret(key) })
  found.warnings.push(problemOf(path, 'secret/in-text'))
  return text.replaceAll(KEY_SHAPE, '[secret]')
}

function holdsCredentials(text: string): boolean {
  if (!/^(https?|wss?):\/\/\S+$/.test(text)) return false
  const url = URL.parse(text)
  if (!url) return false
  return (
    url.password !== '' ||
    [...url.searchParams.keys()].some((name) => SECRET_KEY.test(name) || name === 'key')
  )
}
