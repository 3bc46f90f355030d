import { inLanguage, type Language } from '../../text.ts'
import {
  type Access,
  type Ending,
  type Job,
  type Pipeline,
  type Step,
  type Trigger,
  triggersOf,
} from '../pipeline.ts'
import { packageStep } from './packages.ts'
import type { Platform } from './platform.ts'
import { tokenRole } from './roles.ts'
import { yamlFile } from './yaml.ts'

/**
 * GitHub Actions: https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax
 *
 * A role is taken with the job's OIDC token; the jobs that need none cannot ask for one.
 */
export const github: Platform = {
  id: 'github',
  name: 'GitHub Actions',
  write: (pipeline, language) => [
    {
      path: '.github/workflows/tengyun.yml',
      content: yamlFile('github', language, workflow(pipeline, language)),
    },
  ],
}

/** Actions that others wrote run with our rights, so each is held to one commit: v5.0.0, v4.4.0, v4.6.2. */
const actions = {
  checkout: 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8',
  node: 'actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020',
  upload: 'actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02',
}

const runner = 'ubuntu-latest'

/** Minutes after which a job is given up; GitHub's own limit is six hours. */
const patience = 60

function workflow(pipeline: Pipeline, language: Language) {
  const { branch, hour, jobs } = pipeline
  const triggers = triggersOf(pipeline)
  const written = jobs.map((job) => [job.id, jobOf(pipeline, job, language)])
  return {
    name: pipeline.project,
    on: {
      pull_request: null,
      push: { branches: [branch], ...(triggers.includes('release') ? { tags: ['v*'] } : {}) },
      // GitHub's clock is UTC.
      ...(triggers.includes('night') ? { schedule: [{ cron: `0 ${(hour + 16) % 24} * * *` }] } : {}),
    },
    permissions: { contents: 'read' },
    jobs: { ...Object.fromEntries(written), tell: tellJob(pipeline, language) },
  }
}

function jobOf(pipeline: Pipeline, job: Job, language: Language) {
  const { access, deploysTo, after, reports } = job
  return {
    name: inLanguage(job.name, language),
    if: job.on.map((trigger) => conditionOf(trigger, pipeline, access !== undefined)).join(' || '),
    ...(after.length === 0 ? {} : { needs: after }),
    'runs-on': runner,
    'timeout-minutes': patience,
    ...(access === undefined ? {} : { permissions: permissionsOf(job), env: variablesOf(access, job) }),
    ...(deploysTo === undefined ? {} : { environment: deploysTo, concurrency: oneAtATime(deploysTo) }),
    steps: [
      ...prepared(pipeline, language),
      ...job.steps.map((step) => stepOf(step, language)),
      ...(reports === undefined ? [] : [upload(job.id, language)]),
    ],
  }
}

function conditionOf(trigger: Trigger, { branch }: Pipeline, needsAccess: boolean): string {
  const ours = 'github.event.pull_request.head.repo.full_name == github.repository'
  const conditions: Readonly<Record<Trigger, string>> = {
    // A change that comes from a fork gets no token.
    change: needsAccess
      ? `(github.event_name == 'pull_request' && ${ours})`
      : `github.event_name == 'pull_request'`,
    main: `(github.event_name == 'push' && github.ref == 'refs/heads/${branch}')`,
    release: `startsWith(github.ref, 'refs/tags/v')`,
    night: `github.event_name == 'schedule'`,
  }
  return conditions[trigger]
}

function permissionsOf({ on }: Job) {
  return {
    contents: 'read',
    'id-token': 'write',
    ...(on.includes('change') ? { 'pull-requests': 'write' } : {}),
  }
}

function variablesOf(access: Access, { on }: Job) {
  return {
    TENGYUN_ACCOUNT: expression('secrets.TENGYUN_ACCOUNT'),
    TENGYUN_ROLE: tokenRole(access),
    TENGYUN_IDENTITY: expression('secrets.TENGYUN_IDENTITY'),
    ...(on.includes('change') ? { GITHUB_TOKEN: expression('github.token') } : {}),
  }
}

/** Deploys wait for each other; one that was begun is never cut off. */
function oneAtATime(environment: string) {
  return { group: `tengyun-${environment}`, 'cancel-in-progress': false }
}

function prepared({ node, install, packages }: Pipeline, language: Language) {
  return [
    { uses: actions.checkout },
    { uses: actions.node, with: { 'node-version': node, cache: 'npm' } },
    ...[...packageStep(packages, false), ...install].map((step) => stepOf(step, language)),
  ]
}

function stepOf(step: Step, language: Language) {
  return { name: inLanguage(step.name, language), run: step.run }
}

function upload(job: string, language: Language) {
  return {
    name: inLanguage({ en: 'Keep the reports', zh: '保存报告' }, language),
    if: 'always()',
    uses: actions.upload,
    with: { name: `reports-${job}`, path: 'reports', 'if-no-files-found': 'ignore' },
  }
}

/** People see changes where they asked for them; of everything else they are told. */
function tellJob(pipeline: Pipeline, language: Language) {
  const { jobs, tell } = pipeline
  const one = (result: string) => `contains(needs.*.result, '${result}')`
  // What somebody cancelled is theirs to tell.
  const when: Readonly<Record<Ending, string>> = {
    succeeded: `!${one('failure')} && !${one('cancelled')}`,
    failed: one('failure'),
  }
  const endings: readonly Ending[] = ['succeeded', 'failed']
  return {
    name: inLanguage(tell.failed.name, language),
    if: `always() && github.event_name != 'pull_request'`,
    needs: jobs.map(({ id }) => id),
    'runs-on': runner,
    'timeout-minutes': 10,
    env: { TENGYUN_IDENTITY: expression('secrets.TENGYUN_IDENTITY') },
    steps: [
      ...prepared(pipeline, language),
      ...endings.map((ending) => ({
        name: inLanguage(tell[ending].name, language),
        if: expression(when[ending]),
        run: tell[ending].run,
      })),
    ],
  }
}

function expression(text: string): string {
  return `\${{ ${text} }}`
}
