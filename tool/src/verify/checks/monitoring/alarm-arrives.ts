import { inLanguage } from '../../../text.ts'
import type { Check } from '../../check.ts'
import { judged, notChosen } from '../../finding.ts'
import { testAlarm } from '../../measure/test-alarm.ts'
import type { LineId } from '../../story/lines.ts'

/** A check that a test alarm arrives at every receiver of some kind. */
function arrives(id: string, kind: RegExp, title: Check['title'], story: readonly LineId[]): Check {
  return {
    id,
    title,
    story,
    expected: { en: 'each of them answers that it took the test alarm', zh: '每个接收方均确认收到测试告警' },
    mend: {
      en: 'See what each hop answers: `npx tengyun alarm test`, `npx tengyun notify test`.',
      zh: '查看每一环节的应答：`npx tengyun alarm test`、`npx tengyun notify test`。',
    },
    async run(input) {
      const alarms = await testAlarm(input)
      if (alarms === undefined) return nobody
      const silent = alarms.filter(({ hops }) => hops.length === 0).map(({ from }) => from)
      const hops = alarms.flatMap(({ from, hops: all }) =>
        all.filter(({ channel }) => kind.test(channel)).map((hop) => ({ from, ...hop })),
      )
      if (hops.length === 0 && silent.length === 0) return noneOfThem
      const evidence = [
        ...hops.map(({ from, channel, answered }) => `${from} → ${channel}: ${inLanguage(answered, 'en')}`),
        ...silent.map((from) => `${from}: no watcher is installed there`),
      ]
      const good = hops.filter(({ ok }) => ok).length
      return judged(silent.length === 0 && good === hops.length, `${good}/${hops.length}`, evidence)
    },
  }
}

export const alarmArrives = arrives(
  'alarm-arrives',
  /./,
  { en: 'A test alarm reaches everybody who is told', zh: '测试告警送达所有接收方' },
  ['6.4.4', '5.5.2', 'T4'],
)

export const wecomArrives = arrives(
  'notice-wecom',
  /^robot /,
  { en: 'WeCom groups get notices', zh: '企业微信可收到通知' },
  ['5.5.3'],
)

export const emailArrives = arrives(
  'notice-email',
  /^email /,
  { en: 'Mail boxes get notices', zh: '邮箱可收到通知' },
  ['5.5.4'],
)

const nobody = notChosen({
  en: 'The environment tells nobody (notices): no receivers are configured.',
  zh: '环境未配置通知接收方（notices）。',
})

const noneOfThem = notChosen({
  en: 'No receiver of this kind is configured (notices).',
  zh: '未配置此类接收方（notices）。',
})
