import type { KubernetesInput, KubernetesObject } from '../input.ts'
import { names, namespaceOf } from '../names.ts'
import { webServerConfig } from './web-server.ts'

/** What pods presume. The Secrets with secrets are not among it: a person brings them. */
export function foundation(input: KubernetesInput): KubernetesObject[] {
  const { postgres, redis } = input.authorities
  const { certificate } = input.entrance
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespaceOf(input),
        labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: names.account },
      automountServiceAccountToken: false,
      ...(input.registry && { imagePullSecrets: [{ name: names.registry }] }),
    },
    configMap(names.variables, input.variables),
    configMap(names.authorities, {
      ...(postgres !== undefined && { 'postgres.pem': postgres }),
      ...(redis !== undefined && { 'redis.pem': redis }),
    }),
    webServerConfig(input),
    ...(certificate === undefined ? [] : [certificateId(certificate)]),
  ]
}

function configMap(name: string, data: Readonly<Record<string, string>>): KubernetesObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data }
}

/** An id, and no secret; TKE looks for it in a Secret: https://cloud.tencent.com/document/product/457/45738 */
function certificateId(id: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: names.certificate },
    type: 'Opaque',
    stringData: { qcloud_cert_id: id },
  }
}
