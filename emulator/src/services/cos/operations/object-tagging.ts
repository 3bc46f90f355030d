import type { Answer, ObjectCall } from '../call.ts'
import { readDocument } from '../http/body.ts'
import { limits } from '../limits.ts'
import { describeVersion } from '../objects/describe.ts'
import { lookUp } from '../objects/look-up.ts'
import { tagging, tagsAsXml, tagsOfDocument } from '../objects/tags.ts'

/** PUT Object tagging: https://cloud.tencent.com/document/product/436/42997. Replaces all tags. */
export async function putObjectTagging(call: ObjectCall): Promise<Answer> {
  const tags = tagsOfDocument(await readDocument(call, 'Tagging', tagging), limits.tagsPerObject)
  const object = { ...lookUp(call), tags }
  call.storage.versions.replace(object)
  return { headers: describeVersion(object, call.bucket) }
}

/** GET Object tagging: https://cloud.tencent.com/document/product/436/42998 */
export function getObjectTagging(call: ObjectCall): Answer {
  const object = lookUp(call)
  return {
    headers: describeVersion(object, call.bucket),
    xml: { root: 'Tagging', content: tagsAsXml(object.tags) },
  }
}

/** DELETE Object tagging: https://cloud.tencent.com/document/product/436/42999 */
export function deleteObjectTagging(call: ObjectCall): Answer {
  const object = { ...lookUp(call), tags: {} }
  call.storage.versions.replace(object)
  return { status: 204, headers: describeVersion(object, call.bucket) }
}
