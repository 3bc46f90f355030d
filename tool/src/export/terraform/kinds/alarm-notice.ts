import { type AlarmNoticeFields, webhookSecret } from '../../../resources/alarm-notice.ts'
import type { Arguments } from '../block.ts'
import type { Exporter } from '../exporter.ts'

/** Seconds of the day: all of it. */
const always = { start_time: 0, end_time: 86_399 }

export const alarmNotice: Exporter<AlarmNoticeFields> = {
  kind: 'alarm-notice',
  type: 'tencentcloud_monitor_alarm_notice',
  blocks({ key, label, id, name, fields: { language, webhooks, users } }, { secret }) {
    // The address of a robot holds its key.
    const urls = webhooks.map((print) => ({ url: secret(webhookSecret(key, print)), ...always }))
    return [
      {
        type: 'tencentcloud_monitor_alarm_notice',
        name: label,
        id,
        arguments: {
          name,
          notice_type: 'ALL',
          notice_language: language,
          ...(urls.length === 0 ? {} : { url_notices: urls }),
          ...(users.length === 0 ? {} : { user_notices: [mailTo(users)] }),
        },
      },
    ]
  },
}

function mailTo(users: readonly number[]): Arguments {
  return { receiver_type: 'USER', user_ids: users, notice_way: ['EMAIL'], ...always }
}
