import type { FileState } from '../ci/files.ts'
import type { Pipeline } from '../ci/pipeline.ts'
import type { PipelineFile, Platform } from '../ci/platforms/platform.ts'
import type { Terminal } from './terminal.ts'

/** What was written, and the one page that says what the platform still has to be told. */
export function showWritten(
  { say, colors }: Terminal,
  platform: Platform,
  { jobs }: Pipeline,
  files: readonly PipelineFile[],
  states: readonly FileState[],
): void {
  for (const [index, { path }] of files.entries()) {
    const same = states[index] === 'same'
    say({
      en: `  ${colors.green('✓')} ${path}  ${colors.dim(same ? 'was so already' : 'written')}`,
      zh: `  ${colors.green('✓')} ${path}  ${colors.dim(same ? '无需更改' : '已写入')}`,
    })
  }
  const roles = jobs.some(({ access }) => access !== undefined)
  say({
    en: `${jobs.length} jobs for ${platform.name}.${roles ? ' What to set there once: docs/guides/pipelines.md' : ''}`,
    zh: `已为 ${platform.name} 生成 ${jobs.length} 个任务。${roles ? '需在平台上做的一次性设置见 docs/guides/pipelines.zh.md' : ''}`,
  })
}

/** Each file of a pipeline that is there, and how to mend one that is not what it should be. */
export function showDrifted(
  { say, colors }: Terminal,
  looked: readonly { readonly platform: string; readonly path: string; readonly state: FileState }[],
): void {
  const ours = looked.filter(({ state }) => state === 'same' || state === 'differs')
  if (ours.length === 0) say({ en: 'There are no pipelines of ours.', zh: '没有由腾云生成的流水线。' })
  for (const { platform, path, state } of ours) {
    if (state === 'same') say(`  ${colors.green('✓')} ${path}`)
    else
      say({
        en: `  ${colors.red('✗')} ${path} is not what would be written now: npx tengyun ci init ${platform}`,
        zh: `  ${colors.red('✗')} ${path} 与当前应生成的内容不一致：npx tengyun ci init ${platform}`,
      })
  }
}
