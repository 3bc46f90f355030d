import { openReceivers } from '../notices/open.ts'
import { labelOf } from '../notices/receiver.ts'
import { chosenEnvironment } from './chosen.ts'
import type { Examination, Examined } from './examination.ts'
import { toldError } from './told-error.ts'

/** Whether everybody who is to be told has an address here. Whether it leads anywhere is for `notify test`. */
export const examineNotices: Examination = async (input) => {
  const chosen = await chosenEnvironment(input)
  if (chosen?.environment?.notices === undefined) return []
  const title = { en: 'Who is told', zh: '通知的接收者' }
  try {
    const { receivers, unreachable } = await openReceivers(chosen.project, chosen.name, chosen.isEmulated)
    const lacking = unreachable.map(({ channel, why }): Examined => {
      const found = { en: `${channel}: ${why.en}`, zh: `${channel}：${why.zh}` }
      return { id: `notices-${channel.replace(' ', '-')}`, title, ok: false, found }
    })
    if (lacking.length > 0) return lacking
    return [{ id: 'notices', title, ok: true, found: receivers.map(labelOf).join(', ') }]
  } catch (thrown) {
    return [{ id: 'notices', title, ok: false, found: toldError(thrown) }]
  }
}
