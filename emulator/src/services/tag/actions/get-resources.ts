import type {
  GetResourcesRequest,
  GetResourcesResponse,
  TagFilter,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/tag/v20180813/tag_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { limits } from '../limits.ts'
import { asTagKeyValue, type Tags } from '../pairs.ts'
import { taggedResources } from '../registry.ts'
import { readResourceName } from '../resource-name.ts'

export const getResources: Action<GetResourcesRequest, GetResourcesResponse> = (request, { world }) => {
  const { ResourceList, TagFilters = [], PaginationToken = '', MaxResults = 50 } = request
  checkFilters(TagFilters)
  if (MaxResults < 1 || MaxResults > limits.resultsPerPage) {
    throw new CloudError('InvalidParameter', `MaxResults must be within 1 and ${limits.resultsPerPage}.`)
  }
  const names = ResourceList && new Set(ResourceList.map((name) => readResourceName(world, name)))
  const found = [...taggedResources(world).values()]
    .filter(({ resource }) => !names || names.has(resource))
    .filter(({ tags }) => TagFilters.every((filter) => matches(tags, filter)))
    .sort((a, b) => (a.resource < b.resource ? -1 : 1))

  // The token is the last name of the page before: what was created or deleted since then shifts nothing.
  const rest = found.filter(({ resource }) => resource > PaginationToken)
  const page = rest.slice(0, MaxResults)
  return {
    PaginationToken: rest.length > page.length ? (page.at(-1)?.resource ?? '') : '',
    ResourceTagMappingList: page.map(({ resource, tags }) => ({
      Resource: resource,
      Tags: asTagKeyValue(tags),
    })),
  }
}

function matches(tags: Tags, { TagKey, TagValue = [] }: TagFilter): boolean {
  const value = tags[TagKey]
  return value !== undefined && (TagValue.length === 0 || TagValue.includes(value))
}

function checkFilters(filters: readonly TagFilter[]): void {
  const tooMany = filters.length > limits.filtersPerCall
  if (tooMany || filters.some(({ TagValue = [] }) => TagValue.length > limits.valuesPerFilter)) {
    throw new CloudError(
      'LimitExceeded.TagNumPerRequest',
      `TagFilters take ${limits.filtersPerCall} keys with ${limits.valuesPerFilter} values each.`,
    )
  }
}
