import { accessControlPolicy, aclAsXml, aclOfDocument, aclOfHeaders, privateAcl } from '../access/acl.ts'
import { ownerId } from '../access/resource-names.ts'
import type { Answer, ObjectCall } from '../call.ts'
import { readDocument } from '../http/body.ts'
import type { Acl, StoredObject } from '../model.ts'
import { lookUp } from '../objects/look-up.ts'

/** PUT Object acl: https://cloud.tencent.com/document/product/436/7748 */
export async function putObjectAcl(call: ObjectCall): Promise<Answer> {
  const acl = aclOfHeaders(call.headers, ownerId(call.world)) ?? (await readAcl(call))
  const { acl: _former, ...object } = lookUp(call)
  const changed: StoredObject = acl === 'default' ? object : { ...object, acl }
  call.storage.versions.replace(changed)
  return {}
}

/** GET Object acl: https://cloud.tencent.com/document/product/436/7744. Without one of its own it is the bucket's. */
export function getObjectAcl(call: ObjectCall): Answer {
  const acl = lookUp(call).acl
  const owner = ownerId(call.world)
  return {
    headers: { 'x-cos-acl': acl === undefined ? 'default' : undefined },
    xml: { root: 'AccessControlPolicy', content: aclAsXml(acl ?? privateAcl(owner), owner) },
  }
}

async function readAcl(call: ObjectCall): Promise<Acl> {
  return aclOfDocument(await readDocument(call, 'AccessControlPolicy', accessControlPolicy))
}
