import { cosCall } from '../../../../cloud/cos.ts'
import type { CosBucketFields } from '../../../../resources/cos-bucket.ts'
import { keys } from '../../../../resources/desired.ts'
import type { Check } from '../../../check.ts'
import { judged, notChosen } from '../../../finding.ts'
import { scratchObject } from '../../../measure/scratch-object.ts'
import { observedAt } from '../../../observed.ts'

export const fileVersions: Check = {
  id: 'file-versions',
  title: { en: 'An overwritten file can be brought back', zh: '被覆盖的文件可找回（版本控制）' },
  story: ['4.5.1', '4.5.3'],
  expected: { en: 'both contents of an object that was written twice', zh: '写入两次的对象保留两个版本' },
  mend: {
    en: 'Set files.versioning and run `npx tengyun apply`.',
    zh: '设置 files.versioning 后运行 `npx tengyun apply`。',
  },
  async run(input) {
    if (!input.session.environment.files.versioning) return none
    const { id, fields } = observedAt<CosBucketFields>(input, keys.files)
    const { cos } = input.session.context
    return scratchObject(input, id, async (at) => {
      for (const Body of ['first', 'second']) await cosCall('PutObject', () => cos.putObject({ ...at, Body }))
      const { Key: Prefix, ...bucket } = at
      const { Versions } = await cosCall('ListObjectVersions', () =>
        cos.listObjectVersions({ ...bucket, Prefix }),
      )
      return judged(fields.versioning && Versions.length === 2, `${Versions.length}/2`, [
        ...Versions.map(({ Key, VersionId, Size }) => `${Key}: ${VersionId}, ${Size} bytes`),
      ])
    })
  },
}

const none = notChosen({
  en: 'The environment keeps no versions of files (files.versioning).',
  zh: '环境未启用版本控制（files.versioning）。',
})
