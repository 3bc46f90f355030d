/** The quotas of a usual account; the cloud shows them in its console. */
export const limits = {
  roles: 1000,
  policies: 1500,
  policiesPerRole: 200,
  nameLength: 128,
  /** Characters of a policy document. */
  document: 6144,
  pageSize: 200,
  identityProviders: 100,
  /** Of an identity provider. */
  clientIds: 100,
} as const

/** Seconds that a role session may last unless the role says otherwise. */
export const usualSession = 7_200
export const longestSession = 43_200
