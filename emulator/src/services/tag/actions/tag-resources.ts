import type {
  TagResourcesRequest,
  TagResourcesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/tag/v20180813/tag_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { eachResource } from '../each-resource.ts'
import { limits } from '../limits.ts'
import { checkCount, readTags } from '../pairs.ts'
import { setTags, tagsOf } from '../registry.ts'

export const tagResources: Action<TagResourcesRequest, TagResourcesResponse> = (request, { world }) => {
  if (request.Tags.length > limits.tagsPerCall) {
    throw new CloudError('LimitExceeded.TagNumPerRequest', `At most ${limits.tagsPerCall} tags can be given.`)
  }
  const added = readTags(request.Tags)
  const FailedResources = eachResource(world, request.ResourceList, (resource) => {
    const tags = { ...tagsOf(world, resource), ...added }
    checkCount(tags)
    setTags(world, resource, tags)
  })
  return { FailedResources }
}
