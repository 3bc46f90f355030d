import type { KubernetesInput, KubernetesObject } from '../input.ts'
import { names } from '../names.ts'
import { deployment } from './deployment.ts'
import { appVolumes, farewell, podOf, servingContainer } from './pod.ts'
import { webServer } from './web-server.ts'

/** The app, and the web server in front of it in the same pod. */
export function webDeployment(input: KubernetesInput): KubernetesObject {
  const server = webServer(input)
  // The web server ends first, since it would go on asking an app that no longer listens.
  const stays = farewell + 2
  const app = {
    ...servingContainer(input, input.web),
    lifecycle: { preStop: { exec: { command: ['sleep', String(stays)] } } },
  }
  return deployment(input, names.web, {
    ...podOf(input),
    terminationGracePeriodSeconds: stays + input.app.drain + 10,
    ...(server.initContainers.length > 0 && { initContainers: server.initContainers }),
    containers: [app, server.container],
    volumes: [...appVolumes(input), ...server.volumes],
  })
}
