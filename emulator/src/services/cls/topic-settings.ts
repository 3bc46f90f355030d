import { CloudError } from '../../errors.ts'
import { limits } from './limits.ts'
import type { Topic } from './model.ts'
import { checkName, invalid } from './names.ts'

/** What CreateTopic and ModifyTopic have in common. */
export interface TopicRequest {
  readonly TopicName?: string
  readonly Describes?: string
  readonly Period?: number
  readonly StorageType?: string
  readonly HotPeriod?: number
  readonly PartitionCount?: number
  readonly AutoSplit?: boolean
  readonly MaxSplitPartitions?: number
}

type Settings = Pick<
  Topic,
  | 'name'
  | 'description'
  | 'period'
  | 'storageType'
  | 'hotPeriod'
  | 'partitions'
  | 'autoSplit'
  | 'maxPartitions'
>

/** What a request says, and for what it does not say `present`. @throws CloudError */
export function readSettings(request: TopicRequest, present: Settings): Settings {
  const settings: Settings = {
    name: request.TopicName ?? present.name,
    description: request.Describes ?? present.description,
    period: request.Period ?? present.period,
    storageType: request.StorageType ?? present.storageType,
    hotPeriod: request.HotPeriod ?? present.hotPeriod,
    partitions: request.PartitionCount ?? present.partitions,
    autoSplit: request.AutoSplit ?? present.autoSplit,
    maxPartitions: request.MaxSplitPartitions ?? present.maxPartitions,
  }
  checkName('TopicName', settings.name)
  if (!['hot', 'cold'].includes(settings.storageType)) throw invalid('StorageType is hot or cold.')
  checkPeriods(settings)
  if (settings.partitions < 1 || settings.partitions > limits.partitions) {
    throw invalid(`PartitionCount is 1 to ${limits.partitions}.`)
  }
  return settings
}

function checkPeriods({ period, storageType, hotPeriod }: Settings): void {
  const { lowest, lowestCold, highest, forever } = limits.period
  const least = storageType === 'cold' ? lowestCold : lowest
  const isAllowed = (period >= least && period <= highest) || period === forever
  if (!Number.isInteger(period) || !isAllowed) {
    throw new CloudError(
      'FailedOperation.InvalidPeriod',
      `Period is ${least} to ${highest} days, or ${forever} for good.`,
    )
  }
  if (hotPeriod !== 0 && (hotPeriod < limits.hotPeriod || hotPeriod >= period)) {
    throw new CloudError(
      'FailedOperation.InvalidPeriod',
      `HotPeriod is 0, or ${limits.hotPeriod} days up to less than Period.`,
    )
  }
}
