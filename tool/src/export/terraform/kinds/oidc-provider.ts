import { encodedKeys, type OidcProviderFields } from '../../../resources/oidc-provider.ts'
import type { Exporter } from '../exporter.ts'

export const oidcProvider: Exporter<OidcProviderFields> = {
  kind: 'oidc-provider',
  type: 'tencentcloud_cam_role_sso',
  blocks: ({ label, id, name, fields }) => [
    {
      type: 'tencentcloud_cam_role_sso',
      name: label,
      id: id && name,
      arguments: {
        name,
        identity_url: fields.issuer,
        identity_key: encodedKeys(fields),
        client_ids: fields.audiences,
        description: 'Made by Tengyun',
      },
    },
  ],
}
