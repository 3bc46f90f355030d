import type { AlarmNotice } from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import { TengyunError } from '../errors/tengyun-error.ts'
import type { Desired, Fields, Key, Observed } from '../plan/model.ts'
import { fingerprint, type SecretName } from '../secrets/secrets.ts'
import { type Kind, noRules, type ResourceContext } from './kind.ts'
import { identify, type Owner, tagsFrom } from './ownership.ts'
import { tagObject, tagsForNew } from './tagging.ts'

export interface AlarmNoticeFields extends Fields {
  /** `zh-CN` or `en-US`. */
  readonly language: string
  /** Fingerprints of the addresses alarms are posted to: an address holds the key to its robot. */
  readonly webhooks: readonly string[]
  /** Numbers (Uid) of CAM users who get an e-mail. */
  readonly users: readonly number[]
}

/** Who is told of alarms. */
export const alarmNotice: Kind<AlarmNoticeFields> = {
  kind: 'alarm-notice',
  rules: { ...noRules, unordered: ['webhooks', 'users'] },
  patience: 5,

  async list({ cloud, owner }) {
    const found: AlarmNotice[] = []
    for (let page = 1; ; page++) {
      const answer = await cloud.call('monitor', 'DescribeAlarmNotices', {
        Module: 'monitor',
        PageNumber: page,
        PageSize: noticePage,
        Order: 'ASC',
      })
      found.push(...(answer.Notices ?? []))
      if ((answer.Notices ?? []).length < noticePage) break
    }
    return found.flatMap((notice) => observe(owner, notice))
  },

  async create(context, desired) {
    await context.cloud.call('monitor', 'CreateAlarmNotice', {
      ...contentOf(context, desired),
      Tags: tagsForNew(context, desired),
    })
  },

  updates: [
    {
      fields: ['language', 'webhooks', 'users'],
      async apply(context, observed, desired) {
        await context.cloud.call('monitor', 'ModifyAlarmNotice', {
          ...contentOf(context, desired),
          NoticeId: observed.id,
        })
      },
    },
  ],

  async remove({ cloud }, observed) {
    await cloud.call('monitor', 'DeleteAlarmNotices', { Module: 'monitor', NoticeIds: [observed.id] })
  },

  tag: (context, observed) => tagObject(context, 'monitor:cm-notice', observed),
}

/** The largest page of notices. */
const noticePage = 200

/** Where the address with that fingerprint is kept, encrypted. */
export function webhookSecret(key: Key, print: string): SecretName {
  return `${key}/${print}`
}

/** Seconds of the day, UTC+8: all of it. */
const always = { StartTime: 0, EndTime: 86_399 }

/** A notice is written whole. */
function contentOf({ secrets }: ResourceContext, { name, key, fields }: Desired<AlarmNoticeFields>) {
  const { language, webhooks, users } = fields
  const urlOf = (print: string): string => {
    const url = secrets.given(webhookSecret(key, print))
    if (url === undefined) throw new TengyunError('secrets/unreadable', { where: webhookSecret(key, print) })
    return url
  }
  return {
    Module: 'monitor',
    Name: name,
    // When something is wrong, and when it is well again.
    NoticeType: 'ALL',
    NoticeLanguage: language,
    URLNotices: webhooks.map((print) => ({ URL: urlOf(print), ...always })),
    UserNotices:
      users.length === 0
        ? []
        : [{ ReceiverType: 'USER', UserIds: [...users], NoticeWay: ['EMAIL'], ...always }],
  }
}

function observe(owner: Owner, notice: AlarmNotice): Observed<AlarmNoticeFields>[] {
  const name = notice.Name ?? ''
  const identity = identify(owner, 'alarm-notice', name, tagsFrom(notice.Tags))
  if (!identity) return []
  const fields = {
    language: notice.NoticeLanguage ?? '',
    webhooks: (notice.URLNotices ?? []).map(({ URL }) => fingerprint(URL)),
    users: (notice.UserNotices ?? []).flatMap(({ UserIds }) => (UserIds ?? []).map(Number)),
  }
  return [
    {
      kind: 'alarm-notice',
      ...identity,
      id: notice.Id ?? '',
      name,
      state: 'available',
      settled: true,
      fields,
    },
  ]
}
