import type { PipelineSource } from '../../src/ci/project.ts'
import { checkConfig } from '../../src/config/check.ts'
import type { ConfigInput } from '../../src/config/schema.ts'

type Given = Partial<Omit<PipelineSource, 'config'>> & {
  readonly environments?: ConfigInput['environments']
  readonly pipelines?: ConfigInput['pipelines']
}

/** Where an environment of a test lives. */
export const place = { cloud: 'tencent', region: 'ap-guangzhou', zone: 'ap-guangzhou-6' } as const

/** A project called `shop` that is deployed to staging and production, unless a test says otherwise. */
export function aSource({ environments, pipelines, ...given }: Given = {}): PipelineSource {
  const checked = checkConfig({
    project: 'shop',
    app: {
      build: { command: 'npm run build', inputs: ['src'], output: 'out' },
      start: 'node server.js',
    },
    ...(pipelines === undefined ? {} : { pipelines }),
    environments: environments ?? { staging: { ...place }, production: { ...place, backups: {} } },
  })
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
  return {
    config: checked.config,
    scripts: { lint: 'biome check', test: 'vitest run', build: 'vite build' },
    packages: ['vitest'],
    hasLockfile: true,
    ...given,
  }
}
