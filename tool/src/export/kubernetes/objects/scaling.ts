import type { Group } from '../groups.ts'
import type { KubernetesInput, KubernetesObject } from '../input.ts'
import { labelsOf, names } from '../names.ts'

/** How many pods there are, and how many may be taken away at a time. */
export function scaling({ web, worker }: KubernetesInput): KubernetesObject[] {
  return [...scaled(names.web, web), ...(worker === undefined ? [] : scaled(names.worker, worker))]
}

function scaled(name: 'web' | 'worker', { least, most }: Group): KubernetesObject[] {
  return [
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name },
      spec: {
        // Not minAvailable: with a single pod that would never let a node be drained.
        maxUnavailable: 1,
        // Nor do pods that serve nobody hold it.
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
        selector: { matchLabels: labelsOf(name) },
      },
    },
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
        minReplicas: least,
        maxReplicas: most,
        // The one figure that every cluster has without an adapter.
        metrics: [
          {
            type: 'Resource',
            resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } },
          },
        ],
      },
    },
  ]
}
