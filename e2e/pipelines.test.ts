import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platforms } from '../tool/src/ci/platforms/index.ts'
import { startCommentHost } from '../tool/test/pipelines/comment-host.ts'
import { tokenIssuer } from '../tool/test/pipelines/token-issuer.ts'
import { accountOf } from './support/pipelines/account.ts'
import { type TeamProject, teamProject } from './support/pipelines/project.ts'
import { type Robot, startRobot } from './support/pipelines/robot.ts'
import { runPipeline } from './support/pipelines/runner.ts'
import { writeShop } from './support/pipelines/shop.ts'
import { runWell } from './support/run.ts'
import { ask } from './support/shop.ts'

const issuer = tokenIssuer()
const url = 'https://ci.example.com'
const token = issuer.token({ iss: url, sub: 'repo:team/shop:environment:staging' })

/** One day of a team: each platform runs the steps of its own file, with rights of its own, on one environment. */
describe('the pipelines of a team', () => {
  let project: TeamProject
  let robot: Robot
  let door: string
  let secrets: Readonly<Record<string, string>>
  beforeAll(async () => {
    robot = await startRobot()
    const ci = {
      issuer: url,
      keys: issuer.keys,
      plan: 'repo:team/shop:*',
      apply: 'repo:team/shop:environment:staging',
    }
    project = await teamProject(JSON.stringify({ operators: true, ci }))
    for (const { id } of platforms) await project.tengyun('ci', 'init', id)
    door = JSON.parse(await project.tengyun('up', 'staging', '--yes', '--json')).url
    secrets = { TENGYUN_ACCOUNT: await accountOf(project), TEAM_ROBOT: robot.address }
  })
  afterAll(async () => {
    await project?.discard()
    await robot?.stop()
  })

  const commit = async (message: string) => {
    await runWell(['git', 'add', '-A'], project)
    const who = ['-c', 'user.name=Li', '-c', 'user.email=li@example.com']
    await runWell(['git', ...who, 'commit', '--quiet', '-m', message], project)
    return (await runWell(['git', 'rev-parse', 'HEAD'], project)).stdout.trim()
  }

  it('a push on CNB is checked, tested, deployed and proven, and the team is told', async () => {
    await writeShop(project.folder, 'two')
    const sha = await commit('Sell tea')
    const { failedIn, printed } = await runPipeline(project, 'cnb', 'main', {
      ...secrets,
      ...{ CNB: 'true', CNB_BRANCH: 'main', CNB_COMMIT: sha, CNB_BUILD_USER: 'li' },
      ...{
        CNB_BUILD_WEB_URL: 'https://cnb.cool/team/shop/1',
        CNB_BUILD_START_TIME: new Date().toISOString(),
      },
    })
    expect(failedIn, printed).toBeUndefined()
    expect(await ask(door)).toBe('200 two')
    const told = robot.said.at(-1)
    for (const fact of ['main 的流水线已成功', 'li', 'Sell tea', '用时', 'https://cnb.cool/team/shop/1'])
      expect(told).toContain(fact)
  })

  it('a change on GitHub shows there what it would do and what that costs, and nobody is told', async () => {
    const host = await startCommentHost()
    const saidBefore = robot.said.length
    await project.configure('{ port: 8080, bandwidth: 20 }')
    const { failedIn, printed } = await runPipeline(project, 'github', 'change', {
      ...secrets,
      ...{ GITHUB_ACTIONS: 'true', GITHUB_REF: 'refs/pull/7/merge', GITHUB_REPOSITORY: 'team/shop' },
      ...{ GITHUB_API_URL: host.url, GITHUB_TOKEN: 'of-the-job' },
      TENGYUN_ID_TOKEN: token,
    })
    await project.configure()
    await host.stop()
    expect(failedIn, printed).toBeUndefined()
    const [shown] = host.comments.values()
    for (const part of ['Plan for staging', '1 to update', '| `eip/', '**Cost: ¥', 'policy'])
      expect(shown).toContain(part)
    expect(robot.said).toHaveLength(saidBefore)
  })

  it('a red test on GitHub keeps the release from everybody, and the team is told', async () => {
    await writeShop(project.folder, 'three', 'untested')
    const sha = await commit('Sell coffee')
    const { failedIn, commands } = await runPipeline(project, 'github', 'main', {
      ...secrets,
      ...{ GITHUB_ACTIONS: 'true', GITHUB_ACTOR: 'wang', GITHUB_REF_NAME: 'main', GITHUB_SHA: sha },
      ...{ GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'team/shop', GITHUB_RUN_ID: '2' },
      TENGYUN_ID_TOKEN: token,
    })
    expect(failedIn).toBe('Tests')
    expect(commands.join('\n')).not.toContain('tengyun deploy')
    expect(await ask(door)).toBe('200 two')
    for (const fact of [
      'main 的流水线失败',
      'wang',
      'Sell coffee',
      'https://github.com/team/shop/actions/runs/2',
    ])
      expect(robot.said.at(-1)).toContain(fact)
  })

  it('a release on GitLab that does not hold up is taken back, and the team is told', async () => {
    await writeShop(project.folder, 'four', 'sick')
    const sha = await commit('Sell milk')
    const { failedIn, printed } = await runPipeline(project, 'gitlab', 'main', {
      ...secrets,
      ...{ GITLAB_CI: 'true', GITLAB_USER_LOGIN: 'zhao', CI_COMMIT_REF_NAME: 'main', CI_COMMIT_SHA: sha },
      ...{
        CI_JOB_URL: 'https://gitlab.com/team/shop/-/jobs/3',
        CI_PIPELINE_CREATED_AT: new Date().toISOString(),
      },
      TENGYUN_ID_TOKEN: token,
    })
    expect(failedIn, printed).toBe('staging')
    expect(printed).toContain('Taking the release back.')
    expect(await ask(door)).toBe('200 two')
    for (const fact of ['main 的流水线失败', 'zhao', 'Sell milk', 'https://gitlab.com/team/shop/-/jobs/3'])
      expect(robot.said.at(-1)).toContain(fact)
  })

  it('the night on Jenkins looks for changes by hand, tells the cost and proves the newest backup', async () => {
    await project.tengyun('backup', 'staging')
    const { failedIn, printed } = await runPipeline(project, 'jenkins', 'night', {
      ...secrets,
      ...{
        JENKINS_URL: 'https://ci.example.com',
        BRANCH_NAME: 'main',
        BUILD_URL: 'https://ci.example.com/4',
      },
      TENGYUN_ID_TOKEN: token,
    })
    expect(failedIn, printed).toBeUndefined()
    for (const found of ['No drift', 'staging costs by the month', 'is proven'])
      expect(printed).toContain(found)
    expect(robot.said.at(-1)).toContain('main 的流水线已成功')
  })
})
