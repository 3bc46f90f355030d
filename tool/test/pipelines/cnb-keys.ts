/** Every key that CNB documents, by what it belongs to: https://docs.cnb.cool/zh/build/grammar.html */
export const cnbKeys = {
  /** Of a branch: https://docs.cnb.cool/zh/build/trigger-rule.html, https://docs.cnb.cool/zh/build/crontab.html */
  event:
    /^(push|commit\.add|branch\.(create|delete)|pull_request(\.(update|target|mergeable|merged|approved|changes_requested|comment))?|tag_push|auto_tag|tag_deploy\.[\w-]+|(api|web)_trigger(_\w+)?|crontab: ([\d*/,-]+ ){4}[\d*/,-]+|vscode)$/,
  pipeline: [
    ...[
      'name',
      'runner',
      'docker',
      'git',
      'services',
      'env',
      'imports',
      'label',
      'stages',
      'failStages',
      'endStages',
    ],
    ...['ifNewBranch', 'ifModify', 'breakIfModify', 'retry', 'allowFailure', 'lock', 'sandbox'],
  ],
  docker: ['image', 'build', 'devcontainer', 'volumes'],
  lock: ['key', 'expires', 'timeout', 'cancel-in-progress', 'wait', 'cancel-in-wait'],
  stage: ['name', 'ifNewBranch', 'ifModify', 'if', 'env', 'imports', 'retry', 'lock', 'image', 'jobs'],
  job: [
    ...[
      'name',
      'type',
      'options',
      'optionsFrom',
      'script',
      'commands',
      'image',
      'settings',
      'settingsFrom',
      'args',
    ],
    ...[
      'ifModify',
      'ifNewBranch',
      'if',
      'breakIfModify',
      'skipIfModify',
      'env',
      'imports',
      'exports',
      'timeout',
    ],
    ...['allowFailure', 'lock', 'retry'],
  ],
  /** Of `.cnb/tag_deploy.yml`: https://docs.cnb.cool/zh/build/deploy.html */
  environment: ['name', 'description', 'env', 'button', 'permissions', 'require', 'deploy'],
  requirement: [
    'environmentName',
    'after',
    'annotation',
    'expect',
    'approver',
    'title',
    'description',
    'button',
  ],
} as const

type Documented = Record<string, unknown>

/** What a `.cnb.yml` says that CNB does not document, with its path. */
export function undocumentedIn(document: Documented): string[] {
  return Object.entries(document).flatMap(([branch, events]) =>
    Object.entries(events as Documented).flatMap(([event, pipelines]) => {
      const unknown = cnbKeys.event.test(event) ? [] : [`${branch}.${event}`]
      const found = (pipelines as Documented[]).flatMap((one, at) =>
        inPipeline(one, `${branch}.${event}[${at}]`),
      )
      return [...unknown, ...found]
    }),
  )
}

/** What a `.cnb/tag_deploy.yml` says that CNB does not document. */
export function undocumentedInDeploys({ environments }: Documented): string[] {
  return (environments as Documented[]).flatMap((one, at) => [
    ...strange(one, cnbKeys.environment, `environments[${at}]`),
    ...((one.require ?? []) as Documented[]).flatMap((requirement) =>
      strange(requirement, cnbKeys.requirement, `environments[${at}].require`),
    ),
  ])
}

function inPipeline(pipeline: Documented, path: string): string[] {
  const stages = ['stages', 'failStages', 'endStages'].flatMap(
    (name) => (pipeline[name] ?? []) as Documented[],
  )
  return [
    ...strange(pipeline, cnbKeys.pipeline, path),
    ...strange((pipeline.docker ?? {}) as Documented, cnbKeys.docker, `${path}.docker`),
    ...strange((pipeline.lock ?? {}) as Documented, cnbKeys.lock, `${path}.lock`),
    ...stages.flatMap((stage) => inStage(stage, `${path}.${stage.name}`)),
  ]
}

/** A stage of one job may be written as that job. */
function inStage(stage: Documented, path: string): string[] {
  if (stage.jobs === undefined) return strange(stage, cnbKeys.job, path)
  return [
    ...strange(stage, cnbKeys.stage, path),
    ...(stage.jobs as Documented[]).flatMap((job) => strange(job, cnbKeys.job, `${path}.${job.name}`)),
  ]
}

function strange(object: Documented, known: readonly string[], path: string): string[] {
  return Object.keys(object)
    .filter((key) => !known.includes(key))
    .map((key) => `${path}.${key}`)
}
