import { balancersIn } from '../../../hosts/runtimes/balancers.ts'
import { webParameters } from '../../../hosts/runtimes/compose/parameters.ts'
import { parametersFolder, webUser } from '../../../hosts/runtimes/compose/places.ts'
import type { KubernetesInput, KubernetesObject } from '../input.ts'
import { images, names, ports, webPort } from '../names.ts'
import { asUser, confined, farewell } from './pod.ts'

/** Its configuration as hosts have it, by path. Both slots are the app beside it. */
function filesOf({ app, network, webFiles }: KubernetesInput): Readonly<Record<string, string>> {
  const here = '127.0.0.1'
  const slots = {
    subnet: '',
    gateway: '',
    web: here,
    slots: { blue: here, green: here },
    port: app.image.port,
  }
  const parameters = Object.entries(webParameters(slots, balancersIn(network)))
  return {
    ...webFiles,
    ...Object.fromEntries(parameters.map(([name, text]) => [`${parametersFolder}/${name}`, text])),
  }
}

/** Keys of a ConfigMap take no slash. */
function keyOf(path: string): string {
  return path.replaceAll('/', '.')
}

export function webServerConfig(input: KubernetesInput): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: names.webServer },
    data: Object.fromEntries(Object.entries(filesOf(input)).map(([path, text]) => [keyOf(path), text])),
  }
}

export function webServer(input: KubernetesInput) {
  const { app } = input
  const sites = app.site === undefined || app.image.from !== 'build' ? [] : sitesOf(app.site)
  return {
    initContainers: sites.map(({ container }) => container),
    container: {
      name: 'web-server',
      image: images.web,
      // Its log goes where those of containers are looked for.
      command: [
        'sh',
        '-c',
        `mkdir -p logs uploads && ln -sf /dev/stdout logs/nginx-access.log && exec ${nginx}`,
      ],
      workingDir: '/tmp',
      ports: [{ name: ports.http, containerPort: webPort }],
      readinessProbe: {
        httpGet: { path: app.health, port: ports.http },
        periodSeconds: 5,
        timeoutSeconds: 5,
      },
      livenessProbe: { tcpSocket: { port: ports.http }, periodSeconds: 30 },
      lifecycle: { preStop: { exec: { command: ['sleep', String(farewell)] } } },
      resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '512Mi' } },
      securityContext: { ...confined, ...asUser(webUser) },
      volumeMounts: [
        { name: 'web-server', mountPath: '/srv/web/config', readOnly: true },
        { name: 'web-temporary', mountPath: '/tmp' },
        ...sites.map(({ name }) => ({ name, mountPath: `/srv/web/${name}`, readOnly: true })),
      ],
    },
    volumes: [
      { name: 'web-server', configMap: { name: names.webServer, items: itemsOf(input) } },
      { name: 'web-temporary', emptyDir: { sizeLimit: '1Gi' } },
      ...sites.map(({ name }) => ({ name, emptyDir: { sizeLimit: '256Mi' } })),
    ],
  }
}

const nginx = 'nginx -e stderr -p /tmp -c /srv/web/config/nginx.conf -g "daemon off;"'

/** The site lies in the app's image, and that of the release before in the image before: pages load from both. */
function sitesOf(site: string) {
  const copies = [
    { name: 'site', image: images.app },
    { name: 'previous-site', image: images.previous },
  ]
  return copies.map(({ name, image }) => ({
    name,
    container: {
      name,
      image,
      command: ['sh', '-c', `cp -R "${site}/." /copy/`],
      securityContext: confined,
      resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '256Mi' } },
      volumeMounts: [{ name, mountPath: '/copy' }],
    },
  }))
}

function itemsOf(input: KubernetesInput) {
  return Object.keys(filesOf(input)).map((path) => ({ key: keyOf(path), path }))
}
