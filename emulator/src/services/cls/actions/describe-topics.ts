import type {
  DescribeTopicsRequest,
  DescribeTopicsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cls/v20201016/cls_models.js'
import type { World } from '../../../engine/world.ts'
import { anyOf, containing, exactly, type FilterRules } from '../../filters.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { filterByKey } from '../filters.ts'
import { logsets, type Topic, topics } from '../model.ts'
import { showTopic, topicTags } from '../views.ts'

/** Of one kind at a time: logs, unless `BizType` asks for metrics. */
export const describeTopics: Action<DescribeTopicsRequest, DescribeTopicsResponse> = (
  request,
  { world, region },
) => {
  const { Filters, PreciseSearch = 0, BizType = 0 } = request
  const asked = [...topics(world).values()]
    .filter((topic) => topic.region === region)
    .filter(({ bizType }) => bizType === BizType)
  const found = filterByKey(asked, Filters, rules(world, PreciseSearch))
  const page = pageOf(found, request, { limit: 20, maximum: 100, code: 'InvalidParameterValue' })
  return { TotalCount: found.length, Topics: page.map((topic) => showTopic(world, topic)) }
}

/** `precise`: 1 takes topic names as they are written, 2 logset names, 3 both. */
function rules(world: World, precise: number): FilterRules<Topic> {
  const tags = (topic: Topic) => topicTags(world, topic)
  const logsetName = ({ logsetId }: Topic) => logsets(world).get(logsetId)?.name
  const topicName = ({ name }: Topic) => name
  return {
    tags,
    matchers: {
      topicName: precise === 1 || precise === 3 ? exactly(topicName) : containing(topicName),
      logsetName: precise >= 2 ? exactly(logsetName) : containing(logsetName),
      topicId: exactly(({ topicId }) => topicId),
      logsetId: exactly(({ logsetId }) => logsetId),
      storageType: exactly(({ storageType }) => storageType),
      tagKey: anyOf((topic) => Object.keys(tags(topic))),
    },
  }
}
