import type { Service } from '../service.ts'
import { assumeRole } from './actions/assume-role.ts'
import { assumeRoleWithWebIdentity } from './actions/assume-role-with-web-identity.ts'
import { getCallerIdentity } from './actions/get-caller-identity.ts'
import { getFederationToken } from './actions/get-federation-token.ts'

export const sts: Service = {
  product: 'sts',
  version: '2018-08-13',
  global: true,
  actions: {
    AssumeRole: assumeRole,
    AssumeRoleWithWebIdentity: assumeRoleWithWebIdentity,
    GetCallerIdentity: getCallerIdentity,
    GetFederationToken: getFederationToken,
  },
}
