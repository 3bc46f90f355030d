import type { Key } from '../plan/model.ts'

/** Whose objects they are: one environment of one project. */
export interface Owner {
  readonly project: string
  readonly environment: string
}

/** The three tags that make an object ours; there is no other record of it. */
export const projectTag = 'tengyun:project'
const environmentTag = 'tengyun:environment'
const resourceTag = 'tengyun:resource'

/** Digest of the secrets an object was given, so that a lost or rotated secret is seen. */
export const credentialsTag = 'tengyun:credentials'

export type Tags = Readonly<Record<string, string>>

export function ownershipTags(owner: Owner, key: Key): Tags {
  return { [projectTag]: owner.project, [environmentTag]: owner.environment, [resourceTag]: key }
}

/** The name an object gets in the cloud, which also identifies what cannot be tagged. */
export function cloudName(owner: Owner, key: Key): string {
  return `${owner.project}-${owner.environment}-${key.slice(key.indexOf('/') + 1)}`
}

/**
 * The name, or remark, of what cannot be tagged. Unlike `cloudName` it cannot be mistaken for another
 * environment's: `shop-test-2-main` could be of `test` or of `test-2`, `shop/test-2/main` is of one only.
 */
export function untaggedName(owner: Owner, key: Key): string {
  return `${owner.project}/${owner.environment}/${key.slice(key.indexOf('/') + 1)}`
}

/** `tag:` filters of the Describe actions that find what belongs to an environment. */
export function ownershipFilters(owner: Owner): { Name: string; Values: string[] }[] {
  return [
    { Name: `tag:${projectTag}`, Values: [owner.project] },
    { Name: `tag:${environmentTag}`, Values: [owner.environment] },
  ]
}

/** The same for CLS, which says `Key` where others say `Name`. */
export function ownershipKeyFilters(owner: Owner): { Key: string; Values: string[] }[] {
  return ownershipFilters(owner).map(({ Name, Values }) => ({ Key: Name, Values }))
}

export function ownershipTagFilters(owner: Owner): { TagKey: string; TagValue: string[] }[] {
  return [
    { TagKey: projectTag, TagValue: [owner.project] },
    { TagKey: environmentTag, TagValue: [owner.environment] },
  ]
}

export interface Identity {
  readonly key: Key
  readonly tagged: boolean
}

/**
 * Which resource an object is: by its tags, or, where they are missing, by a name of ours.
 *
 * @returns undefined for an object that is not of this environment
 */
export function identify(owner: Owner, kind: string, name: string, tags: Tags): Identity | undefined {
  const ours = tags[projectTag] === owner.project && tags[environmentTag] === owner.environment
  const key = tags[resourceTag]
  if (ours && isKeyOf(kind, key)) return { key, tagged: true }
  const foreign = tags[projectTag] !== undefined && !ours
  const prefix = cloudName(owner, `${kind}/`)
  if (foreign || !name.startsWith(prefix)) return undefined
  return { key: `${kind}/${name.slice(prefix.length)}`, tagged: false }
}

/** The same for what cannot be tagged, so its name is all there is. */
export function identifyByName(owner: Owner, kind: string, name: string): Identity | undefined {
  const prefix = untaggedName(owner, `${kind}/`)
  return name.startsWith(prefix) ? { key: `${kind}/${name.slice(prefix.length)}`, tagged: true } : undefined
}

function isKeyOf(kind: string, key: string | undefined): key is Key {
  return key?.startsWith(`${kind}/`) ?? false
}

/** The products' spellings of a list of tags. */
export function keyValueTags(tags: Tags): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}

export function tagKeyValueTags(tags: Tags): { TagKey: string; TagValue: string }[] {
  return Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }))
}

export function tagsFrom(
  list:
    | readonly {
        readonly Key?: string
        readonly Value?: string
        readonly TagKey?: string
        readonly TagValue?: string
      }[]
    | null
    | undefined,
): Tags {
  return Object.fromEntries(
    (list ?? []).map((tag) => [tag.Key ?? tag.TagKey ?? '', tag.Value ?? tag.TagValue ?? '']),
  )
}
