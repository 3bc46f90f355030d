import { createHash } from 'node:crypto'
import type { BindingPolicyObjectDimension } from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import type { World } from '../../engine/world.ts'
import { tagsOf } from '../tag/registry.ts'
import type { AlarmObject, Dimensions } from './alarm-types/alarm-type.ts'
import { findAlarmType } from './alarm-types/index.ts'
import type { AlarmPolicy, BoundObject, TagBinding } from './model.ts'
import { shortCodes } from './regions.ts'

/** What the policy watches now: objects that ended are not among it, and new ones join by their tags. */
export function watchedObjects(world: World, policy: AlarmPolicy): BoundObject[] {
  const all = findAlarmType(policy.namespace).objects(world)
  if (policy.bindsAll) return all.map(bound)
  const byId = new Set(policy.objects.map(({ uniqueId }) => uniqueId))
  return all
    .filter((object) => byId.has(bound(object).uniqueId) || isTagged(world, object, policy.tagBinding))
    .map(bound)
}

/** The object that a binding means, if its dimensions are exactly those of one in that region. */
export function findObject(
  world: World,
  policy: AlarmPolicy,
  { Region, Dimensions: text = '' }: BindingPolicyObjectDimension,
): BoundObject | undefined {
  const dimensions = parse(text)
  if (!dimensions) return undefined
  const uniqueId = idOf(Region, canonical(dimensions))
  return findAlarmType(policy.namespace)
    .objects(world)
    .map(bound)
    .find((object) => object.uniqueId === uniqueId)
}

function bound({ region, dimensions }: AlarmObject): BoundObject {
  const code = shortCodes[region] ?? region
  const text = canonical(dimensions)
  return { uniqueId: idOf(code, text), region: code, dimensions: text }
}

function isTagged(world: World, { resource }: AlarmObject, binding: TagBinding | null): boolean {
  const tags = tagsOf(world, resource)
  return binding?.tags.some(({ Key, Value }) => tags[Key] === Value) ?? false
}

function idOf(region: string, dimensions: string): string {
  return createHash('md5').update(`${region}\n${dimensions}`).digest('hex')
}

/** With its keys in order, since the order in which a client writes them means nothing. */
function canonical(dimensions: Dimensions): string {
  return JSON.stringify(Object.fromEntries(Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1))))
}

function parse(text: string): Dimensions | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Dimensions) : undefined
  } catch {
    return undefined
  }
}
