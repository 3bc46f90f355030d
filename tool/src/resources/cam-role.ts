import { CloudCallError, outcomeOf } from '../cloud/errors.ts'
import type { Fields, Observed, Value } from '../plan/model.ts'
import { type Trust, trustDocument, trustIn } from './cam/trust.ts'
import { detailsOf } from './details.ts'
import { type Kind, noRules, type ResourceContext } from './kind.ts'
import { identify, keyValueTags, ownershipTags, tagsFrom } from './ownership.ts'
import { tagObject, tagsForNew } from './tagging.ts'

/** What the bearer of a role may do. */
export interface Statement {
  readonly [name: string]: Value
  /** `cos:GetObject` */
  readonly action: readonly string[]
  /** Six-segment names. */
  readonly resource: readonly string[]
}

export interface CamRoleFields extends Fields {
  /** Who may take the role. */
  readonly trust: Trust
  /** Its one policy, which bears the role's name. */
  readonly statements: readonly Statement[]
}

/** The largest page of CAM's lists. */
const camPage = 200

export const camRole: Kind<CamRoleFields> = {
  kind: 'cam-role',
  rules: noRules,
  patience: 5,

  async list(context) {
    const { cloud, owner } = context
    const roles = []
    for (let page = 1; ; page++) {
      // Roles are few and their tag filter is undocumented in detail, so they are told apart here.
      const answer = await cloud.call('cam', 'DescribeRoleList', { Page: page, Rp: camPage })
      roles.push(...(answer.List ?? []))
      if ((answer.List ?? []).length < camPage) break
    }
    const ours = roles.flatMap((role) => {
      const name = role.RoleName ?? ''
      const identity = identify(owner, 'cam-role', name, tagsFrom(role.Tags))
      return identity ? [{ identity, name, trust: trustIn(role.PolicyDocument ?? '') }] : []
    })
    return detailsOf(ours, async ({ identity, name, trust }): Promise<Observed<CamRoleFields>> => {
      const statements = await readStatements(context, name)
      const fields = { trust, statements }
      return { kind: 'cam-role', ...identity, id: name, name, state: 'available', settled: true, fields }
    })
  },

  async create(context, desired) {
    await context.cloud.call('cam', 'CreateRole', {
      RoleName: desired.name,
      PolicyDocument: trustDocument(desired.fields.trust),
      Description: 'Made by Tengyun',
      Tags: tagsForNew(context, desired),
    })
  },

  updates: [
    {
      fields: ['trust'],
      async apply({ cloud }, observed, desired) {
        await cloud.call('cam', 'UpdateAssumeRolePolicy', {
          RoleName: observed.name,
          PolicyDocument: trustDocument(desired.fields.trust),
        })
      },
    },
    {
      fields: ['statements'],
      async apply(context, observed, desired) {
        const document = policyDocument(desired.fields)
        const existing = await findPolicy(context, observed.name)
        if (existing === undefined) await createPolicy(context, observed, document)
        else await context.cloud.call('cam', 'UpdatePolicy', { PolicyId: existing, PolicyDocument: document })
        const policy = existing ?? (await findPolicy(context, observed.name))
        if (policy === undefined)
          throw new Error(`the policy ${observed.name} does not show after its creation`)
        await context.cloud.call('cam', 'AttachRolePolicy', {
          PolicyId: policy,
          AttachRoleName: observed.name,
        })
      },
    },
  ],

  async remove(context, observed) {
    const { cloud } = context
    for (const policy of await attachedPolicies(context, observed.name)) {
      await cloud.call('cam', 'DetachRolePolicy', {
        DetachRoleName: observed.name,
        PolicyId: policy.PolicyId ?? 0,
      })
    }
    // The policy goes before the role: the role is what leads a resumed removal to it.
    const policy = await findPolicy(context, observed.name)
    if (policy !== undefined) await cloud.call('cam', 'DeletePolicy', { PolicyId: [policy] })
    await cloud.call('cam', 'DeleteRole', { RoleName: observed.name })
  },

  tag: (context, observed) => tagObject(context, 'cam:role', observed),
}

/** What the bearer of a role may do, as CAM writes it. */
export function policyDocument({ statements }: CamRoleFields): string {
  const statement = statements.map((one) => ({ effect: 'allow', ...one }))
  return JSON.stringify({ version: '2.0', statement })
}

async function attachedPolicies({ cloud }: ResourceContext, role: string) {
  const answer = await cloud.call('cam', 'ListAttachedRolePolicies', { Page: 1, Rp: camPage, RoleName: role })
  return answer.List ?? []
}

/** What the attached policy of the role's own name allows; nothing while it is not attached. */
async function readStatements(context: ResourceContext, role: string): Promise<Statement[]> {
  const attached = (await attachedPolicies(context, role)).find((policy) => policy.PolicyName === role)
  if (attached?.PolicyId === undefined) return []
  const policy = await context.cloud.call('cam', 'GetPolicy', { PolicyId: attached.PolicyId })
  const document: { statement?: Statement[] } = JSON.parse(policy.PolicyDocument ?? '{}')
  return (document.statement ?? []).map(({ action, resource }) => ({ action, resource }))
}

async function findPolicy({ cloud }: ResourceContext, name: string): Promise<number | undefined> {
  const answer = await cloud.call('cam', 'ListPolicies', {
    Scope: 'Local',
    Keyword: name,
    Page: 1,
    Rp: camPage,
  })
  return (answer.List ?? []).find((policy) => policy.PolicyName === name)?.PolicyId
}

async function createPolicy(context: ResourceContext, role: Observed, document: string): Promise<void> {
  try {
    await context.cloud.call('cam', 'CreatePolicy', {
      PolicyName: role.name,
      PolicyDocument: document,
      Description: 'Made by Tengyun',
      Tags: keyValueTags(ownershipTags(context.owner, role.key)),
    })
  } catch (error) {
    // Names are unique, so after a lost answer the look-up that follows tells whether it came to be.
    const lost = error instanceof CloudCallError && outcomeOf(error) === 'unknown'
    const exists = error instanceof CloudCallError && error.code === 'FailedOperation.PolicyNameInUse'
    if (!lost && !exists) throw error
  }
}
