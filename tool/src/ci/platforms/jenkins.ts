import { inLanguage, type Language } from '../../text.ts'
import {
  type Access,
  type Job,
  type Pipeline,
  type Reports,
  type Step,
  type Trigger,
  triggersOf,
} from '../pipeline.ts'
import { headerOf } from './header.ts'
import type { Platform } from './platform.ts'
import { tokenRole } from './roles.ts'

/**
 * A declarative Jenkinsfile for a multibranch pipeline: https://www.jenkins.io/doc/book/pipeline/syntax/
 *
 * A role is taken with a token of the plugin oidc-provider, a credential with the id `tengyun-<environment>`. Besides
 * that it takes the plugins that come with Jenkins' suggested set, and Node on the agents.
 */
export const jenkins: Platform = {
  id: 'jenkins',
  name: 'Jenkins',
  write: (pipeline, language) => [{ path: 'Jenkinsfile', content: jenkinsfile(pipeline, language) }],
}

function jenkinsfile(pipeline: Pipeline, language: Language): string {
  const { install, jobs, tell } = pipeline
  const prepare = block(`stage(${quote(nameOf(install[0], language))})`, [block('steps', install.map(shell))])
  return `${[
    `// ${headerOf('jenkins', language)}`,
    block('pipeline', [
      'agent any',
      block('options', ['disableConcurrentBuilds()', "timeout(time: 2, unit: 'HOURS')"]),
      ...(triggersOf(pipeline).includes('night') ? [block('triggers', [nightOf(pipeline)])] : []),
      ...(jobs.some(({ access }) => access !== undefined)
        ? [block('environment', ["TENGYUN_IDENTITY = credentials('tengyun-identity')"])]
        : []),
      block('stages', [prepare, ...jobs.map((job) => stageOf(job, pipeline, language))]),
      block('post', [
        block('success', [unlessChange(shell(tell.succeeded))]),
        block('failure', [unlessChange(shell(tell.failed))]),
      ]),
    ]),
  ].join('\n')}\n`
}

function stageOf(job: Job, pipeline: Pipeline, language: Language): string {
  const { access, approved, reports } = job
  return block(`stage(${quote(inLanguage(job.name, language))})`, [
    block('when', [...(approved ? ['beforeInput true'] : []), conditionOf(job, pipeline)]),
    ...(approved ? [block('input', [`message ${quote(inLanguage(job.name, language))}`])] : []),
    ...(access === undefined ? [] : [block('environment', settingsOf(access))]),
    block('steps', stepsOf(job)),
    ...(reports === undefined ? [] : [block('post', [block('always', kept(reports))])]),
  ])
}

/** What the night looks at fails for itself: the stages behind it run all the same. */
function stepsOf({ on, steps }: Job): string[] {
  const lines = steps.map(shell)
  return on.includes('night')
    ? [block("catchError(buildResult: 'FAILURE', stageResult: 'FAILURE')", lines)]
    : lines
}

/** Other branches have no night. */
function nightOf({ branch, hour }: Pipeline): string {
  return `cron(env.BRANCH_NAME == ${quote(branch)} ? "TZ=Asia/Shanghai\\n0 ${hour} * * *" : "")`
}

function kept({ junit }: Reports): string[] {
  const results = "junit allowEmptyResults: true, testResults: 'reports/junit/*.xml'"
  return [...(junit ? [results] : []), "archiveArtifacts allowEmptyArchive: true, artifacts: 'reports/**'"]
}

function conditionOf({ on }: Job, { branch }: Pipeline): string {
  const conditions: Readonly<Record<Trigger, string>> = {
    change: 'changeRequest()',
    main: `allOf { branch ${quote(branch)}; not { triggeredBy 'TimerTrigger' } }`,
    release: "tag 'v*'",
    night: "triggeredBy 'TimerTrigger'",
  }
  return block(
    'anyOf',
    on.map((trigger) => conditions[trigger]),
  )
}

function settingsOf(access: Access): string[] {
  return [
    `TENGYUN_ROLE = ${quote(tokenRole(access))}`,
    `TENGYUN_ID_TOKEN = credentials(${quote(`tengyun-${access.environment}`)})`,
  ]
}

function unlessChange(step: string): string {
  return block('script', [`if (env.CHANGE_ID == null) { ${step} }`])
}

function nameOf(step: Step | undefined, language: Language): string {
  return step === undefined ? '' : inLanguage(step.name, language)
}

function shell({ run }: Step): string {
  return `sh ${quote(run)}`
}

/** A string of Groovy in which nothing is replaced. */
function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

function block(head: string, lines: readonly string[]): string {
  const body = lines.flatMap((line) => line.split('\n')).map((line) => `  ${line}`)
  return [`${head} {`, ...body, '}'].join('\n')
}
