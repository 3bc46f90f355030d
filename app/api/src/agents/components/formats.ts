import { isRecord } from './envelope.ts'

/** `before-0.4`: AutoGen's first format, which names no providers. `sop`: a team of this system's own. */
export type TeamFileFormat = 'component' | 'gallery' | 'sop' | 'before-0.4' | 'unknown'

export function formatOf(content: unknown): TeamFileFormat {
  // A gallery may be written as a list, and so may a selection of components.
  if (Array.isArray(content)) return content.some(isComponent) ? 'gallery' : 'unknown'
  if (!isRecord(content)) return 'unknown'
  if (isComponent(content)) return 'component'
  if (isRecord(content.components) || isRecord(content.config))
    return isGallery(content) ? 'gallery' : 'unknown'
  if (Array.isArray(content.workflows) || (Array.isArray(content.agents) && !('participants' in content)))
    return 'sop'
  return isBefore04(content) ? 'before-0.4' : 'unknown'
}

export const isComponent = (content: unknown): boolean =>
  isRecord(content) &&
  (typeof content.provider === 'string' || (isRecord(content.config) && 'component_type' in content))

/** Of AutoGen Studio's database, a gallery comes with the gallery itself under `config`. */
const isGallery = (content: Record<string, unknown>) =>
  isRecord(content.components) || (isRecord(content.config) && isRecord(content.config.components))

const OLD_KEYS = [
  'participants',
  'agent_type',
  'team_type',
  'llm_config',
  'sender',
  'receiver',
  'model_client',
]

const isBefore04 = (content: Record<string, unknown>) => OLD_KEYS.some((key) => key in content)
