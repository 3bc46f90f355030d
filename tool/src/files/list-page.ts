import type { StoredObject } from './bucket.ts'

/** A page of what a bucket holds. */
export interface ListPage {
  readonly objects: readonly StoredObject[]
  /** Where the next page begins; undefined after the last. */
  readonly next: string | undefined
}

/**
 * Reads the answer of GET Bucket. The SDK's own reader makes a tree of everything and copies it three times: of ten
 * thousand objects, that is what takes longest. https://cloud.tencent.com/document/product/436/7734
 */
export function readListPage(xml: string): ListPage {
  const objects = [...xml.matchAll(contents)].map(([, content = '']) => objectIn(content))
  const rest = xml.replaceAll(contents, '')
  const isCut = member(rest, 'IsTruncated') === 'true'
  return { objects, next: isCut ? member(rest, 'NextMarker') || objects.at(-1)?.key : undefined }
}

const contents = /<Contents>([\s\S]*?)<\/Contents>/g

function objectIn(content: string): StoredObject {
  return {
    key: member(content, 'Key'),
    size: Number(member(content, 'Size')),
    modified: Date.parse(member(content, 'LastModified')),
    etag: member(content, 'ETag').replaceAll('"', ''),
    storageClass: member(content, 'StorageClass') || 'STANDARD',
  }
}

/** What stands between two tags, as it was meant; empty where they are not there. */
function member(xml: string, name: string): string {
  const from = xml.indexOf(`<${name}>`)
  if (from < 0) return ''
  const begin = from + name.length + 2
  const text = xml.slice(begin, xml.indexOf(`</${name}>`, begin))
  return text.includes('&') ? text.replaceAll(reference, (_, word: string) => meaning(word)) : text
}

/** `&amp;`, `&#10;`, `&#x4e00;` */
const reference = /&(amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);/g
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function meaning(word: string): string {
  const isHexadecimal = word.startsWith('#x')
  return (
    named[word] ??
    String.fromCodePoint(Number.parseInt(word.slice(isHexadecimal ? 2 : 1), isHexadecimal ? 16 : 10))
  )
}
