import { keys } from '../../../../resources/desired.ts'
import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'
import { observedAt } from '../../../observed.ts'

export const bucketPlace: Check = {
  id: 'bucket-place',
  title: { en: 'The files’ bucket is named and placed as it should be', zh: '文件存储桶名称与地域正确' },
  story: ['4.1.1', '4.1.3'],
  expected: {
    en: 'a name that says project, environment and purpose, in the environment’s region',
    zh: '名称体现项目、环境与用途，位于环境所在地域',
  },
  mend: { en: 'Run `npx tengyun apply`.', zh: '运行 `npx tengyun apply`。' },
  async run(input) {
    const { session } = input
    const { id } = observedAt(input, keys.files)
    const { cos, cloud } = session.context
    const answer = await cos.headBucket({ Bucket: id, Region: cloud.connection.region })
    const region = String(answer.headers?.['x-cos-bucket-region'] ?? cloud.connection.region)
    const holds = id.startsWith(`${session.project.config.project}-${session.name}-files-`)
    return judged(holds && region === session.environment.region, `${id}, ${region}`, [
      `HEAD ${id} → ${answer.statusCode}`,
    ])
  },
}
