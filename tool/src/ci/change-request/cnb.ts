import { pipelineRunIn } from '../run.ts'
import type { OpenChangeRequest } from './change-request.ts'
import { restChangeRequest } from './rest.ts'

/** https://api.cnb.cool/#/operations/PostPullComment; the token is the run's own and ends with it. */
export const cnb: OpenChangeRequest = (env) => {
  const change = pipelineRunIn(env)?.change
  const { CNB, CNB_API_ENDPOINT, CNB_REPO_SLUG, CNB_TOKEN } = env
  if (CNB !== 'true' || change === undefined || !CNB_TOKEN) return undefined
  const comments = `${CNB_API_ENDPOINT}/${CNB_REPO_SLUG}/-/pulls/${change}/comments`
  return restChangeRequest({
    url: comments,
    headers: { authorization: `Bearer ${CNB_TOKEN}`, accept: 'application/vnd.cnb.api+json' },
    one: (id) => `${comments}/${id}`,
    replaceBy: 'PATCH',
  })
}
