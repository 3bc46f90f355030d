import { isRecord } from '../components/envelope.ts'
import { pathTo } from '../components/place.ts'
import { secretReference } from '../components/secret-text.ts'

/** A place of a team file that refers to a key. */
export interface Use {
  readonly name: string
  readonly path: string
  /** Where the key is sent, as the file has it around the reference. */
  readonly address: string
}

/** What says where a key is sent, beside it or around it. */
const ADDRESS_KEYS = [
  ...['base_url', 'azure_endpoint', 'url', 'scheme', 'host', 'port', 'path'],
  ...['command', 'args'],
]

export function usesIn(content: unknown): Use[] {
  const uses: Use[] = []
  visit(content, { path: '', address: '' }, uses)
  return uses
}

/** The same content with other names in its references. */
export const withReferences = (content: unknown, names: ReadonlyMap<string, string>): unknown =>
  replaced(content, (name) => ({ secret: names.get(name) ?? name }))

/** The same content with nothing where a key is. */
export const withoutReferences = (content: unknown): unknown => replaced(content, () => null)

function replaced(content: unknown, by: (name: string) => unknown): unknown {
  const name = nameIn(content)
  if (name !== undefined) return by(name)
  if (Array.isArray(content)) return content.map((one) => replaced(one, by))
  if (!isRecord(content)) return content
  return Object.fromEntries(Object.entries(content).map(([key, one]) => [key, replaced(one, by)]))
}

function visit(content: unknown, at: Omit<Use, 'name'>, uses: Use[]): void {
  const name = nameIn(content)
  if (name !== undefined) uses.push({ name, ...at })
  else if (Array.isArray(content))
    for (const [index, one] of content.entries()) visit(one, { ...at, path: pathTo(at.path, index) }, uses)
  else if (isRecord(content)) {
    const address = addressOf(content) ?? at.address
    for (const [key, one] of Object.entries(content))
      visit(one, { path: pathTo(at.path, key), address }, uses)
  }
}

/** Undefined where nothing here says so: what is around it counts. */
function addressOf(content: Record<string, unknown>): string | undefined {
  // A component begins anew: where it names no address, its provider's own is meant.
  const begins = typeof content.provider === 'string' ? [['provider', content.provider]] : []
  const named = ADDRESS_KEYS.filter((key) => key in content).map((key) => [key, content[key]])
  return begins.length + named.length > 0 ? JSON.stringify([...begins, ...named]) : undefined
}

const nameIn = (content: unknown) => secretReference.safeParse(content).data?.secret
