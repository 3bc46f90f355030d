import { request } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { type DrawAnswer, type Serving, serve } from './serve.ts'
import { sharedReading } from './shared-reading.ts'

let serving: Serving | undefined

afterEach(async () => {
  await serving?.close()
  serving = undefined
})

async function served(draw: DrawAnswer = async () => '<p>page</p>'): Promise<string> {
  serving = await serve(0, draw)
  return serving.url
}

describe('the served page', () => {
  it('is there for whoever has the address', async () => {
    const answer = await fetch(await served())
    expect(await answer.text()).toBe('<p>page</p>')
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('is not there without the token, or with another', async () => {
    const url = await served()
    expect((await fetch(new URL('/', url))).status).toBe(403)
    expect((await fetch(`${url}x`)).status).toBe(403)
  })

  it('is not there under a name that somebody else’s page made up', async () => {
    const { port, pathname, search } = new URL(await served())
    const status = await new Promise((done, failed) => {
      const headers = { host: `evil.example:${port}` }
      request({ host: '127.0.0.1', port, path: `${pathname}${search}`, headers }, (answer) => {
        answer.resume()
        done(answer.statusCode)
      })
        .on('error', failed)
        .end()
    })
    expect(status).toBe(421)
  })

  it('says so where another program has the port', async () => {
    const { port } = new URL(await served())
    await expect(serve(Number(port), async () => '')).rejects.toThrow('dashboard/port-taken')
  })

  it('can only be read', async () => {
    expect((await fetch(await served(), { method: 'POST' })).status).toBe(405)
  })

  it('is drawn in the language that the address names', async () => {
    const url = await served(async (language, address) => `${language} ${address('zh')}`)
    expect(await (await fetch(`${url}&lang=en`)).text()).toMatch(/^en \/\?token=.+&lang=zh$/)
  })

  it('says what went wrong, and is there again afterwards', async () => {
    let fails = true
    const url = await served(async () => {
      if (fails) throw new Error('the cloud does not answer')
      return 'page'
    })
    const answer = await fetch(url)
    expect([answer.status, await answer.text()]).toEqual([502, 'the cloud does not answer'])
    fails = false
    expect((await fetch(url)).status).toBe(200)
  })
})

describe('a shared reading', () => {
  it('is taken once for all who ask at about the same time', async () => {
    let [time, count] = [0, 0]
    const read = sharedReading(
      async () => ++count,
      () => time,
      10,
    )
    expect(await Promise.all([read(), read()])).toEqual([1, 1])
    time = 10
    expect(await read()).toBe(2)
  })

  it('is taken anew after one that failed', async () => {
    let count = 0
    const read = sharedReading(
      async () => {
        if (++count === 1) throw new Error('once')
        return count
      },
      () => 0,
      10,
    )
    await expect(read()).rejects.toThrow('once')
    expect(await read()).toBe(2)
  })
})
