import { parse } from 'yaml'
import type { Trigger } from '../../../src/ci/pipeline.ts'
import { contentOf, type ReadWritten, type WrittenJob } from './written.ts'

interface Stage {
  readonly name: string
  readonly env?: Readonly<Record<string, string>>
  readonly script?: string
  readonly jobs?: readonly { readonly script: string }[]
}

interface Pipeline {
  readonly stages: readonly Stage[]
  readonly failStages?: readonly Stage[]
}

type Events = Readonly<Record<string, readonly Pipeline[]>>

const events: Readonly<Record<Trigger, { readonly branch: string; readonly event: string }>> = {
  change: { branch: 'main', event: 'pull_request' },
  main: { branch: 'main', event: 'push' },
  release: { branch: '$', event: 'tag_deploy.production' },
  night: { branch: 'main', event: 'crontab: 0 2 * * *' },
}

/** The last stage tells that all went well. */
export const readCnb: ReadWritten = (files, trigger) => {
  const document: Readonly<Record<string, Events>> = parse(contentOf(files, '.cnb.yml'))
  const { branch, event } = events[trigger]
  const pipelines = document[branch]?.[event] ?? []
  const isTold = trigger !== 'change'
  return {
    jobs: pipelines.flatMap(({ stages }) => (isTold ? stages.slice(0, -1) : stages).map(written)),
    succeeded: isTold ? pipelines.flatMap(({ stages }) => stages.slice(-1).map(written)) : [],
    failed: pipelines.flatMap(({ failStages = [] }) => failStages.map(written)),
  }
}

function written({ name, env = {}, script, jobs = [] }: Stage): WrittenJob {
  return { name, env, commands: script === undefined ? jobs.map((job) => job.script) : [script] }
}
