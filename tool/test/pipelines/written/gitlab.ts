import { parse } from 'yaml'
import type { Trigger } from '../../../src/ci/pipeline.ts'
import { contentOf, type ReadWritten, type WrittenJob } from './written.ts'

interface Job {
  readonly stage: string
  readonly rules: readonly { readonly if: string; readonly when?: string }[]
  readonly variables?: Readonly<Record<string, string>>
  readonly before_script?: readonly string[]
  readonly script: readonly string[]
}

interface Document {
  readonly default: { readonly before_script: readonly string[] }
}

const conditions: Readonly<Record<Trigger, string>> = {
  change: '$CI_PIPELINE_SOURCE == "merge_request_event"',
  main: '$CI_PIPELINE_SOURCE != "schedule" && $CI_COMMIT_BRANCH == "main"',
  release: '$CI_COMMIT_TAG =~ /^v/',
  night: '$CI_PIPELINE_SOURCE == "schedule"',
}

export const readGitlab: ReadWritten = (files, trigger) => {
  const document: Document & Record<string, unknown> = parse(contentOf(files, '.gitlab-ci.yml'))
  const found = Object.entries(document).flatMap(([name, job]) => {
    const rule = isJob(job) ? job.rules.find((one) => one.if === conditions[trigger]) : undefined
    return isJob(job) && rule !== undefined ? [{ rule, job, written: written(name, job, document) }] : []
  })
  const last = (when: string) =>
    found.filter(({ rule, job }) => job.stage === '.post' && rule.when === when).map((one) => one.written)
  return {
    jobs: found.filter(({ job }) => job.stage !== '.post').map((one) => one.written),
    succeeded: last('on_success'),
    failed: last('on_failure'),
  }
}

function isJob(value: unknown): value is Job {
  return typeof value === 'object' && value !== null && 'script' in value
}

function written(
  name: string,
  { variables = {}, before_script, script }: Job,
  document: Document,
): WrittenJob {
  return { name, env: variables, commands: [...(before_script ?? document.default.before_script), ...script] }
}
