import type { Desired } from '../../plan/model.ts'
import type { Trust } from '../cam/trust.ts'
import type { CamRoleFields, Statement } from '../cam-role.ts'
import { type OidcProviderFields, oidcProviderKey } from '../oidc-provider.ts'
import { cloudName } from '../ownership.ts'
import { keys } from './keys.ts'
import { ref, type Scope } from './scope.ts'

/** Roles for pipelines and people who work on the environment, instead of long-lived keys. */
export function accessResources(scope: Scope): Desired[] {
  return [...pipelineResources(scope), ...operatorResources(scope)]
}

function pipelineResources(scope: Scope): Desired[] {
  const { environment, resource } = scope
  const { ci } = environment.access
  if (ci === undefined) return []
  const { issuer, audience, keys } = ci
  const tokens = { provider: ref(oidcProviderKey), issuer, audience }
  return [
    resource<OidcProviderFields>(oidcProviderKey, { issuer, audiences: [audience], keys }),
    role(scope, 'ci-plan', { ...tokens, subjects: ci.plan }, looking(scope)),
    role(scope, 'ci-apply', { ...tokens, subjects: ci.apply }, [...looking(scope), ...changing(scope)]),
  ]
}

function operatorResources(scope: Scope): Desired[] {
  if (!scope.environment.access.operators) return []
  const people = { account: scope.account.uin }
  return [
    role(scope, 'operator-look', people, looking(scope)),
    role(scope, 'operator-change', people, [...looking(scope), ...changing(scope)]),
  ]
}

function role({ resource }: Scope, name: string, trust: Trust, statements: readonly Statement[]): Desired {
  return resource<CamRoleFields>(`cam-role/${name}`, { trust, statements })
}

/** The products an environment is made of, as policies call them. */
const products = ['vpc', 'cvm', 'cbs', 'clb', 'ssl', 'dnspod', 'cdn', 'postgres', 'redis', 'monitor', 'cls']

/** What a plan needs: it reads, and asks prices. What was applied last lies beside the releases. */
function looking({ owner, account, region }: Scope): Statement[] {
  const releases = `${cloudName(owner, keys.releases)}-${account.appId}/*`
  return [
    reading,
    {
      action: ['cos:GetObject', 'cos:HeadObject'],
      resource: [`qcs::cos:${region}:uid/${account.appId}:${releases}`],
    },
  ]
}

const reading: Statement = {
  action: [
    ...products.flatMap((product) => [`${product}:Describe*`, `${product}:Inquiry*`]),
    'sts:GetCallerIdentity',
    'cam:Get*',
    'cam:List*',
    'cam:Describe*',
    'tag:Get*',
    'tag:Describe*',
    'tat:Describe*',
    'cos:GetService',
    'cos:HeadBucket',
    'cos:GetBucket*',
  ],
  resource: ['*'],
}

/**
 * What an apply and a release need besides: the environment's products, its buckets alone, and roles but no users
 * and no keys. Whoever may write roles may give itself more, so this is for the branch that people reviewed.
 */
function changing({ owner, account, region, environment }: Scope): Statement[] {
  const { replication } = environment.files
  const buckets = [region, ...(replication ? [replication.region] : [])].map(
    (place) => `qcs::cos:${place}:uid/${account.appId}:${cloudName(owner, 'cos-bucket/*')}`,
  )
  return [
    {
      action: [...products.map((product) => `${product}:*`), ...roleActions, 'tag:*', 'tat:*'],
      resource: ['*'],
    },
    { action: ['cos:*'], resource: buckets },
  ]
}

const roleActions = [
  'cam:CreateRole',
  'cam:DeleteRole',
  'cam:UpdateAssumeRolePolicy',
  'cam:AttachRolePolicy',
  'cam:DetachRolePolicy',
  'cam:PassRole',
  'cam:CreatePolicy',
  'cam:UpdatePolicy',
  'cam:DeletePolicy',
  'cam:*OIDCConfig',
]
