import type { KubernetesInput, KubernetesObject } from '../input.ts'
import { names } from '../names.ts'
import { deployment } from './deployment.ts'
import { appVolumes, podOf, servingContainer } from './pod.ts'

/** The app where it works and serves nobody: no web server, and no Service that leads to it. */
export function workerDeployment(input: KubernetesInput): KubernetesObject[] {
  if (input.worker === undefined) return []
  return [
    deployment(input, names.worker, {
      ...podOf(input),
      terminationGracePeriodSeconds: input.app.drain + 10,
      containers: [servingContainer(input, input.worker)],
      volumes: appVolumes(input),
    }),
  ]
}
