import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { isPublicAddress } from './addresses.ts'
import { guardedFetch } from './guarded-fetch.ts'
import { readText } from './read-body.ts'

const servers: Server[] = []

async function serve(answer: RequestListener): Promise<{ url: string; host: string }> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url: `http://${host}/`, host }
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

describe('Addresses that agents may not reach', () => {
  test.each([
    '10.1.2.3',
    '127.0.0.1',
    '169.254.0.23',
    '172.20.0.1',
    '192.168.1.1',
    '100.100.100.200',
    '0.0.0.0',
    '::1',
    '::ffff:10.0.0.1',
    'fd00::1',
    'fe80::1',
    '64:ff9b::a00:1',
  ])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false))

  test.each(['1.1.1.1', '119.29.29.29', '2400:3200::1'])('%s is public', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  )

  test('are refused as literals, in other notations and behind names', async () => {
    const fetch = guardedFetch({ allowedHosts: [] })
    for (const url of ['http://127.0.0.1:9/', 'http://0x7f.1:9/', 'http://2130706433:9/', 'http://[::1]:9/'])
      await expect(fetch(url)).rejects.toThrow('not on the public internet')
    await expect(fetch('http://localhost:9/')).rejects.toThrow('not on the public internet')
  })

  test('are refused after a redirect from one that is allowed', async () => {
    const inside = await serve((_, response) => response.end('secret'))
    const door = await serve((_, response) => response.writeHead(302, { location: inside.url }).end())
    const fetch = guardedFetch({ allowedHosts: [door.host] })
    await expect(fetch(door.url)).rejects.toThrow('not on the public internet')
  })

  test('include files and other schemes', async () => {
    await expect(guardedFetch({ allowedHosts: [] })('file:///etc/passwd')).rejects.toThrow(
      'only http: and https:',
    )
  })
})

describe('A guarded fetch', () => {
  test('sends method, headers and body, and gives the answer', async () => {
    const { url, host } = await serve((request, response) => {
      request
        .setEncoding('utf8')
        .on('data', (body) =>
          response
            .setHeader('content-type', 'text/plain')
            .end(`${request.method} ${request.headers['x-a']} ${body}`),
        )
    })
    const response = await guardedFetch({ allowedHosts: [host] })(url, {
      method: 'PUT',
      headers: { 'x-a': '1' },
      body: '洪水',
    })
    expect(await response.text()).toBe('PUT 1 洪水')
  })

  test('does not carry credentials to another origin', async () => {
    const seen: (string | undefined)[] = []
    const other = await serve(({ headers }, response) => {
      seen.push(headers.authorization)
      response.end()
    })
    const first = await serve(({ headers }, response) => {
      seen.push(headers.authorization)
      response.writeHead(307, { location: other.url }).end()
    })
    const fetch = guardedFetch({ allowedHosts: [first.host, other.host] })
    await fetch(first.url, { headers: { authorization: 'Bearer x' } })
    expect(seen).toEqual(['Bearer x', undefined])
  })

  test('gives up a circle of redirects', async () => {
    const { url, host } = await serve((_, response) => response.writeHead(302, { location: '/' }).end())
    await expect(guardedFetch({ allowedHosts: [host] })(url)).rejects.toThrow('redirects more than 5 times')
  })

  test('reads no more than it was told to of an answer without end', async () => {
    const { url, host } = await serve((_, response) => {
      const more = () => {
        while (response.write('x'.repeat(1000)));
      }
      response.on('drain', more)
      more()
    })
    const response = await guardedFetch({ allowedHosts: [host] })(url)
    expect(await readText(response, 5000)).toBe('x'.repeat(5000))
  })

  test('ends when its signal does', async () => {
    const { url, host } = await serve(() => {})
    const controller = new AbortController()
    const answer = guardedFetch({ allowedHosts: [host] })(url, { signal: controller.signal })
    controller.abort()
    await expect(answer).rejects.toThrow(/abort/i)
  })

  test('reads pages in the charset they say', async () => {
    const { url, host } = await serve((_, response) =>
      response
        .setHeader('content-type', 'text/html; charset=gb2312')
        .end(Buffer.from([0xba, 0xe9, 0xcb, 0xae])),
    )
    expect(await readText(await guardedFetch({ allowedHosts: [host] })(url), 100)).toBe('洪水')
  })
})
