import type { ServerResponse } from 'node:http'
import type { World } from '../engine/world.ts'
import type { Page, Service } from '../services/service.ts'
import { overview } from './overview.ts'

/** Answers unsigned GETs: what this is, and the pages that services have, such as the metadata of hosts. */
export function createPages(
  world: World,
  services: readonly Service[],
): (url: string, response: ServerResponse) => Promise<void> {
  const readers = new Map(services.flatMap((service) => Object.entries(service.pages ?? {})))

  const find = async (url: string): Promise<Page | undefined> => {
    const path = new URL(url, world.endpoint).pathname.slice(1)
    if (path === '') return introduction(world, services)
    if (path === 'overview') return text(overview(world))
    const [name = '', ...rest] = path.split('/')
    return readers.get(name)?.(world, rest.map(decodeURIComponent).join('/'))
  }

  return async (url, response) => {
    try {
      const page = await find(url)
      send(response, page ? 200 : 404, page ?? text('There is nothing here.\n'))
    } catch (error) {
      console.error(error)
      send(response, error instanceof URIError ? 400 : 500, text(`${String(error)}\n`))
    }
  }
}

function send(response: ServerResponse, status: number, { type, body }: Page): void {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) })
  response.end(body)
}

function introduction(world: World, services: readonly Service[]): Page {
  const products = services.map(
    ({ product, version, actions }) => `  ${product} ${version}, ${Object.keys(actions).length} actions`,
  )
  return text(`Tengyun emulator: Tencent Cloud on this machine.

This is the endpoint of API 3.0. Point any official SDK at it: endpoint ${new URL(world.endpoint).host},
protocol http, credentials from \`tengyun-emulator status --json\`. Requests are POSTs signed with TC3-HMAC-SHA256.

${products.join('\n')}
`)
}

function text(body: string): Page {
  return { type: 'text/plain; charset=utf-8', body }
}
