import { randomUUID } from 'node:crypto'
import type {
  CreateTopicRequest,
  CreateTopicResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cls/v20201016/cls_models.js'
import type { World } from '../../../engine/world.ts'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { resourceName } from '../../tag/names.ts'
import { setTags } from '../../tag/registry.ts'
import { findLogset, topicsOf } from '../find.ts'
import { limits } from '../limits.ts'
import { topics } from '../model.ts'
import { invalid, readFewTags } from '../names.ts'
import { readSettings } from '../topic-settings.ts'

const defaults = {
  name: '',
  description: '',
  period: limits.period.usual,
  storageType: 'hot',
  hotPeriod: 0,
  partitions: 1,
  autoSplit: true,
  maxPartitions: 50,
}

export const createTopic: Action<CreateTopicRequest, CreateTopicResponse> = (request, { world, region }) => {
  supportOnly(request, [
    ...(['LogsetId', 'TopicName', 'PartitionCount', 'Tags', 'AutoSplit', 'MaxSplitPartitions'] as const),
    ...(['StorageType', 'Period', 'Describes', 'HotPeriod', 'BizType'] as const),
  ])
  const { LogsetId, BizType: bizType = 0 } = request
  findLogset(world, region, LogsetId)
  if (bizType !== 0 && bizType !== 1) throw invalid('BizType is 0 for logs or 1 for metrics.')
  const settings = readSettings(request, defaults)
  checkUniqueTopic(world, LogsetId, settings.name)
  checkQuota(world, region)
  const tags = readFewTags(request.Tags)

  const topicId = randomUUID()
  topics(world).set(topicId, {
    ...settings,
    topicId,
    logsetId: LogsetId,
    region,
    bizType,
    collects: true,
    createdAt: world.clock.now(),
  })
  setTags(world, resourceName(world, 'logTopic', region, topicId), tags)
  return { TopicId: topicId }
}

/** Within its logset. @throws CloudError */
export function checkUniqueTopic(world: World, logsetId: string, name: string): void {
  if (!topicsOf(world, logsetId).some((topic) => topic.name === name)) return
  throw new CloudError('InvalidParameter.TopicConflict', `A topic of the logset is called ${name} already.`)
}

function checkQuota(world: World, region: string): void {
  const count = [...topics(world).values()].filter((topic) => topic.region === region).length
  if (count < limits.topicsPerRegion) return
  throw new CloudError('LimitExceeded.Topic', `The quota is ${limits.topicsPerRegion} topics.`)
}
