import type { Text } from '../text.ts'

/**
 * What sets a pipeline off: a change that somebody asks to be taken in, a push to the main branch, a tag such as
 * `v1.4.0`, or the night.
 */
export type Trigger = 'change' | 'main' | 'release' | 'night'

/** What a team's pipelines do, before it is put into any platform's form. */
export interface Pipeline {
  readonly project: string
  /** The branch that is deployed. */
  readonly branch: string
  /** Node's major version. */
  readonly node: string
  /** The hour of the night's work, in UTC+8. */
  readonly hour: number
  /** Debian packages that jobs need besides Node. */
  readonly packages: readonly string[]
  /** Brings the dependencies, in every place where jobs run. */
  readonly install: readonly Step[]
  /** In the order in which they run where a platform runs one after the other. */
  readonly jobs: readonly Job[]
  /** How people learn how it ended. */
  readonly tell: Readonly<Record<Ending, Step>>
}

export type Ending = 'succeeded' | 'failed'

/** Steps that belong together: they share a place, and end with the first that fails. */
export interface Job {
  /** `staging` */
  readonly id: string
  readonly name: Text
  readonly on: readonly Trigger[]
  /** Jobs that must have ended well before. They run on the same triggers. */
  readonly after: readonly string[]
  readonly steps: readonly Step[]
  /** What it may do in the cloud. Absent: nothing. */
  readonly access?: Access
  /** The environment it brings a release to. Only one job at a time does. */
  readonly deploysTo?: string
  /** Whether a person has to agree first. */
  readonly approved?: boolean
  /** Whether its steps speak to a Docker daemon. */
  readonly docker?: boolean
  /** Files that people look at afterwards, below `reports/`. */
  readonly reports?: Reports
}

export interface Access {
  readonly environment: string
  /** `look`: reads, for plans. `change`: writes, for deploys. */
  readonly role: 'look' | 'change'
}

export interface Reports {
  /** Whether there are results of tests in `reports/junit/`. */
  readonly junit: boolean
  /** Whether there is `reports/coverage/cobertura-coverage.xml`. */
  readonly coverage: boolean
}

/** One command, as a person would type it in the project's folder. */
export interface Step {
  readonly name: Text
  /** For a POSIX shell. */
  readonly run: string
}

export function jobsOn(pipeline: Pipeline, trigger: Trigger): readonly Job[] {
  return pipeline.jobs.filter(({ on }) => on.includes(trigger))
}

/** What sets off anything at all in this project. */
export function triggersOf({ jobs }: Pipeline): readonly Trigger[] {
  const all: readonly Trigger[] = ['change', 'main', 'release', 'night']
  return all.filter((trigger) => jobs.some(({ on }) => on.includes(trigger)))
}
