import type { KubernetesInput, KubernetesObject } from '../input.ts'
import { labelsOf, names } from '../names.ts'
import { appContainer, appVolumes, podOf } from './pod.ts'

/** Brings the database to where the new image wants it, before any pod runs that image; none where the app has no migrations. */
export function migration(input: KubernetesInput): KubernetesObject[] {
  const { migrate } = input.app
  if (migrate === undefined) return []
  const container = {
    name: 'migration',
    ...appContainer(input),
    command: ['sh', '-c', migrate],
    resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '1Gi' } },
  }
  return [
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: names.migration, labels: labelsOf('migration') },
      spec: {
        backoffLimit: 2,
        activeDeadlineSeconds: 600,
        template: {
          metadata: { labels: labelsOf('migration') },
          spec: {
            ...podOf(input),
            restartPolicy: 'Never',
            containers: [container],
            volumes: appVolumes(input),
          },
        },
      },
    },
  ]
}
