import { isToken, trustDocument } from '../../../resources/cam/trust.ts'
import { type CamRoleFields, policyDocument } from '../../../resources/cam-role.ts'
import type { Id } from '../../../resources/kind.ts'
import { oidcProviderId } from '../../../resources/oidc-provider.ts'
import type { Block } from '../block.ts'
import { attributeOf, type Exporter, type Scope } from '../exporter.ts'
import { oidcProvider } from './oidc-provider.ts'

const type = 'tencentcloud_cam_role'
const policyType = 'tencentcloud_cam_policy'

/** The role, its one policy and what binds the two. */
export const camRole: Exporter<CamRoleFields> = {
  kind: 'cam-role',
  type,
  async blocks({ label, id, name, tags, fields }, scope) {
    const { role, policy } =
      id === undefined ? { role: undefined, policy: undefined } : await numbersOf(scope, name)
    return [
      {
        type,
        name: label,
        id: role,
        arguments: {
          name,
          document: trustDocument(fields.trust, (provider) => providerId(provider, scope)),
          description: 'Made by Tengyun',
          tags,
        },
        ...needs(fields, scope),
      },
      {
        type: policyType,
        name: label,
        id: policy,
        arguments: { name, document: policyDocument(fields), description: 'Made by Tengyun', tags },
      },
      {
        type: 'tencentcloud_cam_role_policy_attachment',
        name: label,
        id: role && policy && `${role}#${policy}`,
        arguments: { role_id: attributeOf(type, label), policy_id: attributeOf(policyType, label) },
      },
    ]
  },
}

/** Trust speaks of a provider in a text of its own, by a name that follows from the provider's. */
function providerId(provider: Id, { context, find, idOf }: Scope): string {
  return idOf(provider) ?? oidcProviderId(context, find(provider)?.name ?? '')
}

function needs({ trust }: CamRoleFields, { find }: Scope): Pick<Block, 'dependsOn'> {
  const provider = isToken(trust) ? find(trust.provider) : undefined
  return provider === undefined ? {} : { dependsOn: [`${oidcProvider.type}.${provider.label}`] }
}

/** Everywhere else roles and policies go by their names; imports want their numbers. */
async function numbersOf({ context: { cloud } }: Scope, name: string) {
  const [{ RoleInfo }, { List }] = await Promise.all([
    cloud.call('cam', 'GetRole', { RoleName: name }),
    cloud.call('cam', 'ListAttachedRolePolicies', { RoleName: name, Page: 1, Rp: 200 }),
  ])
  const policy = (List ?? []).find(({ PolicyName }) => PolicyName === name)?.PolicyId
  return { role: RoleInfo?.RoleId, policy: policy === undefined ? undefined : String(policy) }
}
