import type { TopicInfo } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cls/v20201016/cls_models.js'
import { CloudCallError, outcomeOf } from '../cloud/errors.ts'
import { allPages, pageSize } from '../cloud/pages.ts'
import type { Fields, Observed } from '../plan/model.ts'
import { detailsOf } from './details.ts'
import { type Id, idIn, type Kind, noRules, type ResourceContext } from './kind.ts'
import { identify, ownershipKeyFilters, tagsFrom } from './ownership.ts'
import { tagObject, tagsForNew } from './tagging.ts'

export interface ClsTopicFields extends Fields {
  readonly logset: Id
  /** Days that logs are kept. */
  readonly retention: number
  /** Logs can be searched by any word and any field. */
  readonly searchable: boolean
}

/** A stream of logs. Losing it loses the logs. */
export const clsTopic: Kind<ClsTopicFields> = {
  kind: 'cls-topic',
  rules: { ...noRules, immutable: ['logset'], holdsData: true },
  patience: 5,

  async list(context) {
    const { cloud, owner } = context
    const topics = await allPages(async (Offset) => {
      const Filters = ownershipKeyFilters(owner)
      const answer = await cloud.call('cls', 'DescribeTopics', { Filters, Offset, Limit: pageSize })
      return { items: answer.Topics ?? [], total: answer.TotalCount ?? 0 }
    })
    return detailsOf(topics, (topic) => observe(context, topic))
  },

  async create(context, desired) {
    const { logset, retention } = desired.fields
    await context.cloud.call('cls', 'CreateTopic', {
      LogsetId: idIn(logset),
      TopicName: desired.name,
      Period: retention,
      StorageType: 'hot',
      Tags: tagsForNew(context, desired),
    })
  },

  updates: [
    {
      fields: ['retention'],
      async apply({ cloud }, observed, desired) {
        await cloud.call('cls', 'ModifyTopic', { TopicId: observed.id, Period: desired.fields.retention })
      },
    },
    {
      // Without an index nothing can be found.
      fields: ['searchable'],
      async apply({ cloud }, observed, desired) {
        const TopicId = observed.id
        if (desired.fields.searchable) await cloud.call('cls', 'CreateIndex', { TopicId, Rule: everything })
        else await cloud.call('cls', 'DeleteIndex', { TopicId })
      },
    },
  ],

  async remove({ cloud }, observed) {
    await cloud.call('cls', 'DeleteTopic', { TopicId: observed.id })
  },

  tag: (context, observed) => tagObject(context, 'cls:topic', observed),
}

/** By every word and every field. */
export const everything = {
  FullText: { CaseSensitive: false, Tokenizer: '@&?|#()=\'",;:<>[]{}/ \n\t\r\\', ContainZH: true },
  DynamicIndex: { Status: true },
}

async function observe(context: ResourceContext, topic: TopicInfo): Promise<Observed<ClsTopicFields>[]> {
  const { TopicName: name = '', TopicId: id = '', LogsetId: logset = '', Period: retention = 0 } = topic
  const identity = identify(context.owner, 'cls-topic', name, tagsFrom(topic.Tags))
  if (!identity) return []
  const fields = { logset, retention, searchable: await hasIndex(context, id) }
  return [{ kind: 'cls-topic', ...identity, id, name, state: 'available', settled: true, fields }]
}

async function hasIndex({ cloud }: ResourceContext, TopicId: string): Promise<boolean> {
  try {
    return (await cloud.call('cls', 'DescribeIndex', { TopicId })).Status ?? false
  } catch (error) {
    if (error instanceof CloudCallError && outcomeOf(error) === 'gone') return false
    throw error
  }
}
