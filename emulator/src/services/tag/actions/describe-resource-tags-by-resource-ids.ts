import type {
  DescribeResourceTagsByResourceIdsRequest,
  DescribeResourceTagsByResourceIdsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/tag/v20180813/tag_models.js'
import { CloudError } from '../../../errors.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { tagsOf } from '../registry.ts'
import { readResourceName } from '../resource-name.ts'

const mostIds = 50

export const describeResourceTagsByResourceIds: Action<
  DescribeResourceTagsByResourceIdsRequest,
  DescribeResourceTagsByResourceIdsResponse
> = (request, { world }) => {
  const { ServiceType, ResourcePrefix, ResourceIds, ResourceRegion, Offset = 0, Limit = 15 } = request
  supportOnly(request, ['ServiceType', 'ResourcePrefix', 'ResourceIds', 'ResourceRegion', 'Offset', 'Limit'])
  if (ResourceIds.length > mostIds) {
    throw new CloudError('InvalidParameterValue', `ResourceIds takes at most ${mostIds} ids.`)
  }
  const owner = ServiceType === 'cos' ? 'uid/' : 'uin/'
  const tags = ResourceIds.flatMap((ResourceId) => {
    const name = `qcs::${ServiceType}:${ResourceRegion}:${owner}:${ResourcePrefix}/${ResourceId}`
    return Object.entries(tagsOf(world, readResourceName(world, name))).map(([TagKey, TagValue]) => ({
      TagKey,
      TagValue,
      ResourceId,
      ServiceType,
    }))
  })
  return {
    TotalCount: tags.length,
    Offset,
    Limit,
    Tags: pageOf(
      tags,
      { Offset, Limit },
      { limit: 15, maximum: 200, code: 'InvalidParameterValue.LimitInvalid' },
    ),
  }
}
