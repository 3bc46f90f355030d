import type { DomainFilter } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import type { World } from '../../engine/world.ts'
import { invalidParameter } from './errors.ts'
import { type CdnDomain, type ContentTask, cdnDomains, contentTasks } from './model.ts'
import { domainTags } from './views.ts'

type Reader = (domain: CdnDomain, world: World) => readonly string[]

/** CDN's filters have `Value` where other products have `Values`. */
const readers: Readonly<Record<string, Reader>> = {
  domain: ({ domain }) => [domain],
  origin: ({ settings }) => settings.Origin.Origins ?? [],
  resourceId: ({ resourceId }) => [resourceId],
  status: ({ status }) => [status],
  serviceType: ({ serviceType }) => [serviceType],
  projectId: ({ projectId }) => [String(projectId)],
  domainType: ({ settings }) => [settings.Origin.OriginType ?? ''],
  fullUrlCache: ({ settings }) => [settings.CacheKey?.FullUrlCache ?? ''],
  https: ({ settings }) => [settings.Https?.Switch ?? ''],
  originPullProtocol: ({ settings }) => [settings.Origin.OriginPullProtocol ?? ''],
  area: ({ area }) => [area],
  tagKey: (domain, world) => Object.keys(domainTags(world, domain)),
}

const fuzzyNames = ['origin', 'domain']

/** The newest first. @throws CloudError for a filter that the cloud has not */
export function selectDomains(world: World, filters: readonly DomainFilter[] = []): CdnDomain[] {
  const tests = filters.map(({ Name, Value, Fuzzy = false }) => {
    const read = Object.hasOwn(readers, Name) ? readers[Name] : undefined
    if (!read) throw invalidParameter(`There is no filter \`${Name}\`.`)
    const matches = (has: string, wanted: string) =>
      Fuzzy && fuzzyNames.includes(Name) ? has.includes(wanted) : has === wanted
    return (domain: CdnDomain) =>
      read(domain, world).some((has) => Value.some((wanted) => matches(has, wanted)))
  })
  return [...cdnDomains(world).values()]
    .filter((domain) => tests.every((test) => test(domain)))
    .sort((a, b) => b.createdAt - a.createdAt)
}

/** Purges and prefetches of one request, the newest first. @throws CloudError unless it says which */
export function tasksOf(
  world: World,
  { TaskId, Status }: { readonly TaskId?: string; readonly Status?: string },
): ContentTask[] {
  // The cloud takes a span of time instead; here nobody needs one.
  if (!TaskId) throw invalidParameter('TaskId is needed.')
  return [...contentTasks(world).values()]
    .filter(({ taskId, status }) => taskId === TaskId && (Status ?? status) === status)
    .sort((a, b) => b.createdAt - a.createdAt)
}
