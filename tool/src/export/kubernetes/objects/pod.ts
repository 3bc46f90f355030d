import { type Role, startFor } from '../../../hosts/role.ts'
import { certificatesInside } from '../../../hosts/runtimes/compose/places.ts'
import { wordsOf } from '../../../releases/images/image-says.ts'
import type { Group } from '../groups.ts'
import type { KubernetesInput } from '../input.ts'
import { images, names, ports } from '../names.ts'

/** Seconds that a pod goes on serving after it was told to end, until no load balancer sends it anything any more. */
export const farewell = 10

/** No container may become more than it is. */
export const confined = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
}

/** What all pods have in common. */
export function podOf({ container }: KubernetesInput) {
  const { runAsUser, runAsGroup } = asUser(container.user)
  return {
    serviceAccountName: names.account,
    automountServiceAccountToken: false,
    // Else each Service of the namespace would come as variables, and one called `port` would overwrite the app's.
    enableServiceLinks: false,
    // A first process that leaves SIGTERM to its default would never hear of it; here, another one is the first.
    ...(container.init && { shareProcessNamespace: true }),
    securityContext: {
      runAsNonRoot: true,
      runAsUser,
      runAsGroup,
      fsGroup: runAsGroup,
      seccompProfile: { type: 'RuntimeDefault' },
    },
  }
}

/** `101:101` as numbers. */
export function asUser(user: string) {
  const [runAsUser, runAsGroup = runAsUser] = user.split(':').map(Number)
  return { runAsUser, runAsGroup }
}

/** The app's image with its variables, secrets and authorities. */
export function appContainer(input: KubernetesInput) {
  return {
    image: images.app,
    envFrom: [{ configMapRef: { name: names.variables } }],
    env: input.secrets.map((name) => ({
      name,
      valueFrom: { secretKeyRef: { name: names.secrets, key: name } },
    })),
    securityContext: confined,
    volumeMounts: [
      { name: 'authorities', mountPath: certificatesInside, readOnly: true },
      ...input.container.writable.map((mountPath, index) => ({ name: `folder-${index}`, mountPath })),
    ],
  }
}

/** The same, up and running: asked for how it is. */
export function servingContainer(input: KubernetesInput, { role }: Group) {
  const { app, size } = input
  const container = appContainer(input)
  const asked = (path: string) => ({ httpGet: { path, port: ports.app }, timeoutSeconds: 5 })
  // Two slots run side by side on a host at a switch, and each gets this much.
  const memory = `${Math.floor(size.memory * 1024 * 0.4)}Mi`
  return {
    name: 'app',
    ...container,
    ...startOf(input, role),
    env: [...container.env, ...(role === 'all' ? [] : [{ name: 'ROLE', value: role }])],
    ports: [{ name: ports.app, containerPort: app.image.port }],
    startupProbe: { ...asked(app.ready), periodSeconds: 2, failureThreshold: 60 },
    // Longer than a database takes to fail over: that would take out all pods at once, and help nobody.
    readinessProbe: { ...asked(app.ready), periodSeconds: 10, failureThreshold: 6 },
    livenessProbe: { ...asked(app.health), periodSeconds: 30, failureThreshold: 3 },
    // One core is what a process of Node can use: of more, it would never take the share that has another pod started.
    resources: { requests: { cpu: size.cpu > 1 ? '1' : '500m', memory }, limits: { memory } },
  }
}

export function appVolumes(input: KubernetesInput) {
  return [
    { name: 'authorities', configMap: { name: names.authorities } },
    // As short-lived as their pod.
    ...input.container.writable.map((_, index) => ({
      name: `folder-${index}`,
      emptyDir: { sizeLimit: '256Mi' },
    })),
  ]
}

/** What starts the app; nothing where the image knows. An image with a compose file of its own is told, as there. */
function startOf({ app }: KubernetesInput, role: Role) {
  if (app.image.compose !== undefined) return { command: ['sh', '-c', `exec ${startFor(app, role)}`] }
  const line = role === 'worker' ? (app.worker ?? app.image.command) : app.image.command
  return line === undefined ? {} : { args: wordsOf({ Entrypoint: null, Cmd: null }, line) }
}
