import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'
import { fileTrip } from '../../../measure/file-trip.ts'
import { noAcceptance } from '../../reasons.ts'

export const filePreview: Check = {
  id: 'file-preview',
  title: { en: 'The file can be looked at without a download', zh: '文件可在线预览' },
  story: ['4.4.4'],
  expected: { en: 'a preview of the text', zh: '返回文本预览' },
  mend: { en: 'Read the app’s log: `npx tengyun logs`.', zh: '查看应用日志：`npx tengyun logs`。' },
  async run(input) {
    const trip = await fileTrip(input)
    if (trip === undefined) return noAcceptance('.files')
    const { status, shows, type } = trip.preview
    return judged(status === 200, `GET …/preview → ${status}, ${type}, ${shows}`)
  },
}
