import { isRecord } from './envelope.ts'
import { galleryLists, isComponent } from './formats.ts'
import { pathTo } from './place.ts'

interface Written {
  path: string
  raw: unknown
}

/** What a file offers to run, and where. */
export function writtenEntries(content: unknown): Written[] {
  if (Array.isArray(content))
    return content.flatMap((raw, at) => (isComponent(raw) ? [{ path: pathTo('', at), raw }] : []))
  if (!isRecord(content)) return []
  if (isComponent(content)) return [{ path: '', raw: content }]
  const lists = galleryLists(content)
  if (lists.length > 0)
    return lists.flatMap(({ path, raws }) => raws.map((raw, at) => ({ path: pathTo(path, at), raw })))
  return ['component', 'config']
    .filter((key) => isComponent(content[key]))
    .map((key) => ({ path: key, raw: content[key] }))
}
