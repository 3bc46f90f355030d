import { pipelineRunIn } from '../run.ts'
import type { OpenChangeRequest } from './change-request.ts'
import { restChangeRequest } from './rest.ts'

/**
 * https://docs.gitlab.com/api/notes/#merge-requests
 *
 * The job's own token may not write notes, so it takes a project access token with the scope `api`, kept as the masked
 * variable GITLAB_TOKEN.
 */
export const gitlab: OpenChangeRequest = (env) => {
  const change = pipelineRunIn(env)?.change
  const { GITLAB_CI, CI_API_V4_URL, CI_PROJECT_ID, GITLAB_TOKEN } = env
  if (GITLAB_CI !== 'true' || change === undefined || !GITLAB_TOKEN) return undefined
  const notes = `${CI_API_V4_URL}/projects/${CI_PROJECT_ID}/merge_requests/${change}/notes`
  return restChangeRequest({
    url: notes,
    headers: { 'private-token': GITLAB_TOKEN },
    one: (id) => `${notes}/${id}`,
    replaceBy: 'PUT',
  })
}
