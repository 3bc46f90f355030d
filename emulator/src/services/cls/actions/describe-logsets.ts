import type {
  DescribeLogsetsRequest,
  DescribeLogsetsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cls/v20201016/cls_models.js'
import { anyOf, containing, exactly } from '../../filters.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { filterByKey } from '../filters.ts'
import { type Logset, logsets } from '../model.ts'
import { logsetTags, showLogset } from '../views.ts'

export const describeLogsets: Action<DescribeLogsetsRequest, DescribeLogsetsResponse> = (
  request,
  { world, region },
) => {
  const tags = (logset: Logset) => logsetTags(world, logset)
  const inRegion = [...logsets(world).values()].filter((logset) => logset.region === region)
  const found = filterByKey(inRegion, request.Filters, {
    tags,
    matchers: {
      logsetName: containing(({ name }) => name),
      logsetId: exactly(({ logsetId }) => logsetId),
      tagKey: anyOf((logset) => Object.keys(tags(logset))),
    },
  })
  const page = pageOf(found, request, { limit: 20, maximum: 100, code: 'InvalidParameterValue' })
  return { TotalCount: found.length, Logsets: page.map((logset) => showLogset(world, logset)) }
}
