import { writePipelineFiles } from '../../ci/files.ts'
import { makePipeline } from '../../ci/make-pipeline.ts'
import { platforms } from '../../ci/platforms/index.ts'
import { readPipelineSource } from '../../ci/project.ts'
import { loadProject } from '../../config/load.ts'
import { TengyunError } from '../../errors/tengyun-error.ts'
import { showWritten } from '../../views/ci.ts'
import type { Run } from '../command.ts'

/** Writes the project's pipelines for one platform, anew where it was done before. */
export const init: Run = async (input) => {
  const { words, terminal, options } = input
  const platform = platforms.find(({ id }) => id === words[1])
  if (platform === undefined) {
    throw new TengyunError('cli/usage', {
      where: `ci init ${words[1] ?? ''}`,
      why: platforms.map(({ id }) => id).join(', '),
      command: 'npx tengyun ci init cnb',
    })
  }
  const project = await loadProject(input.folder, options.config)
  const pipeline = makePipeline(await readPipelineSource(project))
  const files = platform.write(pipeline, terminal.language)
  const states = await writePipelineFiles(project.folder, files, options.yes ?? false)
  showWritten(terminal, platform, pipeline, files, states)
  terminal.document({
    platform: platform.id,
    files: files.map(({ path }, index) => ({ path, written: states[index] !== 'same' })),
  })
  return 0
}
