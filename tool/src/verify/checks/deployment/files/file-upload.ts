import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'
import { fileTrip } from '../../../measure/file-trip.ts'
import { noAcceptance } from '../../reasons.ts'

export const fileUpload: Check = {
  id: 'file-upload',
  title: { en: 'A file goes through the app to the object storage', zh: '文件经应用上传到对象存储' },
  story: ['4.3.1', '4.4.1', '4.4.2'],
  expected: { en: 'the upload is accepted, and lies in standard storage', zh: '上传成功，且为标准存储' },
  mend: { en: 'Read the app’s log: `npx tengyun logs`.', zh: '查看应用日志：`npx tengyun logs`。' },
  async run(input) {
    const trip = await fileTrip(input)
    if (trip === undefined) return noAcceptance('.files')
    const { bytes, upload, storageClass } = trip
    return judged(storageClass === 'STANDARD', `${bytes} bytes, ${upload} ms, ${storageClass}`)
  },
}
