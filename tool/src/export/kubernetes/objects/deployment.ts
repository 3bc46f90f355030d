import { createHash } from 'node:crypto'
import type { KubernetesInput, KubernetesObject } from '../input.ts'
import { labelsOf } from '../names.ts'

/** Pods that are replaced one by one, and stand in different zones, and on different nodes, as far as there are any. */
export function deployment(
  input: KubernetesInput,
  name: 'web' | 'worker',
  podSpec: Readonly<Record<string, unknown>>,
): KubernetesObject {
  const labels = labelsOf(name)
  const topologySpreadConstraints = ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map(
    (topologyKey) => ({
      maxSkew: 1,
      topologyKey,
      // A cluster of one zone, or of one node, shall run it too.
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: labels },
    }),
  )
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels },
    spec: {
      // How many there are is autoscaling's to say: a number here would take it back with each apply.
      selector: { matchLabels: labels },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
      minReadySeconds: 10,
      template: {
        metadata: { labels, annotations: { 'tengyun/settings': digestOf(input) } },
        spec: { ...podSpec, topologySpreadConstraints },
      },
    },
  }
}

/** What a pod reads when it starts only: another content is another pod. */
function digestOf({ variables, authorities, webFiles }: KubernetesInput): string {
  const read = JSON.stringify({ variables, authorities, webFiles })
  return createHash('sha256').update(read).digest('hex').slice(0, 16)
}
