import type { Job } from '../pipeline.ts'
import type { PipelineSource } from '../project.ts'

/** What a deploy would build: so that what cannot be built is known before anybody waits for it. */
export function build({ config }: PipelineSource): Job {
  return {
    id: 'build',
    name: { en: 'Build', zh: '构建' },
    on: ['change', 'main', 'release'],
    after: ['check'],
    steps: [
      {
        name: { en: 'Build the release', zh: '构建发布包' },
        run: config.app.build.command,
      },
    ],
  }
}
