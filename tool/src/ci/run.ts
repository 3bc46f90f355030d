type Variables = Readonly<Record<string, string | undefined>>

/** One run of a pipeline, as its platform tells it. */
export interface PipelineRun {
  /** What was run: a branch or a tag. */
  readonly ref: string
  readonly commit: string
  /** ISO 8601, where the platform says it. */
  readonly startedAt?: string
  /** Of the request that asks for the change, where there is one: its number. */
  readonly change?: string
}

/** What each platform calls these. Sources: the platforms' lists of predefined variables. */
const platforms: readonly {
  readonly isHere: (env: Variables) => boolean
  readonly read: (env: Variables) => PipelineRun
}[] = [
  {
    isHere: (env) => env.GITHUB_ACTIONS === 'true',
    read: (env) => ({
      ref: env.GITHUB_REF_NAME ?? '',
      commit: env.GITHUB_SHA ?? '',
      ...optional('change', env.GITHUB_REF?.match(/^refs\/pull\/(\d+)\//)?.[1]),
    }),
  },
  {
    isHere: (env) => env.GITLAB_CI === 'true',
    read: (env) => ({
      ref: env.CI_COMMIT_REF_NAME ?? '',
      commit: env.CI_COMMIT_SHA ?? '',
      ...optional('startedAt', env.CI_PIPELINE_CREATED_AT),
      ...optional('change', env.CI_MERGE_REQUEST_IID),
    }),
  },
  {
    isHere: (env) => env.CNB === 'true',
    read: (env) => ({
      ref: env.CNB_BRANCH ?? '',
      commit: env.CNB_COMMIT ?? '',
      ...optional('startedAt', env.CNB_BUILD_START_TIME),
      ...optional('change', env.CNB_PULL_REQUEST_IID),
    }),
  },
  {
    isHere: (env) => env.JENKINS_URL !== undefined,
    read: (env) => ({
      ref: env.BRANCH_NAME ?? env.GIT_BRANCH ?? '',
      commit: env.GIT_COMMIT ?? '',
      ...optional('change', env.CHANGE_ID),
    }),
  },
]

/** @returns undefined outside of a pipeline */
export function pipelineRunIn(env: Variables): PipelineRun | undefined {
  return platforms.find(({ isHere }) => isHere(env))?.read(env)
}

function optional<Name extends string>(name: Name, value: string | undefined) {
  return value === undefined || value === '' ? {} : ({ [name]: value } as Record<Name, string>)
}
