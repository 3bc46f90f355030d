import type { Notice } from '../notices/notice.ts'
import { duration } from '../notices/render/duration.ts'
import type { Author } from '../releases/history/author.ts'
import { type Text, verbatim } from '../text.ts'
import type { Ending } from './pipeline.ts'
import type { PipelineRun } from './run.ts'

export interface Told {
  readonly project: string
  readonly environment: string
  readonly ending: Ending
  readonly by: Author
  readonly run: PipelineRun | undefined
  /** The first line of the commit's message. */
  readonly subject: string
  readonly now: Date
}

/** How a pipeline ended: who set it off, what it ran, how long it took and where it can be looked up. Pure. */
export function pipelineNotice({ project, environment, ending, by, run, subject, now }: Told): Notice {
  const ref = run?.ref ?? ''
  const of = ref === '' ? verbatim('') : { en: ` of ${ref}`, zh: `${ref} 的` }
  const took = run?.startedAt === undefined ? undefined : now.getTime() - Date.parse(run.startedAt)
  const title: Readonly<Record<Ending, Text>> = {
    succeeded: { en: `Pipeline${of.en} succeeded`, zh: `${of.zh}流水线已成功` },
    failed: { en: `Pipeline${of.en} failed`, zh: `${of.zh}流水线失败` },
  }
  return {
    cause: `pipeline/${ref}`,
    kind: 'pipeline',
    level: ending === 'succeeded' ? 'info' : 'warning',
    state: 'told',
    title: title[ending],
    project,
    environment,
    since: run?.startedAt ?? now.toISOString(),
    facts: [
      { name: { en: 'Who', zh: '触发人' }, value: by.name },
      {
        name: { en: 'What', zh: '内容' },
        value: verbatim(`${run?.commit.slice(0, 8) ?? ''} ${subject}`.trim()),
      },
      ...(took === undefined ? [] : [{ name: { en: 'Took', zh: '用时' }, value: duration(took) }]),
    ],
    ...(by.run === undefined ? {} : { link: by.run }),
  }
}
