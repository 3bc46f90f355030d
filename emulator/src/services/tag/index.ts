import type { Service } from '../service.ts'
import { describeResourceTagsByResourceIds } from './actions/describe-resource-tags-by-resource-ids.ts'
import { getResources } from './actions/get-resources.ts'
import { modifyResourceTags } from './actions/modify-resource-tags.ts'
import { tagResources } from './actions/tag-resources.ts'
import { unTagResources } from './actions/un-tag-resources.ts'

export const tag: Service = {
  product: 'tag',
  version: '2018-08-13',
  global: true,
  actions: {
    DescribeResourceTagsByResourceIds: describeResourceTagsByResourceIds,
    GetResources: getResources,
    ModifyResourceTags: modifyResourceTags,
    TagResources: tagResources,
    UnTagResources: unTagResources,
  },
}
