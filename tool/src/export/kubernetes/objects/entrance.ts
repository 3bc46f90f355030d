import type { KubernetesInput, KubernetesObject } from '../input.ts'
import { labelsOf, names, ports } from '../names.ts'

/**
 * How people get in: a load balancer that TKE makes for the Ingress. Never that of the hosts: TKE takes over the one it is
 * given, and removes listeners that it does not know.
 */
export function entrance(input: KubernetesInput): KubernetesObject[] {
  return [service, ingress(input)]
}

const service: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: names.web },
  spec: {
    // TKE's Ingress takes no ClusterIP behind it.
    type: 'NodePort',
    selector: labelsOf('web'),
    ports: [{ name: ports.http, port: 80, targetPort: ports.http }],
  },
}

function ingress({ entrance: { domain, certificate, balancer, securityGroup } }: KubernetesInput) {
  const backend = { service: { name: names.web, port: { number: 80 } } }
  const isEncrypted = certificate !== undefined && domain !== undefined
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: names.web,
      // https://cloud.tencent.com/document/product/457/56112
      annotations: {
        'kubernetes.io/ingress.class': 'qcloud',
        'kubernetes.io/ingress.internetChargeType': 'TRAFFIC_POSTPAID_BY_HOUR',
        'kubernetes.io/ingress.internetMaxBandwidthOut': String(balancer.bandwidth),
        'ingress.cloud.tencent.com/tke-service-config': names.web,
        // Who may come is asked once, at the load balancer, and not again at the nodes, as with hosts.
        ...(securityGroup !== undefined && {
          'ingress.cloud.tencent.com/security-groups': securityGroup,
          'ingress.cloud.tencent.com/pass-to-target': 'true',
        }),
        // HTTP leads to HTTPS.
        ...(isEncrypted && {
          'ingress.cloud.tencent.com/rewrite-support': 'true',
          'ingress.cloud.tencent.com/auto-rewrite': 'true',
        }),
      },
    },
    spec: {
      ...(isEncrypted && { tls: [{ hosts: [domain], secretName: names.certificate }] }),
      rules: [
        {
          ...(domain !== undefined && { host: domain }),
          http: { paths: [{ path: '/', pathType: 'Prefix', backend }] },
        },
      ],
    },
  }
}
