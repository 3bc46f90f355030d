type Variables = Readonly<Record<string, string | undefined>>

/** Milliseconds. */
const patience = 30_000

/**
 * Whether the platform vouches for this job: by a token that it put into the environment, as GitLab and Jenkins do, or
 * by an address where one is asked for, as GitHub does.
 */
export function hasIdToken(env: Variables): boolean {
  return Boolean(env.TENGYUN_ID_TOKEN || env.ACTIONS_ID_TOKEN_REQUEST_URL)
}

/**
 * The token that says which repository, branch and environment this job is of. GitHub's live for minutes, so each
 * command asks for its own: https://docs.github.com/actions/reference/security/oidc
 *
 * @param audience whom the token is meant for
 */
export async function idToken(env: Variables, audience: string): Promise<string | undefined> {
  const { TENGYUN_ID_TOKEN, ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = env
  if (TENGYUN_ID_TOKEN) return TENGYUN_ID_TOKEN
  if (!url) return undefined
  const response = await fetch(`${url}&audience=${encodeURIComponent(audience)}`, {
    headers: { authorization: `Bearer ${bearer}`, accept: 'application/json' },
    signal: AbortSignal.timeout(patience),
  })
  if (!response.ok) return undefined
  const { value } = (await response.json()) as { readonly value?: string }
  return value
}
