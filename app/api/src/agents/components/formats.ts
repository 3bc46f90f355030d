import { isRecord } from './envelope.ts'

/** `before-0.4`: AutoGen's first format, which names no providers. `sop`: a team of this system's own. */
export type TeamFileFormat = 'component' | 'gallery' | 'sop' | 'before-0.4' | 'unknown'

export function formatOf(content: unknown): TeamFileFormat {
  if (Array.isArray(content)) return content.some(isComponent) ? 'gallery' : 'unknown'
  if (!isRecord(content)) return 'unknown'
  if (isComponent(content)) return 'component'
  if (componentsOf(content)) return 'gallery'
  // A row of Studio's database has the component under one of these.
  if (isComponent(content.component) || isComponent(content.config)) return 'component'
  if (isSop(content)) return 'sop'
  return isBefore04(content) ? 'before-0.4' : 'unknown'
}

export const isComponent = (content: unknown): boolean =>
  isRecord(content) &&
  (typeof content.provider === 'string' || ('component_type' in content && isRecord(content.config)))

/** The lists of a gallery; in a row of Studio's database they are under `config`. */
export function componentsOf(
  content: Record<string, unknown>,
): { components: Record<string, unknown>; path: string } | undefined {
  if (isRecord(content.components)) return { components: content.components, path: 'components' }
  if (isRecord(content.config) && isRecord(content.config.components))
    return { components: content.config.components, path: 'config.components' }
  return undefined
}

const isSop = (content: Record<string, unknown>) =>
  'workflows' in content ||
  'base_prompt' in content ||
  (Array.isArray(content.agents) && 'properties' in content)

const FORMER_KEYS = ['participants', 'agents', 'agent_type', 'team_type', 'llm_config', 'sender', 'receiver']

const isBefore04 = (content: Record<string, unknown>) => FORMER_KEYS.some((key) => key in content)
