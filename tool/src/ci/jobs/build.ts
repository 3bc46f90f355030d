import type { Job, Step, Trigger } from '../pipeline.ts'
import type { PipelineSource } from '../project.ts'

/** What a deploy would build: so that what cannot be built is known before anybody waits for it. */
export function build(source: PipelineSource, on: readonly Trigger[]): Job {
  const docker = isImaged(source)
  const { build: made, image } = source.config.app
  return {
    id: 'build',
    name: { en: 'Build', zh: '构建' },
    on,
    after: ['check'],
    docker,
    steps: [
      ...(made === undefined || (docker && image.from === 'sources')
        ? []
        : [{ name: { en: 'Build the release', zh: '构建发布包' }, run: made.command }]),
      ...(docker ? [imageStep(source)] : []),
    ],
  }
}

/** Whether releases run as containers in an environment that pipelines deploy to. */
export function isImaged({ config }: PipelineSource, environment?: string): boolean {
  const { staging, production } = config.environments
  const looked = environment === undefined ? [staging, production] : [config.environments[environment]]
  return looked.some((one) => one?.compute.runtime === 'compose')
}

function imageStep({ config }: PipelineSource): Step {
  const { dockerfile, context } = config.app.image
  return {
    name: { en: 'Build the image', zh: '构建镜像' },
    run: `docker build --file ${dockerfile} --tag ${config.project}:pipeline ${context}`,
  }
}
