import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import type { HttpTool, NativeTool } from '../components/model.ts'
import { httpTool } from './http-tool.ts'
import { nativeTools } from './native/index.ts'
import type { NativeSettings } from './native/native.ts'
import type { Arguments } from './tool.ts'
import { guardedFetch } from './web/guarded-fetch.ts'

const servers: Server[] = []
const call = { signal: new AbortController().signal, callId: 'c', name: 'a_tool' }

async function serve(answer: RequestListener): Promise<URL> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString()
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** Sends what is meant for a service to a server of the test. */
function redirected(to: URL): NativeSettings['fetch'] {
  const fetch = guardedFetch({ allowedHosts: [to.host] })
  return (url, init) => {
    const meant = new URL(url)
    return fetch(new URL(`/${meant.host}${meant.pathname}${meant.search}`, to), init)
  }
}

function run(tool: NativeTool, given: Arguments, settings: Partial<NativeSettings> = {}): Promise<string> {
  const fetch = guardedFetch({ allowedHosts: [] })
  return nativeTools[tool]({ name: tool, description: '' }, { fetch, ...settings }).run(given, call)
}

describe('The gallery’s calculator', () => {
  test.each([
    [{ a: 1, b: 2, operator: '+' }, '3.0'],
    [{ a: 0.1, b: 0.2, operator: '+' }, '0.30000000000000004'],
    [{ a: 1e20, b: 10, operator: '*' }, '1e+21'],
    [{ a: 1, b: 3e6, operator: '/' }, '3.3333333333333335e-07'],
    [{ a: 1, b: 0, operator: '/' }, 'Error: Division by zero'],
    [{ a: 1, b: 0, operator: '^' }, 'Error: Invalid operator. Please use +, -, *, or /'],
    [{ a: '6', b: 2, operator: '-' }, '4.0'],
  ])('%j gives %s', async (given, result) => expect(await run('calculator', given)).toBe(result))

  test('tells which argument is wrong', async () => {
    await expect(run('calculator', { a: 'six', b: 2, operator: '+' })).rejects.toThrow('/a must be number')
    await expect(run('calculator', { a: 1 })).rejects.toThrow("must have required property 'b'")
  })
})

describe('The gallery’s fetch_webpage', () => {
  test('gives a page as Markdown, cut where the model wants it short', async () => {
    const page = await serve((_, response) =>
      response.setHeader('content-type', 'text/html').end('<h1>Levels</h1><p>Three metres</p>'),
    )
    const fetch = guardedFetch({ allowedHosts: [page.host] })
    expect(await run('fetch_webpage', { url: page.href }, { fetch })).toBe('# Levels\n\nThree metres')
    expect(await run('fetch_webpage', { url: page.href, max_length: 8 }, { fetch })).toBe(
      '# Levels\n...(truncated)',
    )
  })

  test('says so where there is no such page, and does not look at our own hosts', async () => {
    const page = await serve((_, response) => response.writeHead(404).end())
    const fetch = guardedFetch({ allowedHosts: [page.host] })
    await expect(run('fetch_webpage', { url: page.href }, { fetch })).rejects.toThrow('answered 404')
    await expect(run('fetch_webpage', { url: 'http://169.254.0.23/meta-data' })).rejects.toThrow(
      'public internet',
    )
  })
})

describe('The gallery’s searches', () => {
  test('need keys of this installation, and say which', async () => {
    await expect(run('google_search', { query: 'x' })).rejects.toThrow('GOOGLE_API_KEY and GOOGLE_CSE_ID')
    await expect(run('bing_search', { query: 'x' })).rejects.toThrow('BING_SEARCH_KEY')
    await expect(run('generate_image', { query: 'x' })).rejects.toThrow('OPENAI_API_KEY')
  })

  test('ask Google and read what it found; a page that fails says why', async () => {
    const asked: URL[] = []
    const service = await serve((request, response) => {
      const url = new URL(request.url ?? '', 'http://x')
      asked.push(url)
      if (url.pathname.startsWith('/www.googleapis.com'))
        response.end(JSON.stringify({ items: [{ title: 'T', link: 'https://a.example/1', snippet: 's' }] }))
      else response.writeHead(500).end()
    })
    const settings = { fetch: redirected(service), google: { apiKey: 'k', engineId: 'e' } }
    const found = JSON.parse(await run('google_search', { query: '洪水', num_results: 99 }, settings))
    expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toMatchObject({
      q: '洪水',
      num: '10',
      safe: 'active',
    })
    expect(found).toEqual([
      {
        title: 'T',
        link: 'https://a.example/1',
        snippet: 's',
        content: 'Error fetching content: https://a.example/1 answered 500.',
      },
    ])
  })

  test('ask Bing for news', async () => {
    const value = [{ name: 'N', url: 'https://n.example', description: 'd', datePublished: '2026-01-01' }]
    const service = await serve((_, response) => response.end(JSON.stringify({ news: { value } })))
    const given = { query: 'x', response_filter: 'news', include_content: false }
    const settings = { fetch: redirected(service), bing: { apiKey: 'k' } }
    expect(JSON.parse(await run('bing_search', given, settings))).toEqual([
      { title: 'N', link: 'https://n.example', snippet: 'd', date: '2026-01-01' },
    ])
  })

  test('make an image and say where it is kept', async () => {
    const service = await serve(async (request, response) => {
      expect(JSON.parse(await bodyOf(request))).toMatchObject({ model: 'dall-e-3', size: '512x512' })
      response.end(JSON.stringify({ data: [{ b64_json: Buffer.from('png').toString('base64') }] }))
    })
    const kept: string[] = []
    const images = {
      apiKey: 'k',
      keep: async (png: Buffer) => `/images/${kept.push(png.toString())}`,
    }
    const given = { query: 'a dam', image_size: '512x512' }
    expect(await run('generate_image', given, { fetch: redirected(service), images })).toBe('["/images/1"]')
    expect(kept).toEqual(['png'])
  })
})

describe('An HTTP tool', () => {
  const tool = (address: URL, more: Partial<HttpTool>) =>
    httpTool(
      {
        kind: 'http',
        name: 'levels',
        description: '',
        scheme: 'http',
        host: address.hostname,
        port: Number(address.port),
        path: '/stations/{station}',
        method: 'GET',
        headers: { 'x-key': { secret: 'levels' } },
        jsonSchema: { type: 'object', properties: { station: { type: 'string' } }, required: ['station'] },
        returnType: 'text',
        timeoutSeconds: 5,
        ...more,
      },
      guardedFetch({ allowedHosts: [address.host] }),
      async ({ secret }) => `the key of ${secret}`,
    )

  const echo = () =>
    serve(async (request, response) =>
      response.end(
        `${request.method} ${request.url} ${request.headers['x-key']} ${await bodyOf(request)}`.trim(),
      ),
    )

  test('puts arguments into the path and the query, and reveals its secrets to the server only', async () => {
    const text = await tool(await echo(), {}).run({ station: '汉口/1', days: 2 }, call)
    expect(text).toBe('GET /stations/%E6%B1%89%E5%8F%A3%2F1?days=2 the key of levels')
  })

  test('sends a JSON body with the other methods', async () => {
    const text = await tool(await echo(), { method: 'POST' }).run({ station: 'a', level: 3 }, call)
    expect(text).toBe('POST /stations/a the key of levels {"level":3}')
  })

  test('does not let an argument lead out of its path', async () => {
    const text = await tool(await echo(), {}).run({ station: '..' }, call)
    expect(text).toMatch(/^GET \/stations\/ /)
  })

  test('gives up a server that does not answer in its time', async () => {
    const silent = await serve(() => {})
    await expect(tool(silent, { timeoutSeconds: 0.02 }).run({ station: 'a' }, call)).rejects.toThrow(
      /timeout|abort/i,
    )
  })

  test('that promises JSON and gets none fails', async () => {
    const words = await serve((_, response) => response.end('<html>'))
    await expect(tool(words, { returnType: 'json' }).run({ station: 'a' }, call)).rejects.toThrow(
      'not valid JSON',
    )
  })
})
