import type {
  DescribeRoleListRequest,
  DescribeRoleListResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_models.js'
import type { Action } from '../../service.ts'
import { roles } from '../model.ts'
import { camPage } from '../pages.ts'
import { roleTags, showRole } from '../view.ts'

/** Roles that have all of the given tags. */
export const describeRoleList: Action<DescribeRoleListRequest, DescribeRoleListResponse> = (
  request,
  { world },
) => {
  const { Tags = [] } = request
  const found = [...roles(world).values()].filter((role) =>
    Tags.every(({ Key, Value }) => roleTags(world, role)[Key] === Value),
  )
  return { TotalNum: found.length, List: camPage(found, request).map((role) => showRole(world, role)) }
}
