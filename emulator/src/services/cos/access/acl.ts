import type { IncomingHttpHeaders } from 'node:http'
import { refuse } from '../errors.ts'
import type { Acl, Grant, Permission } from '../model.ts'
import type { Tree } from '../xml/shape.ts'
import { group, many, oneOf, optional, text } from '../xml/shape.ts'
import type { XmlContent } from '../xml/write.ts'

/** Everybody, with or without a signature. */
export const anyone = 'anyone'
const anyoneUri = 'http://cam.qcloud.com/groups/global/AllUsers'
const anyoneId = 'qcs::cam::anyone:anyone'

const canned: Readonly<Record<string, Acl>> = {
  private: [],
  'public-read': [{ grantee: anyone, permission: 'READ' }],
  'public-read-write': [
    { grantee: anyone, permission: 'READ' },
    { grantee: anyone, permission: 'WRITE' },
  ],
}

const grantHeaders: Readonly<Record<string, Permission>> = {
  'x-cos-grant-read': 'READ',
  'x-cos-grant-write': 'WRITE',
  'x-cos-grant-read-acp': 'READ_ACP',
  'x-cos-grant-write-acp': 'WRITE_ACP',
  'x-cos-grant-full-control': 'FULL_CONTROL',
}

const permission = oneOf('FULL_CONTROL', 'READ', 'WRITE', 'READ_ACP', 'WRITE_ACP')
const principal = group({ ID: optional(text), DisplayName: optional(text), URI: optional(text) })

/** https://cloud.tencent.com/document/product/436/7737 */
export const accessControlPolicy = group({
  Owner: group({ ID: text, DisplayName: optional(text) }),
  AccessControlList: group({
    Grant: many(group({ Grantee: principal, Permission: permission }), { maximum: 100 }),
  }),
})

/** The owner's own. */
export function privateAcl(owner: string): Acl {
  return [{ grantee: owner, permission: 'FULL_CONTROL' }]
}

/** The ACL that the headers ask for; nothing if they are silent, `default` meaning the bucket's. */
export function aclOfHeaders(headers: IncomingHttpHeaders, owner: string): Acl | 'default' | undefined {
  const grants = Object.entries(grantHeaders).flatMap(([name, granted]) =>
    grantees(headers[name]).map((grantee) => ({ grantee, permission: granted })),
  )
  const name = headers['x-cos-acl']
  if (name === undefined) return grants.length > 0 ? grants : undefined
  if (name === 'default') return 'default'
  const acl = canned[String(name)]
  if (acl === undefined)
    throw refuse('InvalidArgument', `x-cos-acl must be one of ${Object.keys(canned).join(', ')}.`)
  // COS lists the owner only where nobody else was named.
  return grants.length > 0 ? [...acl, ...grants] : [...privateAcl(owner), ...acl]
}

/** The ACL that a document gives. The owner needs no grant, so it may leave that out. */
export function aclOfDocument(document: Tree<typeof accessControlPolicy>): Acl {
  return document.AccessControlList.Grant.map(({ Grantee, Permission: granted }) => {
    const grantee = Grantee.URI === anyoneUri || Grantee.ID === anyoneId ? anyone : Grantee.ID
    if (grantee === undefined) throw refuse('MalformedXML', 'A Grantee needs an ID or the URI of all users.')
    return { grantee, permission: granted as Permission }
  })
}

/** Whether somebody without a signature may do what the permission covers. */
export function letsAnyone(acl: Acl, wanted: Permission): boolean {
  return acl.some(
    (grant) =>
      grant.grantee === anyone && (grant.permission === wanted || grant.permission === 'FULL_CONTROL'),
  )
}

export function aclAsXml(acl: Acl, owner: string): XmlContent {
  return {
    Owner: { ID: owner, DisplayName: displayName(owner) },
    AccessControlList: {
      Grant: acl.map((grant) => ({
        Grantee: granteeAsXml(grant),
        Permission: grant.permission,
      })),
    },
  }
}

function granteeAsXml({ grantee }: Grant): XmlContent {
  const type = (name: string) => ({
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:type': name,
  })
  if (grantee === anyone) return { '@': type('Group'), URI: anyoneUri }
  return { '@': type('CanonicalUser'), ID: grantee, DisplayName: displayName(grantee) }
}

function displayName(id: string): string {
  return /(\d+)$/.exec(id)?.[1] ?? id
}

/** `id="100000000001",id="100000000011"`, with whole `qcs::cam::` names or bare uins. */
function grantees(header: string | string[] | undefined): string[] {
  if (header === undefined) return []
  return String(header)
    .split(',')
    .filter((item) => item.trim() !== '')
    .map((item) => {
      const [, id] = /^\s*(?:id|uin)="([^"]+)"\s*$/.exec(item) ?? []
      if (id === undefined)
        throw refuse('InvalidArgument', `A grant must be written as id="…": ${item.trim()}`)
      if (id === anyoneId) return anyone
      return id.startsWith('qcs::') ? id : fullId(id)
    })
}

function fullId(uin: string): string {
  const [root = uin, sub = root] = uin.split('/')
  return `qcs::cam::uin/${root}:uin/${sub}`
}
