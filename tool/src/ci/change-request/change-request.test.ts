import { afterEach, describe, expect, it } from 'vitest'
import { type CommentHost, startCommentHost } from '../../../test/pipelines/comment-host.ts'
import { type ChangeRequest, comment, markOf } from './change-request.ts'
import { changeRequestIn } from './index.ts'

let host: CommentHost
afterEach(() => host.stop())

/** What each platform puts into the environment of a run for a change request. */
const platforms = [
  {
    name: 'GitHub',
    env: (url: string) => ({
      ...{ GITHUB_ACTIONS: 'true', GITHUB_API_URL: url, GITHUB_REPOSITORY: 'team/app' },
      ...{ GITHUB_REF: 'refs/pull/7/merge', GITHUB_TOKEN: 'secret' },
    }),
    asked: [
      'POST /repos/team/app/issues/7/comments Bearer secret',
      'PATCH /repos/team/app/issues/comments/1 Bearer secret',
    ],
  },
  {
    name: 'GitLab',
    env: (url: string) => ({
      ...{ GITLAB_CI: 'true', CI_API_V4_URL: url, CI_PROJECT_ID: '5' },
      ...{ CI_MERGE_REQUEST_IID: '7', GITLAB_TOKEN: 'secret' },
    }),
    asked: [
      'POST /projects/5/merge_requests/7/notes secret',
      'PUT /projects/5/merge_requests/7/notes/1 secret',
    ],
  },
  {
    name: 'CNB',
    env: (url: string) => ({
      ...{ CNB: 'true', CNB_API_ENDPOINT: url, CNB_REPO_SLUG: 'team/app' },
      ...{ CNB_PULL_REQUEST_IID: '7', CNB_TOKEN: 'secret' },
    }),
    asked: [
      'POST /team/app/-/pulls/7/comments Bearer secret',
      'PATCH /team/app/-/pulls/7/comments/1 Bearer secret',
    ],
  },
]

function opened(env: Record<string, string>): ChangeRequest {
  const request = changeRequestIn(env)
  if (request === undefined) throw new Error('no change request was found')
  return request
}

describe('a comment on a change request', () => {
  const [first, second] = ['first', 'second'].map((text) => `${markOf('plan shop/staging')}\n${text}`)

  it.each(platforms)('on $name is said once, and replaced by the next run', async ({ env, asked }) => {
    host = await startCommentHost()
    for (const body of [first, second]) await comment(opened(env(host.url)), body ?? '')
    expect([...host.comments.values()]).toEqual([second])
    expect(host.asked.filter((one) => !one.startsWith('GET'))).toEqual(asked)
  })

  it('leaves what is said of other environments, and by other people', async () => {
    host = await startCommentHost()
    const request = opened(platforms[0]?.env(host.url) ?? {})
    await request.add('Looks good to me')
    await comment(request, first ?? '')
    await comment(request, `${markOf('plan shop/production')}\nthird`)
    expect(host.comments.size).toBe(3)
  })

  it('that is refused says what the platform answered', async () => {
    host = await startCommentHost({ refuses: true })
    await expect(comment(opened(platforms[0]?.env(host.url) ?? {}), 'x')).rejects.toMatchObject({
      code: 'ci/comment-refused',
      explanation: { why: expect.stringContaining('403 {"message":"Resource not accessible') },
    })
  })
})

describe('a run that is about no change request', () => {
  it.each([
    ['of a push', { GITHUB_ACTIONS: 'true', GITHUB_REF: 'refs/heads/main', GITHUB_TOKEN: 'secret' }],
    ['that was given no token', { GITLAB_CI: 'true', CI_MERGE_REQUEST_IID: '7' }],
    ['outside of every platform', {}],
  ])('%s has none', async (_, env) => {
    host = await startCommentHost()
    expect(changeRequestIn(env)).toBeUndefined()
  })
})
