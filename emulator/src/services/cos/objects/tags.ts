import { refuse } from '../errors.ts'
import { readQuery } from '../http/address.ts'
import { limits } from '../limits.ts'
import type { Tags } from '../model.ts'
import type { Tree } from '../xml/shape.ts'
import { group, many, text } from '../xml/shape.ts'
import type { XmlContent } from '../xml/write.ts'

/** https://cloud.tencent.com/document/product/436/34838 */
export const tagging = group({ TagSet: group({ Tag: many(group({ Key: text, Value: text })) }) })

const permitted = /^[\p{L}\p{N}\p{Zs}+\-=._:/@]*$/u

/** The tags of a document, at most `maximum`, each key once. */
export function tagsOfDocument(document: Tree<typeof tagging>, maximum: number): Tags {
  return checked(
    document.TagSet.Tag.map(({ Key, Value }) => [Key, Value]),
    maximum,
  )
}

/** The tags of `x-cos-tagging: Key1=Value1&Key2=Value2`, URL-encoded. */
export function tagsOfHeader(header: string | string[] | undefined): Tags {
  return header === undefined ? {} : checked([...readQuery(String(header))], limits.tagsPerObject)
}

export function tagsAsXml(tags: Tags): XmlContent {
  return { TagSet: { Tag: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) } }
}

function checked(tags: [key: string, value: string][], maximum: number): Tags {
  if (tags.length > maximum) throw refuse('InvalidTag', `There can be at most ${maximum} tags.`)
  for (const [key, value] of tags) {
    if (key === '' || key.length > limits.tagKeyLength) throw invalid(key)
    if (value.length > limits.tagValueLength || !permitted.test(key + value)) throw invalid(key)
  }
  if (new Set(tags.map(([key]) => key)).size < tags.length) {
    throw refuse('InvalidTag', 'Cannot provide multiple Tags with the same key.')
  }
  return Object.fromEntries(tags)
}

function invalid(key: string): Error {
  return refuse('InvalidTag', `The tag ${key} is not valid.`)
}
