import { build, isImaged } from './jobs/build.ts'
import { checks } from './jobs/checks.ts'
import { deploy } from './jobs/deploy.ts'
import { night } from './jobs/night.ts'
import { plan } from './jobs/plan.ts'
import { tests } from './jobs/tests.ts'
import type { Ending, Job, Pipeline, Step, Trigger } from './pipeline.ts'
import type { PipelineSource } from './project.ts'

/**
 * The pipelines of a project. Pushes to the main branch go to the environment `staging`, tags to `production`, as far
 * as the config has them; the night looks at whichever is nearest to people.
 */
export function makePipeline(source: PipelineSource): Pipeline {
  const { config, hasLockfile } = source
  const { branch, node, hour, packages } = config.pipelines
  const deployed = ['staging', 'production'].filter((name) => name in config.environments)
  // Tags are looked at where they lead somewhere.
  const on: readonly Trigger[] = deployed.includes('production') ? [...always, 'release'] : always
  const before = [checks(source, on), ...tests(source, on), build(source, on)]
  const jobs: Job[] = [
    ...before,
    ...deployed.map(plan),
    ...deployed.map((environment) =>
      deploy({
        environment,
        on: environment === 'production' ? 'release' : 'main',
        after: before.map(({ id }) => id),
        approved: environment === 'production',
        docker: isImaged(source, environment),
      }),
    ),
    ...deployed.slice(-1).flatMap((environment) => night(environment, config)),
  ]
  return {
    project: config.project,
    branch,
    node,
    hour,
    packages,
    install: [hasLockfile ? installLocked : installLoose],
    jobs,
    tell: { succeeded: tell('succeeded', deployed.at(-1)), failed: tell('failed', deployed.at(-1)) },
  }
}

const always: readonly Trigger[] = ['change', 'main']

const installName = { en: 'Install dependencies', zh: '安装依赖' }
const installLocked: Step = { name: installName, run: 'npm ci' }
const installLoose: Step = { name: installName, run: 'npm install' }

/** To those whom the environment nearest to people names. */
function tell(ending: Ending, environment: string | undefined): Step {
  return {
    name: { en: 'Tell the team', zh: '通知团队' },
    run: ['npx tengyun ci tell', ending, environment].filter(Boolean).join(' '),
  }
}
