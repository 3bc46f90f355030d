import { expect, it } from 'vitest'
import { environmentOf } from '../../config/load.ts'
import { configSchema } from '../../config/schema.ts'
import { databaseDoors, modelAddress } from './doors.ts'

function environmentWith(more: object) {
  const place = { cloud: 'tencent', region: 'ap-guangzhou', zone: 'ap-guangzhou-6' }
  const app = { image: { from: 'sources' } }
  const environments = { production: { ...place, ...more } }
  return environmentOf(configSchema.parse({ project: 'shop', app, environments }), 'production')
}

const backing = {
  postgres: {
    ...{ ip: '10.20.1.5', port: 5432, authority: '' },
    ...{ user: 'shop', database: 'shop', connections: undefined },
  },
  readers: undefined,
  redis: { ip: '10.20.1.7', port: 6379, authority: '' },
}

it('are one for each database that there is', () => {
  expect(databaseDoors(backing, environmentWith({}))).toEqual([
    { range: '10.20.1.5/32', port: 5432 },
    { range: '10.20.1.7/32', port: 6379 },
  ])
  const none = { postgres: undefined, readers: undefined, redis: undefined }
  expect(databaseDoors(none, environmentWith({ postgres: false, redis: false }))).toEqual([])
})

it('are everywhere in the VPC where shards are spoken to without a proxy', () => {
  const architecture = { type: 'cluster', shards: 3, connection: 'direct' }
  const doors = databaseDoors(backing, environmentWith({ redis: { architecture } }))
  expect(doors).toContainEqual({ range: '10.20.0.0/16', port: 6379 })
})

it.each([
  ['https://api.deepseek.com/v1', { ip: undefined, port: 443 }],
  ['https://models.example.com:8443/v1', { ip: undefined, port: 8443 }],
  ['http://10.20.9.9:8000/v1', { ip: '10.20.9.9', port: 8000 }],
  ['http://10.20.9.9/v1', { ip: '10.20.9.9', port: 80 }],
])('of a model at %s are its address, or its port', (endpoint, expected) => {
  expect(modelAddress({ model: { endpoint } }, environmentWith({}))).toEqual(expected)
  const model = { endpoint: 'https://api.deepseek.com/v1', variable: 'MODEL_URL' }
  expect(modelAddress({ model }, environmentWith({ variables: { MODEL_URL: endpoint } }))).toEqual(expected)
})
