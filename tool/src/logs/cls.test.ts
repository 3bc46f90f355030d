import { expect, it } from 'vitest'
import { lineOf } from './cls.ts'

const shipped = (FileName: string, content: unknown) => ({
  ...{ Time: 1_795_415_620_000, TopicId: 't', Source: '10.0.0.5', HostName: 'host-1', FileName },
  LogJson: JSON.stringify(content),
})

it('reads what LogListener shipped as the host would', () => {
  const access =
    '1795415620.940 502 0.005 green|r1 "GET /api/setup" 127.0.0.1 52124c8010de3c497ca471e57f6f7af3'
  expect(lineOf(shipped('/opt/shop/logs/nginx-access.log', { __CONTENT__: access }))).toMatchObject([
    { host: 'host-1', service: 'nginx', slot: 'green', release: 'r1', at: 1_795_415_620_940, level: 'error' },
  ])
})

it('gives a line without a time of its own the one at which it was shipped', () => {
  expect(lineOf(shipped('/opt/shop/logs/blue.log', { __CONTENT__: 'listening' }))).toEqual([
    { host: 'host-1', service: 'api', slot: 'blue', at: 1_795_415_620_000, text: 'listening' },
  ])
})

it('leaves what is no log of ours, and what was taken apart on its way', () => {
  expect(lineOf(shipped('/var/syslog', { __CONTENT__: 'x' }))).toEqual([])
  expect(lineOf(shipped('/opt/shop/logs/blue.log', { field: 'x' }))).toEqual([])
})
