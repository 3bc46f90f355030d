import { allPages, pageSize } from '../cloud/pages.ts'
import type { Fields } from '../plan/model.ts'
import { type Kind, noRules } from './kind.ts'
import { identify, ownershipKeyFilters, tagsFrom } from './ownership.ts'
import { tagObject, tagsForNew } from './tagging.ts'

export type ClsLogsetFields = Fields

/** Holds the topics of logs. */
export const clsLogset: Kind<ClsLogsetFields> = {
  kind: 'cls-logset',
  rules: noRules,
  patience: 5,

  async list({ cloud, owner }) {
    const logsets = await allPages(async (Offset) => {
      const Filters = ownershipKeyFilters(owner)
      const answer = await cloud.call('cls', 'DescribeLogsets', { Filters, Offset, Limit: pageSize })
      return { items: answer.Logsets ?? [], total: answer.TotalCount ?? 0 }
    })
    return logsets.flatMap(({ LogsetName: name = '', LogsetId: id = '', Tags }) => {
      const identity = identify(owner, 'cls-logset', name, tagsFrom(Tags))
      if (!identity) return []
      return [{ kind: 'cls-logset', ...identity, id, name, state: 'available', settled: true, fields: {} }]
    })
  },

  async create(context, desired) {
    await context.cloud.call('cls', 'CreateLogset', {
      LogsetName: desired.name,
      Tags: tagsForNew(context, desired),
    })
  },

  updates: [],

  async remove({ cloud }, observed) {
    await cloud.call('cls', 'DeleteLogset', { LogsetId: observed.id })
  },

  tag: (context, observed) => tagObject(context, 'cls:logset', observed),
}
