import { z } from 'zod'

/** `repo:team/app:*`, or several of the kind. */
const subjects = z
  .union([z.string(), z.array(z.string()).min(1)])
  .transform((given) => (typeof given === 'string' ? [given] : given))

/** `githubAccess` and `gitlabAccess` of the package make one. */
const ci = z.strictObject({
  /** Who signs the tokens of pipelines: `https://token.actions.githubusercontent.com` */
  issuer: z.url(),
  /** Whom the tokens are meant for. */
  audience: z.string().default('sts.tencentcloudapi.com'),
  /** The issuer's public keys, a JWKS document. */
  keys: z.string(),
  /** `sub` of the tokens that may plan: `repo:team/app:*` */
  plan: subjects,
  /** `sub` of the tokens that may apply: `repo:team/app:environment:production` */
  apply: subjects,
})

/** Roles for those who work on the environment, so that nobody needs a long-lived key. */
export const access = z.strictObject({
  /** Pipelines that come with an OIDC token. */
  ci: ci.optional(),
  /** Lets people of the account take a role that may look and one that may change. */
  operators: z.boolean().default(false),
})
