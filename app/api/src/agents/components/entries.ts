import { isRecord } from './envelope.ts'
import { componentsOf, isComponent } from './formats.ts'
import { pathTo } from './place.ts'

interface Written {
  path: string
  raw: unknown
}

/** What a file offers to run, and where. Models, tools and conditions of a gallery are there to build others with. */
export function writtenEntries(content: unknown): Written[] {
  if (Array.isArray(content))
    return content.flatMap((raw, at) => (isComponent(raw) ? [{ path: pathTo('', at), raw }] : []))
  if (!isRecord(content)) return []
  if (isComponent(content)) return [{ path: '', raw: content }]
  const gallery = componentsOf(content)
  if (gallery) return galleryEntries(gallery.components, gallery.path)
  return ['component', 'config']
    .filter((key) => isComponent(content[key]))
    .map((key) => ({ path: key, raw: content[key] }))
}

const galleryEntries = (components: Record<string, unknown>, path: string): Written[] =>
  ['teams', 'agents'].flatMap((family) => {
    const list = components[family]
    if (!Array.isArray(list)) return []
    return list.map((raw, at) => ({ path: pathTo(pathTo(path, family), at), raw }))
  })
