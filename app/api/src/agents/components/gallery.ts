import { isRecord } from './envelope.ts'
import { isComponent } from './formats.ts'
import { pathTo } from './place.ts'

interface Written {
  path: string
  raw: unknown
}

/** The teams and agents of a gallery; its models, tools and conditions are there to build others with. */
export function galleryEntries(content: unknown): Written[] {
  if (Array.isArray(content)) return content.filter(isComponent).map((raw, at) => ({ path: `[${at}]`, raw }))
  if (!isRecord(content)) return []
  if (isRecord(content.components)) return entriesOf(content.components, 'components')
  if (isRecord(content.config) && isRecord(content.config.components))
    return entriesOf(content.config.components, 'config.components')
  return []
}

const entriesOf = (components: Record<string, unknown>, path: string): Written[] =>
  ['teams', 'agents'].flatMap((family) => {
    const list = components[family]
    if (!Array.isArray(list)) return []
    return list.map((raw, at) => ({ path: pathTo(pathTo(path, family), at), raw }))
  })
