import type { KubernetesInput } from './input.ts'

/** Everything lies in a namespace of its own, so that names in it can be plain. Kubernetes takes 63 characters. */
export function namespaceOf({ project, environment }: Pick<KubernetesInput, 'project' | 'environment'>) {
  return `${project}-${environment}`.slice(0, 63).replace(/-+$/, '')
}

/** Objects refer to each other by these. */
export const names = {
  account: 'app',
  web: 'web',
  worker: 'worker',
  migration: 'migration',
  variables: 'variables',
  secrets: 'secrets',
  authorities: 'authorities',
  webServer: 'web-server',
  registry: 'registry',
  certificate: 'certificate',
} as const

/** Images as manifests name them; the folder `images` says what they are. */
export const images = { app: 'app', previous: 'previous-app', web: 'web-server' } as const

export type Component = 'web' | 'worker' | 'migration'

const component = 'app.kubernetes.io/component'

/** What pods are known by. */
export function labelsOf(one: Component) {
  return { [component]: one }
}

/** Selects pods of several. */
export function oneOf(components: readonly Component[]) {
  return { matchExpressions: [{ key: component, operator: 'In', values: components }] }
}

/** Ports by what listens there. */
export const ports = { app: 'app', http: 'http' } as const

/** Where the web server listens, as its configuration says. */
export const webPort = 8080
