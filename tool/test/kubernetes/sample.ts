import { fileURLToPath } from 'node:url'
import { loadProject } from '../../src/config/load.ts'
import { type AppConfig, configSchema } from '../../src/config/schema.ts'
import { loadBalancer } from '../../src/config/sections/load-balancer.ts'
import { readContainer } from '../../src/export/kubernetes/container.ts'
import { imagesOf } from '../../src/export/kubernetes/images.ts'
import type { KubernetesInput } from '../../src/export/kubernetes/input.ts'
import { readWebFiles } from '../../src/export/kubernetes/web-files.ts'

const repository = fileURLToPath(new URL('../../..', import.meta.url))

/** With something in every field: this repository's own app, workers of its own, HTTPS. */
export async function richInput(): Promise<KubernetesInput> {
  const { config } = await loadProject(repository)
  return {
    project: config.project,
    environment: 'production',
    app: config.app,
    container: await readContainer(repository, config.app),
    images: imagesOf([], 'ccr.ccs.tencentyun.com/shop/app', 'nginx:1.28'),
    variables: { PORT: '8000', HOST: '0.0.0.0' },
    secrets: ['AUTH_SECRET', 'DATABASE_URL', 'REDIS_URL'],
    registry: true,
    databases: [
      { range: '10.40.1.5/32', port: 5432 },
      { range: '10.40.1.6/32', port: 5432 },
      { range: '10.40.1.7/32', port: 6379 },
    ],
    model: { ip: '10.40.9.9', port: 8000 },
    authorities: { postgres: 'of PostgreSQL', redis: 'of Redis' },
    network: '10.40.0.0/16',
    nodes: { vpc: 'vpc-1', securityGroup: 'sg-1', role: 'shop-production-host' },
    entrance: {
      domain: 'app.example.com',
      certificate: 'cert-1',
      securityGroup: 'sg-2',
      balancer: loadBalancer.parse({ bandwidth: 20, session: 60 }),
    },
    web: { role: 'web', least: 2, most: 4 },
    worker: { role: 'worker', least: 1, most: 2 },
    size: { cpu: 4, memory: 8 },
    webFiles: await readWebFiles(repository, config.app),
  }
}

/** An app that is nothing but its image, in an environment that has nothing it could leave out. */
export async function plainInput(): Promise<KubernetesInput> {
  const app = plainApp()
  return {
    ...(await richInput()),
    app,
    container: { user: '1000:1000', writable: ['/tmp', '/var/cache/app'], init: true },
    images: imagesOf([], undefined, 'nginx:1.28'),
    secrets: [],
    registry: false,
    databases: [],
    model: undefined,
    authorities: { postgres: undefined, redis: undefined },
    entrance: {
      domain: undefined,
      certificate: undefined,
      securityGroup: undefined,
      balancer: loadBalancer.parse({}),
    },
    web: { role: 'all', least: 2, most: 4 },
    worker: undefined,
    webFiles: await readWebFiles(repository, app),
  }
}

function plainApp(): AppConfig {
  const image = { from: 'sources', port: 3000, command: 'serve --all', writable: ['/var/cache/app'] }
  return configSchema.parse({ project: 'shop', app: { image }, environments: {} }).app
}
