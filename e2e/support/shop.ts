import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CommonClient } from 'tencentcloud-sdk-nodejs/tencentcloud/common/common_client.js'
import { targetOf } from './cloud-view.ts'
import { writeShopConfig } from './shop-config.ts'

/** How a release of the shop answers people. Its readiness is always well. */
export type Mood = 'well' | 'broken'

/**
 * Puts a small app in a clone's place: two hosts behind a load balancer, releases that are built in no time. With
 * GUARD in the environment, releases are watched after their switch; with OPS_ROBOT, a group is told of them.
 */
export async function openShop(folder: string): Promise<void> {
  await mkdir(join(folder, 'shop'))
  await writeShopConfig(
    folder,
    `compute: { hosts: 2, port: 8080 },
      loadBalancer: { healthCheck: { interval: 2 } },
      releases: { keep: 2, ...(process.env.GUARD ? { guard: { seconds: 5 } } : {}) },
      ...(process.env.OPS_ROBOT ? { notices: { language: 'en', robots: [{ name: 'ops', address: 'OPS_ROBOT' }] } } : {}),`,
  )
}

/** Changes the shop, so that the next deploy brings a release that answers with this name. */
export async function writeShop(folder: string, name: string, mood: Mood = 'well'): Promise<void> {
  await writeFile(
    join(folder, 'shop', 'server.cjs'),
    `const { createServer } = require('node:http')
createServer((request, response) => {
  const isPeople = request.url.startsWith('/api/')
  response.statusCode = isPeople && '${mood}' === 'broken' ? 500 : 200
  response.end('${name}')
}).listen(Number(process.env.PORT), process.env.HOST)
process.on('SIGTERM', () => process.exit(0))
`,
  )
}

/** Where people reach the shop: its load balancer's address. */
export async function doorOf(clone: { readonly folder: string }): Promise<string> {
  const { endpoint, secretId, secretKey } = await targetOf(clone)
  const client = new CommonClient(`${new URL(endpoint).host}/clb`, '2018-03-17', {
    credential: { secretId, secretKey },
    region: 'ap-guangzhou',
    profile: { httpProfile: { protocol: 'http://' } },
  })
  const answer = await client.request('DescribeLoadBalancers', {})
  return `http://${answer.LoadBalancerSet[0].LoadBalancerVips[0]}`
}

/** Asks the shop one request after the other until told to stop; counts answers by status and text. */
export function askOnAndOn(url: string): { stop(): Promise<ReadonlyMap<string, number>> } {
  const counts = new Map<string, number>()
  let stopped = false
  const asking = (async () => {
    while (!stopped) {
      const answer = await ask(url)
      counts.set(answer, (counts.get(answer) ?? 0) + 1)
    }
  })()
  return {
    async stop() {
      stopped = true
      await asking
      return counts
    },
  }
}

/** `200 one`, or what went wrong. */
export async function ask(url: string): Promise<string> {
  try {
    const response = await fetch(url)
    return `${response.status} ${await response.text()}`
  } catch (error) {
    return String(error)
  }
}
