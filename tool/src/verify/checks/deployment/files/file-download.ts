import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'
import { fileTrip } from '../../../measure/file-trip.ts'
import { noAcceptance } from '../../reasons.ts'

export const fileDownload: Check = {
  id: 'file-download',
  title: { en: 'The same file comes back, bit for bit', zh: '文件下载内容一致' },
  story: ['4.4.3'],
  expected: { en: 'what comes back has the checksum of what was sent', zh: '下载内容的校验值与上传一致' },
  mend: { en: 'Read the app’s log: `npx tengyun logs`.', zh: '查看应用日志：`npx tengyun logs`。' },
  async run(input) {
    const trip = await fileTrip(input)
    if (trip === undefined) return noAcceptance('.files')
    return judged(trip.isSame, `${trip.bytes} bytes, ${trip.download} ms`)
  },
}
