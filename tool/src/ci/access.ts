import type { ConfigInput } from '../config/schema.ts'

/** `access.ci` of an environment. */
type PipelineAccess = NonNullable<NonNullable<ConfigInput['environments'][string]['access']>['ci']>

interface Common {
  /** The environment whose roles are taken: `production`. */
  readonly environment: string
  /** The issuer's public keys, a JWKS document. */
  readonly keys: string
  /**
   * Whether the night's pipeline, which nobody approves, may take the role that changes: drills need it, since they run
   * on hosts. Default: no.
   */
  readonly drills?: boolean
}

export interface GithubRepository extends Common {
  /** `team/app` */
  readonly repository: string
}

/**
 * Lets the workflows of one repository on GitHub in: any of its jobs may look, and those that GitHub let into its
 * environment of the same name may change. Source of the subjects' form:
 * https://docs.github.com/actions/reference/security/oidc
 */
export function githubAccess({ repository, environment, keys, drills }: GithubRepository): PipelineAccess {
  const own = `repo:${repository}:environment:${environment}`
  return {
    issuer: 'https://token.actions.githubusercontent.com',
    keys,
    plan: `repo:${repository}:*`,
    apply: drills ? [own, `repo:${repository}:ref:refs/heads/main`] : own,
  }
}

export interface GitlabProject extends Common {
  /** `team/app` */
  readonly project: string
  /** `https://gitlab.example.com`. Default: gitlab.com. */
  readonly issuer?: string
}

/**
 * Lets the jobs of one project on GitLab in: any of them may look; those of the main branch may change staging, and those
 * of tags production, which GitLab lets only some people push. GitLab's subjects name no environment:
 * https://docs.gitlab.com/ci/secrets/id_token_authentication/
 */
export function gitlabAccess({ project, environment, keys, drills, issuer }: GitlabProject): PipelineAccess {
  const of = (type: string, ref: string) => `project_path:${project}:ref_type:${type}:ref:${ref}`
  const main = of('branch', 'main')
  const own = environment === 'production' ? of('tag', 'v*') : main
  return {
    issuer: issuer ?? 'https://gitlab.com',
    keys,
    plan: `project_path:${project}:*`,
    apply: drills && own !== main ? [own, main] : own,
  }
}
