import type { Text } from '../../text.ts'
import { type Head, onEachHost } from '../each-host.ts'
import type { Finding } from '../finding.ts'
import type { SlotState } from '../host/slots.ts'
import type { Probe } from '../probe.ts'

const about = { id: 'slot', title: { en: 'Release', zh: '版本' } }

/** What runs in the slots: the active one has to, and nothing may end again and again. */
export const slots: Probe = {
  ...about,
  look: (input) =>
    onEachHost(
      input,
      about,
      (survey) => survey.slots,
      (states, head) => {
        const active = states.find((one) => one.active)
        const mend = `npx tengyun logs ${input.session.name} --service api --since 15m`
        if (active === undefined) return noneInForce(head, input.session.name)
        return states
          .filter((one) => one.active || one.state !== 'empty')
          .map((one) => judged(one, head, mend))
      },
    ),
}

/** More endings than this are no accident any more. */
const endingsBorne = 2

function judged(
  { slot, active, well, state, release, endings }: SlotState,
  head: Head,
  mend: string,
): Finding {
  // Of a worker too, which serves nobody.
  const role: Text = active ? { en: 'is in force', zh: '生效中' } : { en: 'stands by', zh: '待命' }
  const ended: Text =
    endings === 0
      ? { en: '', zh: '' }
      : { en: `, ended by itself ${endings} ×`, zh: `，自行退出 ${endings} 次` }
  return {
    ...head,
    id: active ? head.id : `${head.id}/${slot}`,
    ok: well && (!active || state !== 'empty') && endings <= endingsBorne,
    found: {
      en: `${release ?? '–'} ${role.en} in ${slot}: ${state}${ended.en}`,
      zh: `${release ?? '–'} 在 ${slot} ${role.zh}：${state}${ended.zh}`,
    },
    mend,
  }
}

function noneInForce(head: Head, environment: string): Finding {
  return {
    ...head,
    ok: false,
    found: { en: 'no release is in force', zh: '没有生效的版本' },
    mend: `npx tengyun deploy ${environment}`,
  }
}
