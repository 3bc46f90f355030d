import { inLanguage, type Language } from '../../text.ts'
import { type Ending, type Job, type Pipeline, type Reports, type Trigger, triggersOf } from '../pipeline.ts'
import { packageStep } from './packages.ts'
import type { Platform } from './platform.ts'
import { tokenRole } from './roles.ts'
import { yamlFile } from './yaml.ts'

/**
 * GitLab CI/CD: https://docs.gitlab.com/ci/yaml/
 *
 * The night's work runs in a scheduled pipeline, which is made once in GitLab itself. A role is taken with the job's ID
 * token.
 */
export const gitlab: Platform = {
  id: 'gitlab',
  name: 'GitLab CI/CD',
  write: (pipeline, language) => [
    { path: '.gitlab-ci.yml', content: yamlFile('gitlab', language, document(pipeline, language)) },
  ],
}

const audience = 'sts.tencentcloudapi.com'

function document(pipeline: Pipeline, language: Language) {
  const { node, jobs } = pipeline
  const written = jobs.map((job) => [job.id, jobOf(pipeline, job, language)])
  return {
    stages: [...new Set(jobs.map(stageOf))],
    default: {
      image: `node:${node}-bookworm`,
      cache: { key: { files: ['package-lock.json'] }, paths: ['.npm/'] },
      before_script: preparation(pipeline, false),
      interruptible: false,
    },
    variables: { npm_config_cache: '$CI_PROJECT_DIR/.npm' },
    workflow: { rules: triggersOf(pipeline).map((trigger) => ({ if: conditionOf(trigger, pipeline) })) },
    ...Object.fromEntries(written),
    ...tellJobs(pipeline),
  }
}

/** Jobs that stand at the same place in the order share a stage. */
function stageOf({ id, deploysTo, access, on }: Job): string {
  if (on.includes('night')) return 'night'
  if (deploysTo !== undefined) return 'deploy'
  return access === undefined ? id : 'plan'
}

function jobOf(pipeline: Pipeline, job: Job, language: Language) {
  const { access, deploysTo, after, approved, reports, docker } = job
  return {
    stage: stageOf(job),
    ...(after.length === 0 ? {} : { needs: after }),
    rules: job.on.map((trigger) => ({
      if: conditionOf(trigger, pipeline),
      ...(approved ? { when: 'manual' } : {}),
    })),
    ...(access === undefined ? {} : { id_tokens: { TENGYUN_ID_TOKEN: { aud: audience } } }),
    ...variablesOf(job),
    ...(docker ? { services: ['docker:29-dind'], before_script: preparation(pipeline, true) } : {}),
    ...(deploysTo === undefined
      ? {}
      : { environment: { name: deploysTo }, resource_group: `tengyun-${deploysTo}` }),
    script: job.steps.map(({ run }) => run),
    ...(reports === undefined ? {} : { artifacts: artifactsOf(reports, language) }),
  }
}

function conditionOf(trigger: Trigger, { branch }: Pipeline): string {
  const conditions: Readonly<Record<Trigger, string>> = {
    change: '$CI_PIPELINE_SOURCE == "merge_request_event"',
    main: `$CI_PIPELINE_SOURCE != "schedule" && $CI_COMMIT_BRANCH == "${branch}"`,
    release: '$CI_COMMIT_TAG =~ /^v/',
    night: '$CI_PIPELINE_SOURCE == "schedule"',
  }
  return conditions[trigger]
}

function variablesOf({ access, docker }: Job) {
  const variables = {
    ...(access === undefined ? {} : { TENGYUN_ROLE: tokenRole(access) }),
    // The daemon is the service beside the job; runners that allow one are `privileged`.
    ...(docker ? { DOCKER_HOST: 'tcp://docker:2375', DOCKER_TLS_CERTDIR: '' } : {}),
  }
  return Object.keys(variables).length === 0 ? {} : { variables }
}

/** Node's image has no client of Docker. */
const dockerClient = 'docker.io'

function preparation({ packages, install }: Pipeline, docker: boolean): string[] {
  const needed = docker ? [...packages, dockerClient] : packages
  return [...packageStep(needed, true), ...install].map(({ run }) => run)
}

function artifactsOf({ junit, coverage }: Reports, language: Language) {
  const cobertura = { coverage_format: 'cobertura', path: 'reports/coverage/cobertura-coverage.xml' }
  const reports = {
    ...(junit ? { junit: 'reports/junit/*.xml' } : {}),
    ...(coverage ? { coverage_report: cobertura } : {}),
  }
  return {
    name: inLanguage({ en: 'reports', zh: '报告' }, language),
    when: 'always',
    paths: ['reports/'],
    ...(junit || coverage ? { reports } : {}),
  }
}

/** The stage `.post` comes after all others, whatever they are called. */
function tellJobs(pipeline: Pipeline) {
  const conditions: Readonly<Record<Ending, string>> = { succeeded: 'on_success', failed: 'on_failure' }
  const endings: readonly Ending[] = ['succeeded', 'failed']
  const jobs = endings.map((ending) => [
    `tell-${ending}`,
    {
      stage: '.post',
      rules: triggersOf(pipeline)
        .filter((trigger) => trigger !== 'change')
        .map((trigger) => ({ if: conditionOf(trigger, pipeline), when: conditions[ending] })),
      script: [pipeline.tell[ending].run],
    },
  ])
  return Object.fromEntries(jobs)
}
