import type {
  UnTagResourcesRequest,
  UnTagResourcesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/tag/v20180813/tag_models.js'
import type { Action } from '../../service.ts'
import { eachResource } from '../each-resource.ts'
import { setTags, tagsOf } from '../registry.ts'

export const unTagResources: Action<UnTagResourcesRequest, UnTagResourcesResponse> = (request, { world }) => {
  const removed = new Set(request.TagKeys)
  const FailedResources = eachResource(world, request.ResourceList, (resource) => {
    const kept = Object.entries(tagsOf(world, resource)).filter(([key]) => !removed.has(key))
    setTags(world, resource, Object.fromEntries(kept))
  })
  return { FailedResources }
}
