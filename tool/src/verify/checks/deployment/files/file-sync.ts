import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sync } from '../../../../files/sync.ts'
import { keys } from '../../../../resources/desired.ts'
import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'
import { scratchObject } from '../../../measure/scratch-object.ts'
import { observedAt } from '../../../observed.ts'

export const fileSync: Check = {
  id: 'file-sync',
  title: { en: 'A folder can be kept the same as a part of the bucket', zh: '目录可与存储桶同步' },
  story: ['4.5.2'],
  expected: {
    en: 'a first sync copies what is missing, a second one nothing',
    zh: '首次同步复制缺少的文件，再次同步不再复制',
  },
  mend: {
    en: 'Try it by hand and see: `npx tengyun files sync`.',
    zh: '手动执行并查看：`npx tengyun files sync`。',
  },
  async run(input) {
    const { cos, cloud } = input.session.context
    const folder = await mkdtemp(join(tmpdir(), 'tengyun-verify-'))
    try {
      await writeFile(join(folder, 'report.md'), '# tengyun verify\n')
      return await scratchObject(input, observedAt(input, keys.files).id, async ({ Bucket, Key }) => {
        const at = { cos, Bucket, Region: cloud.connection.region }
        const round = () =>
          sync({
            from: { kind: 'folder', path: folder },
            to: { kind: 'bucket', at, prefix: `${Key}/` },
            deletes: false,
            checksum: false,
            dryRun: false,
            signal: input.signal,
            progress: () => {},
          })
        const first = (await round()).steps.length
        const second = (await round()).steps.length
        return judged(first === 1 && second === 0, `${first}, ${second}`, [
          `first sync: ${first} copied`,
          `second sync: ${second} copied`,
        ])
      })
    } finally {
      await rm(folder, { recursive: true })
    }
  },
}
