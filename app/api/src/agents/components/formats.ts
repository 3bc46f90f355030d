import { isRecord } from './envelope.ts'
import { pathTo } from './place.ts'

/** `before-0.4`: AutoGen's first format, which names no providers. `sop`: a team of this system's own. */
export type TeamFileFormat = 'component' | 'gallery' | 'sop' | 'before-0.4' | 'unknown'

export function formatOf(content: unknown): TeamFileFormat {
  if (Array.isArray(content)) return content.some(isComponent) ? 'gallery' : 'unknown'
  if (!isRecord(content)) return 'unknown'
  if (isComponent(content)) return 'component'
  if (galleryLists(content).length > 0) return 'gallery'
  // A row of Studio's database has the component under one of these.
  if (isComponent(content.component) || isComponent(content.config)) return 'component'
  if (isSop(content)) return 'sop'
  return isBefore04(content) ? 'before-0.4' : 'unknown'
}

export const isComponent = (content: unknown): boolean =>
  isRecord(content) &&
  (typeof content.provider === 'string' || ('component_type' in content && isRecord(content.config)))

export interface GalleryList {
  readonly path: string
  readonly raws: readonly unknown[]
}

/** Where galleries have their lists: today's, the same in a row of Studio's database, and Studio 0.4's first ones. */
const GALLERY_PLACES = [['components'], ['config', 'components'], ['items'], ['items', 'components']]

/** What a gallery offers to run. Its models, tools and conditions are there to build others with. */
export const galleryLists = (content: Record<string, unknown>): GalleryList[] =>
  GALLERY_PLACES.flatMap((place) => ['teams', 'agents'].map((family) => [...place, family])).flatMap(
    (keys) => {
      const raws = keys.reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), content)
      return Array.isArray(raws) ? [{ path: keys.reduce(pathTo, ''), raws }] : []
    },
  )

const isSop = (content: Record<string, unknown>) =>
  'workflows' in content ||
  'base_prompt' in content ||
  (Array.isArray(content.agents) && 'properties' in content)

const FORMER_KEYS = ['participants', 'agents', 'agent_type', 'team_type', 'llm_config', 'sender', 'receiver']

const isBefore04 = (content: Record<string, unknown>) => FORMER_KEYS.some((key) => key in content)
