import { keys } from '../../../resources/desired.ts'
import type { Check, CheckInput } from '../../check.ts'
import { type Finding, judged, notChosen } from '../../finding.ts'
import { type Load, loadOf } from '../../measure/load.ts'
import { noAcceptance } from '../reasons.ts'

/** Seconds. Whoever reads what is older than this takes it for what is true now. */
const oldest = 300

export const standbyReads: Check = {
  id: 'standby-reads',
  title: { en: 'What may lag is read from the read-only instances', zh: '可稍旧的数据由只读实例读取' },
  story: ['2.3.4'],
  expected: {
    en: `of answers that say how old they may be (X-Data-Lag, in seconds), none above ${oldest} s`,
    zh: `注明数据至多旧多少秒（X-Data-Lag）的回答均不超过 ${oldest} 秒`,
  },
  mend: {
    en: 'See how far they are behind: `npx tengyun health`; the app is to read from the primary meanwhile.',
    zh: '用 `npx tengyun health` 查看只读实例落后多少；此间应用应改读主库。',
  },
  async run(input) {
    if (!readsElsewhere(input)) return none
    const load = await loadOf(input)
    return load === undefined ? noAcceptance('') : ofLoad(load)
  },
}

/** An app of one's own may do with the address what it likes, and not say so: nothing can be told from its silence. */
export function ofLoad({ lags, requests }: Pick<Load, 'lags' | 'requests'>): Finding {
  if (lags.length === 0) return unsaid
  const most = Math.max(...lags)
  const evidence = [`X-Data-Lag: at most ${most} s`]
  return judged(most <= oldest, `${lags.length}/${requests}`, evidence)
}

function readsElsewhere({ observed }: CheckInput): boolean {
  return observed.some(({ key }) => key === keys.readers)
}

const none = notChosen({
  en: 'The environment has no read-only instances (postgres.readOnly).',
  zh: '环境未配置只读实例（postgres.readOnly）。',
})

const unsaid = notChosen({
  en: 'No answer says X-Data-Lag: the app does not tell what it reads there. If it should, its release may not know the address yet: `npx tengyun deploy`.',
  zh: '没有回答带有 X-Data-Lag：应用未说明哪些数据读自只读实例。若应当说明，可能是版本尚不知道只读地址：`npx tengyun deploy`。',
})
