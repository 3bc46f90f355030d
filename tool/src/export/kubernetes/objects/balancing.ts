import type { KubernetesInput, KubernetesObject } from '../input.ts'
import { names } from '../names.ts'

/** Answers of 200 to 399, as a sum of bits: 2 for those of 200, 4 for those of 300. */
const healthy = 2 + 4

/**
 * How the load balancer looks after pods, as it does after hosts. An object of TKE's own:
 * https://cloud.tencent.com/document/product/457/45700
 */
export function balancing({ app, entrance }: KubernetesInput): KubernetesObject {
  const { scheduler, session, healthCheck } = entrance.balancer
  const isEncrypted = entrance.certificate !== undefined && entrance.domain !== undefined
  const rule = {
    url: '/',
    scheduler,
    session: session === 0 ? { enable: false } : { enable: true, sessionExpireTime: session },
    healthCheck: {
      enable: true,
      intervalTime: healthCheck.interval,
      timeout: healthCheck.timeout,
      healthNum: healthCheck.healthy,
      unHealthNum: healthCheck.unhealthy,
      httpCheckMethod: 'GET',
      httpCheckPath: healthCheck.path ?? app.ready,
      httpCode: healthy,
    },
  }
  return {
    apiVersion: 'cloud.tencent.com/v1alpha1',
    kind: 'TkeServiceConfig',
    metadata: { name: names.web },
    spec: {
      loadBalancer: {
        l7Listeners: [
          {
            protocol: isEncrypted ? 'HTTPS' : 'HTTP',
            port: isEncrypted ? 443 : 80,
            // An empty name is the load balancer's own address.
            domains: [{ domain: entrance.domain ?? '', rules: [rule] }],
          },
        ],
      },
    },
  }
}
