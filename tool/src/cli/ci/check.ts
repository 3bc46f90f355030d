import { stateOf } from '../../ci/files.ts'
import { makePipeline } from '../../ci/make-pipeline.ts'
import { platforms } from '../../ci/platforms/index.ts'
import { readPipelineSource } from '../../ci/project.ts'
import { loadProject } from '../../config/load.ts'
import { showDrifted } from '../../views/ci.ts'
import type { Run } from '../command.ts'

/** Whether the pipelines that were written still are what would be written today; exit code 4 if not. */
export const check: Run = async ({ folder, options, terminal }) => {
  const project = await loadProject(folder, options.config)
  const pipeline = makePipeline(await readPipelineSource(project))
  const looked = await Promise.all(
    platforms.flatMap((platform) =>
      platform.write(pipeline, 'en').map(async (file, index) => {
        // A file speaks the language of whoever wrote it.
        const chinese = platform.write(pipeline, 'zh')[index] ?? file
        const [inEnglish, inChinese] = await Promise.all([
          stateOf(project.folder, file),
          stateOf(project.folder, chinese),
        ])
        return { platform: platform.id, path: file.path, state: inChinese === 'same' ? inChinese : inEnglish }
      }),
    ),
  )
  const drifted = looked.filter(({ state }) => state === 'differs')
  showDrifted(terminal, looked)
  terminal.document({ ok: drifted.length === 0, files: looked })
  return drifted.length === 0 ? 0 : 4
}
