import { inLanguage, type Language, type Text } from '../../text.ts'
import { type Job, jobsOn, type Pipeline, type Step, type Trigger, triggersOf } from '../pipeline.ts'
import { packageStep } from './packages.ts'
import type { Platform } from './platform.ts'
import { keyRole } from './roles.ts'
import { yamlFile } from './yaml.ts'

/**
 * Cloud Native Build, Tencent's own: https://docs.cnb.cool/zh/build/grammar.html
 *
 * A pipeline is one place in which stages run one after the other. CNB gives its jobs no OIDC token, so what they may
 * do comes from a file of a key repository, which only approved branches can import: a key that can do nothing but take
 * the role for an hour.
 */
export const cnb: Platform = {
  id: 'cnb',
  name: 'CNB',
  write(pipeline, language) {
    const files = [{ path: '.cnb.yml', content: yamlFile('cnb', language, document(pipeline, language)) }]
    const approvals = approvalsOf(pipeline, language)
    return approvals === undefined
      ? files
      : [...files, { path: '.cnb/tag_deploy.yml', content: yamlFile('cnb', language, approvals) }]
  },
}

/** CNB stops a job after an hour unless it is told otherwise; its limit is twelve. */
const patience = '2h'

function document(pipeline: Pipeline, language: Language) {
  const { branch, hour } = pipeline
  const on = (trigger: Trigger) => [pipelineOf(pipeline, trigger, jobsOn(pipeline, trigger), language)]
  // Pipelines of one event run side by side, so that one which fails keeps the others from nothing.
  const each = (trigger: Trigger) =>
    jobsOn(pipeline, trigger).map((job) => pipelineOf(pipeline, trigger, [job], language))
  const triggers = triggersOf(pipeline)
  return {
    [branch]: {
      pull_request: on('change'),
      push: on('main'),
      // CNB's clock is UTC+8: https://docs.cnb.cool/zh/build/crontab.html
      ...(triggers.includes('night') ? { [`crontab: 0 ${hour} * * *`]: each('night') } : {}),
    },
    ...(triggers.includes('release') ? { $: { 'tag_deploy.production': on('release') } } : {}),
  }
}

const titles: Readonly<Record<Trigger, Text>> = {
  change: { en: 'change', zh: '变更请求' },
  main: { en: 'main', zh: '主干' },
  release: { en: 'release', zh: '发布' },
  night: { en: 'night', zh: '夜间' },
}

function pipelineOf(pipeline: Pipeline, trigger: Trigger, jobs: readonly Job[], language: Language) {
  const { node, install, packages, tell, project } = pipeline
  const deploys = jobs.find(({ deploysTo }) => deploysTo !== undefined)
  const named = (step: Step) => stepOf(step, language)
  const isTold = trigger !== 'change'
  return {
    name: jobs.length === 1 && jobs[0] ? jobs[0].id : inLanguage(titles[trigger], language),
    docker: { image: `node:${node}-bookworm`, volumes: ['/root/.npm:copy-on-write'] },
    ...(jobs.some(({ docker }) => docker) ? { services: ['docker'] } : {}),
    ...(deploys === undefined
      ? {}
      : { lock: { key: `${project}-${deploys.deploysTo}`, wait: true, timeout: 7200, expires: 7200 } }),
    stages: [
      ...[...packageStep(packages, true), ...install].map(named),
      ...jobs.map((job) => stageOf(job, language)),
      ...(isTold ? [tellStage(jobs, tell.succeeded, language)] : []),
    ],
    ...(isTold ? { failStages: [tellStage(jobs, tell.failed, language)] } : {}),
  }
}

function stageOf(job: Job, language: Language) {
  return {
    name: inLanguage(job.name, language),
    ...accessOf(job),
    jobs: job.steps.map((step) => stepOf(step, language)),
  }
}

function stepOf(step: Step, language: Language) {
  return { name: inLanguage(step.name, language), script: step.run, timeout: patience }
}

function accessOf({ access }: Job) {
  if (access === undefined) return {}
  return {
    imports: keysOf(access.environment),
    env: { TENGYUN_ROLE: keyRole(access) },
  }
}

/** Where receivers of notices are kept: with the keys of the environment that the work was for. */
function tellStage(jobs: readonly Job[], step: Step, language: Language) {
  const environment = jobs.find(({ access }) => access !== undefined)?.access?.environment
  return {
    ...stepOf(step, language),
    ...(environment === undefined ? {} : { imports: keysOf(environment) }),
  }
}

/** A file in the repository `keys` of the same group: https://docs.cnb.cool/zh/repo/secret.html */
function keysOf(environment: string): string {
  return `https://cnb.cool/$CNB_GROUP_SLUG/keys/-/blob/main/$CNB_REPO_NAME/${environment}.yml`
}

/** Production is deployed from the page of a tag, by a button that waits for somebody's approval. */
function approvalsOf({ jobs }: Pipeline, language: Language) {
  const approved = jobs.filter((job) => job.approved && job.deploysTo !== undefined)
  if (approved.length === 0) return undefined
  return {
    environments: approved.map(({ deploysTo, name }) => ({
      name: deploysTo,
      description: inLanguage(name, language),
      require: [
        {
          approver: { roles: ['owner', 'master'] },
          title: inLanguage({ en: 'Approve the release', zh: '审批发布' }, language),
        },
      ],
    })),
  }
}
