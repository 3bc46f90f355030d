import { certificateSecret, type SslCertificateFields } from '../../../resources/ssl-certificate.ts'
import type { Exporter } from '../exporter.ts'

const uploaded = 'tencentcloud_ssl_certificate'
const free = 'tencentcloud_ssl_free_certificate'

/** Free and uploaded ones are two kinds of resource to the provider. */
export const sslCertificate: Exporter<SslCertificateFields> = {
  kind: 'ssl-certificate',
  type: ({ type }) => (type === 'free' ? free : uploaded),
  blocks({ key, label, id, name, tags, fields: { type, domain } }, { secret }) {
    if (type === 'free') {
      const order = {
        domain,
        dv_auth_method: 'DNS_AUTO',
        alias: name,
        package_type: '83',
        validity_period: '3',
      }
      return [{ type: free, name: label, id, arguments: order }]
    }
    return [
      {
        type: uploaded,
        name: label,
        id,
        arguments: {
          name,
          type: 'SVR',
          cert: secret(certificateSecret(key, 'chain')),
          key: secret(certificateSecret(key, 'private-key')),
          tags,
        },
        ignoreChanges: ['cert', 'key'],
      },
    ]
  },
}
