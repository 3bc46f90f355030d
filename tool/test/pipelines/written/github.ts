import { parse } from 'yaml'
import type { Trigger } from '../../../src/ci/pipeline.ts'
import { contentOf, type ReadWritten, type WrittenJob } from './written.ts'

interface Step {
  readonly name?: string
  readonly run?: string
  readonly if?: string
}

interface Job {
  readonly name: string
  readonly if: string
  readonly env?: Readonly<Record<string, string>>
  readonly steps: readonly Step[]
}

/** The one part of a condition that is true for a trigger and for no other. */
const conditions: Readonly<Record<Trigger, string>> = {
  change: "github.event_name == 'pull_request'",
  main: "github.ref == 'refs/heads/main'",
  release: "startsWith(github.ref, 'refs/tags/v')",
  night: "github.event_name == 'schedule'",
}

export const readGithub: ReadWritten = (files, trigger) => {
  const { jobs }: { readonly jobs: Readonly<Record<string, Job>> } = parse(
    contentOf(files, '.github/workflows/tengyun.yml'),
  )
  const { tell, ...others } = jobs
  const isTold = trigger !== 'change' && tell !== undefined
  const ending = (mark: string): readonly WrittenJob[] =>
    isTold ? [written(tell, ({ if: when }) => when === undefined || when.startsWith(mark))] : []
  return {
    jobs: Object.values(others)
      .filter((job) => job.if.includes(conditions[trigger]))
      .map((job) => written(job)),
    succeeded: ending('${{ !contains'),
    failed: ending('${{ contains'),
  }
}

function written({ name, env = {}, steps }: Job, runs: (step: Step) => boolean = () => true): WrittenJob {
  const commands = steps.flatMap((step) => (step.run !== undefined && runs(step) ? [step.run] : []))
  return { name, env, commands }
}
