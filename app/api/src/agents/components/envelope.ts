import { z } from 'zod'
import type { Language } from '../../errors/language.ts'
import type { Envelope, Provider } from './families.ts'
import { formerPaths, shortNames, unrunnable } from './known-providers.ts'
import type { Place } from './place.ts'

/** `component_type`, `label` and `description` say nothing that `provider` and `config` do not. */
const envelope = z.object({
  provider: z.string(),
  component_version: z.int().optional(),
  config: z.record(z.string(), z.unknown()),
})

/** Reads a component that must be one of these. */
export function readOneOf<T>(
  wanted: Record<Language, string>,
  providers: readonly Provider<T>[],
  everyName: () => ReadonlySet<string>,
) {
  const byName = new Map(providers.map((provider) => [provider.provider, provider]))
  return (raw: unknown, place: Place): T | undefined => {
    const { data: opened } = envelope.safeParse(withoutNullVersion(raw))
    if (!opened) return place.problem('component/no-envelope')
    const name = currentName(opened.provider)
    const provider = byName.get(name)
    if (provider) {
      const newest = provider.version ?? 1
      // AutoGen takes a missing version and 0 for the newest, and so do files of others that rely on it.
      const version = opened.component_version || newest
      if (version > newest)
        return place.problem('component/newer-version', { provider: name, version, newest })
      return provider.read(opened.config, place.at('config'))
    }
    if (everyName().has(name)) return place.problem('component/wrong-kind', { provider: name, wanted })
    const reason = unrunnable(name)
    if (reason) return place.problem(reason, { provider: name })
    return place.problem('component/unknown-provider', { provider: opened.provider })
  }
}

const withoutNullVersion = (raw: unknown) =>
  isRecord(raw) && raw.component_version === null ? { ...raw, component_version: 0 } : raw

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The name that AutoGen 0.7.5 gives the class: short names are spelled out, and private modules, through which early
 * releases named their classes, are left out (`autogen_core.tools._function_tool.FunctionTool`).
 */
export function currentName(provider: string): string {
  const spelled = shortNames.get(provider) ?? provider
  const open = spelled
    .split('.')
    .filter((part) => !part.startsWith('_'))
    .join('.')
  return formerPaths.get(open) ?? open
}

/** As AutoGen 0.7.5 writes a component; keys that are undefined are left out. */
export function sealed(
  provider: string,
  componentType: string,
  config: Record<string, unknown>,
  version = 1,
): Envelope {
  return {
    provider,
    component_type: componentType,
    version,
    component_version: version,
    config: Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined)),
  }
}
