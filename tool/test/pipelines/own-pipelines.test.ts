import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { stateOf } from '../../src/ci/files.ts'
import { makePipeline } from '../../src/ci/make-pipeline.ts'
import { platforms } from '../../src/ci/platforms/index.ts'
import { readPipelineSource } from '../../src/ci/project.ts'
import { loadProject } from '../../src/config/load.ts'

const repository = fileURLToPath(new URL('../../..', import.meta.url))

describe("this repository's own pipelines", () => {
  it.each(platforms)('are what would be written for $name today', async (platform) => {
    const pipeline = makePipeline(await readPipelineSource(await loadProject(repository)))
    for (const file of platform.write(pipeline, 'en')) {
      expect(await stateOf(repository, file), `npx tengyun ci init ${platform.id}`).toBe('same')
    }
  })
})
