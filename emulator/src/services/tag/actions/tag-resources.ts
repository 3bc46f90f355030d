import type {
  TagResourcesRequest,
  TagResourcesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/tag/v20180813/tag_models.js'
import type { Action } from '../../service.ts'
import { eachResource } from '../each-resource.ts'
import { checkCount, readTags } from '../pairs.ts'
import { setTags, tagsOf } from '../registry.ts'

export const tagResources: Action<TagResourcesRequest, TagResourcesResponse> = (request, { world }) => {
  const added = readTags(request.Tags)
  const FailedResources = eachResource(world, request.ResourceList, (resource) => {
    const tags = { ...tagsOf(world, resource), ...added }
    checkCount(tags)
    setTags(world, resource, tags)
  })
  return { FailedResources }
}
