import type {
  ModifyResourceTagsRequest,
  ModifyResourceTagsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/tag/v20180813/tag_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { checkCount, readTags } from '../pairs.ts'
import { setTags, tagsOf } from '../registry.ts'
import { readResourceName } from '../resource-name.ts'

export const modifyResourceTags: Action<ModifyResourceTagsRequest, ModifyResourceTagsResponse> = (
  { Resource, ReplaceTags, DeleteTags },
  { world },
) => {
  if (ReplaceTags?.length === 0 || DeleteTags?.length === 0 || !(ReplaceTags || DeleteTags)) {
    throw new CloudError('InvalidParameter.Tag', 'ReplaceTags and DeleteTags must not be empty lists.')
  }
  const replaced = readTags(ReplaceTags)
  const deleted = new Set(DeleteTags?.map(({ TagKey }) => TagKey))
  const inBoth = Object.keys(replaced).find((key) => deleted.has(key))
  if (inBoth !== undefined) {
    throw new CloudError(
      'InvalidParameterValue.DeleteTagsParamError',
      `The tag key \`${inBoth}\` is both replaced and deleted.`,
    )
  }
  const resource = readResourceName(world, Resource)
  const kept = Object.entries(tagsOf(world, resource)).filter(([key]) => !deleted.has(key))
  const tags = { ...Object.fromEntries(kept), ...replaced }
  checkCount(tags)
  setTags(world, resource, tags)
  return {}
}
