import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'

/** All tags of all products live here, so that `tag:GetResources` sees whatever a service tagged. */
interface TaggedResource {
  /** Six segments, with the owner: `qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-…`. */
  readonly resource: string
  readonly tags: Readonly<Record<string, string>>
}

const none: Readonly<Record<string, string>> = {}

/** Replaces the resource's tags. */
export function setTags(world: World, resource: string, tags: Readonly<Record<string, string>>): void {
  if (Object.keys(tags).length === 0) forgetTags(world, resource)
  else taggedResources(world).set(resource, { resource, tags: { ...tags } })
}

export function tagsOf(world: World, resource: string): Readonly<Record<string, string>> {
  return taggedResources(world).get(resource)?.tags ?? none
}

/** To be called when the resource is gone. */
export function forgetTags(world: World, resource: string): void {
  taggedResources(world).delete(resource)
}

export function taggedResources(world: World): Collection<TaggedResource> {
  return world.store.collection('tag.resources')
}
