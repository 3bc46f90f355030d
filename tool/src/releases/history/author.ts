import { hostname, userInfo } from 'node:os'

/** Who asked for a change of what serves. */
export interface Author {
  /** `dev@laptop`; in a pipeline, the person whose push or click began it, as far as the pipeline says. */
  readonly name: string
  /** The pipeline's run, where people can look it up. */
  readonly run?: string
}

type Variables = Readonly<Record<string, string | undefined>>

/** How each CI names the person and the run. Sources: the CIs' lists of predefined variables. */
const pipelines: readonly {
  readonly isHere: (env: Variables) => boolean
  readonly person: string
  readonly run: (env: Variables) => string | undefined
}[] = [
  {
    isHere: (env) => env.GITHUB_ACTIONS === 'true',
    person: 'GITHUB_ACTOR',
    run: (env) => `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}/actions/runs/${env.GITHUB_RUN_ID}`,
  },
  { isHere: (env) => env.GITLAB_CI === 'true', person: 'GITLAB_USER_LOGIN', run: (env) => env.CI_JOB_URL },
  { isHere: (env) => env.CNB === 'true', person: 'CNB_BUILD_USER', run: (env) => env.CNB_BUILD_WEB_URL },
  { isHere: (env) => env.JENKINS_URL !== undefined, person: 'BUILD_USER_ID', run: (env) => env.BUILD_URL },
]

export function authorIn(env: Variables): Author {
  const here = `${userInfo().username}@${hostname()}`
  const pipeline = pipelines.find(({ isHere }) => isHere(env))
  if (pipeline === undefined) return { name: here }
  const run = pipeline.run(env)
  return { name: env[pipeline.person] || here, ...(run === undefined ? {} : { run }) }
}
