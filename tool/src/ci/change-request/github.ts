import { pipelineRunIn } from '../run.ts'
import type { OpenChangeRequest } from './change-request.ts'
import { restChangeRequest } from './rest.ts'

/** https://docs.github.com/rest/issues/comments: a pull request's comments are those of its issue. */
export const github: OpenChangeRequest = (env) => {
  const change = pipelineRunIn(env)?.change
  const { GITHUB_ACTIONS, GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN } = env
  if (GITHUB_ACTIONS !== 'true' || change === undefined || !GITHUB_TOKEN) return undefined
  const issues = `${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/issues`
  return restChangeRequest({
    url: `${issues}/${change}/comments`,
    headers: { authorization: `Bearer ${GITHUB_TOKEN}`, accept: 'application/vnd.github+json' },
    one: (id) => `${issues}/comments/${id}`,
    replaceBy: 'PATCH',
  })
}
