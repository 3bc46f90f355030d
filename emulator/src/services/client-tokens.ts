import type { Collection, Json } from '../engine/store.ts'
import type { World } from '../engine/world.ts'
import { CloudError } from '../errors.ts'

interface Remembered {
  /** The request without its token, to tell a repetition from another request that took the same token. */
  readonly request: string
  readonly answer: Json
}

const longestToken = 64

/**
 * Does `create` unless a request with the same `ClientToken` did already, whose answer is then given again.
 * `create` must not await: two requests with one token would otherwise both find it unused.
 */
export function replay<Request extends { ClientToken?: string }, Answer extends object>(
  world: World,
  scope: string,
  request: Request,
  create: () => Answer,
): Answer {
  const { ClientToken: token, ...rest } = request
  if (token === undefined || token === '') return create()
  if (token.length > longestToken) {
    throw new CloudError(
      'InvalidClientToken.TooLong',
      `ClientToken is longer than ${longestToken} characters.`,
    )
  }
  const id = `${scope}/${token}`
  const asked = JSON.stringify(rest)
  const earlier = answers(world).get(id)
  if (!earlier) {
    const answer = create()
    answers(world).set(id, { request: asked, answer: answer as Json })
    return answer
  }
  if (earlier.request === asked) return earlier.answer as Answer
  throw new CloudError(
    'InvalidParameterValue',
    `The ClientToken \`${token}\` was used by a request with other parameters.`,
  )
}

function answers(world: World): Collection<Remembered> {
  return world.store.collection('client-tokens')
}
