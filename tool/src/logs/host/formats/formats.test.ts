import { describe, expect, it } from 'vitest'
import { access } from './access.ts'
import { json } from './json.ts'
import { nginxError } from './nginx-error.ts'
import { stamped } from './stamped.ts'

const at = Date.parse('2026-11-23T06:33:40.895Z')

describe('a line of JSON', () => {
  it('says when, how bad, of which release and request, and keeps its other fields', () => {
    const line = json(
      '{"level":40,"time":"2026-11-23T06:33:40.895Z","app":"shop","release":"r1","requestId":"q1","path":"/a","status":503,"msg":"Request answered"}',
    )
    expect(line).toEqual({
      ...{ at, level: 'warn', release: 'r1', requestId: 'q1' },
      text: 'Request answered  path=/a status=503',
    })
  })

  it('may have its time in milliseconds and its level in words', () => {
    expect(json(`{"time":${at},"level":"ERROR","message":"no"}`)).toEqual({ at, level: 'error', text: 'no' })
  })

  it('shows the stack of an error', () => {
    const line = json(
      `{"time":${at},"level":50,"msg":"failed","err":{"message":"x","stack":"Error: x\\n  at y"}}`,
    )
    expect(line?.text).toBe('failed\nError: x\n  at y')
  })

  it('that was cut off, or has no time, is left to others', () => {
    expect(json('{"time":1795415620')).toBeUndefined()
    expect(json('{"msg":"no time"}')).toBeUndefined()
    expect(json('plain words')).toBeUndefined()
  })
})

describe('a line of the access log', () => {
  const line =
    '1795415620.940 502 0.005 green|20261123-063304-6afc11c "GET /api/setup" 127.0.0.1 52124c8010de3c497ca471e57f6f7af3'

  it('says which slot and release answered which request', () => {
    expect(access(line)).toEqual({
      ...{ at: 1_795_415_620_940, level: 'error', slot: 'green', release: '20261123-063304-6afc11c' },
      ...{ requestId: '52124c8010de3c497ca471e57f6f7af3', text: 'GET /api/setup → 502  5 ms  127.0.0.1' },
    })
  })

  it('of a static file has no slot and may have no release', () => {
    const file = access('1795415620.940 200 0.000 | "GET /assets/a.js" 127.0.0.1 521')
    expect(file).toEqual({
      ...{ at: 1_795_415_620_940, level: 'info', requestId: '521' },
      text: 'GET /assets/a.js → 200  0 ms  127.0.0.1',
    })
  })
})

it('reads what nginx complains of, in the time of its host', () => {
  const line = nginxError('2026/11/23 06:33:40 [crit] 12#12: *3 connect() failed')
  expect(line).toEqual({
    at: new Date(2026, 10, 23, 6, 33, 40).getTime(),
    level: 'fatal',
    text: '12#12: *3 connect() failed',
  })
})

it('does not take it for an error that the slot that stands by refuses connections', () => {
  const said =
    '8#8: *4 connect() failed (111: Connection refused) while connecting to upstream, client: 10.0.0.1'
  expect(nginxError(`2026/11/23 06:33:40 [error] ${said}`)?.level).toBe('info')
})

it.each([
  '2026-11-23T06:33:40.895123456Z said',
  '[2026-11-23T06:33:40.895Z] said',
  '2026-11-23 14:33:40,895+08:00 said',
])('reads the moment before other lines: %s', (text) => {
  expect(stamped(text)).toEqual({ at, text: 'said' })
})
