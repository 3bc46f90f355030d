import type { Trigger } from '../../../src/ci/pipeline.ts'
import type { PipelineFile } from '../../../src/ci/platforms/platform.ts'

/** A job as a platform's file has it: what would be typed, and what besides is in its environment. */
export interface WrittenJob {
  readonly name: string
  readonly commands: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** All that one trigger sets off, in the order of the file. */
export interface WrittenRun {
  readonly jobs: readonly WrittenJob[]
  /** Run once all jobs ended well, or once one did not. */
  readonly succeeded: readonly WrittenJob[]
  readonly failed: readonly WrittenJob[]
}

/** Reads a platform's files as the platform would. */
export type ReadWritten = (files: readonly PipelineFile[], trigger: Trigger) => WrittenRun

export function contentOf(files: readonly PipelineFile[], path: string): string {
  const file = files.find((one) => one.path === path)
  if (file === undefined) throw new Error(`no ${path} was written`)
  return file.content
}

/** Every command of a run but the ones that only prepare its place. */
export function workOf({ jobs, succeeded, failed }: WrittenRun): string[] {
  return [...jobs, ...succeeded, ...failed]
    .flatMap(({ commands }) => commands)
    .filter((command) => !isPreparation(command))
}

function isPreparation(command: string): boolean {
  return command === 'npm ci' || command === 'npm install' || /^(sudo )?apt-get /.test(command)
}
