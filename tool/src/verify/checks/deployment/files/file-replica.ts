import { keys } from '../../../../resources/desired.ts'
import type { Check } from '../../../check.ts'
import { judged, notChosen } from '../../../finding.ts'
import { observedAt } from '../../../observed.ts'

export const fileReplica: Check = {
  id: 'file-replica',
  title: { en: 'Files are copied to another region', zh: '文件跨地域备份' },
  story: ['4.5.3'],
  expected: { en: 'a bucket in another region that takes every version', zh: '另一地域的存储桶接收全部版本' },
  mend: {
    en: 'Set files.replication and run `npx tengyun apply`.',
    zh: '设置 files.replication 后运行 `npx tengyun apply`。',
  },
  async run(input) {
    const { replication } = input.session.environment.files
    if (replication === undefined) return none
    const { id, fields } = observedAt(input, keys.filesReplica)
    return judged(fields.region === replication.region, `${id}, ${fields.region}`)
  },
}

const none = notChosen({
  en: 'Files are not copied to another region (files.replication); versions are kept in the bucket.',
  zh: '未启用跨地域复制（files.replication）；历史版本保存在存储桶内。',
})
