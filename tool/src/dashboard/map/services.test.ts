import { expect, it } from 'vitest'
import type { Observed } from '../../plan/model.ts'
import { serviceFlows } from './services.ts'

function one(key: Observed['key'], id: string, fields: Observed['fields'] = {}): Observed {
  const kind = key.slice(0, key.indexOf('/'))
  return { kind, key, id, name: id, state: 'online', settled: true, tagged: true, fields }
}

const files = one('cos-bucket/files', 'files-1')
const balancer = one('clb/main', 'lb-1')
const host = one('cvm/host-1', 'ins-1', { role: '' })

it('leads from a name on the CDN to where its nodes get what they serve', () => {
  const downloads = one('cdn-domain/files', 'files.example.com', { site: null, bucket: 'files-1' })
  const assets = one('cdn-domain/site', 'assets.example.com', {
    site: 'https://app.example.com',
    bucket: null,
  })
  expect(serviceFlows([files, balancer, downloads, assets])).toEqual([
    { from: 'cdn-domain/files', to: 'cos-bucket/files', ports: '443', by: 'origin' },
    { from: 'cdn-domain/site', to: 'clb/main', ports: '443', by: 'origin' },
  ])
})

it('leads to the hosts where no load balancer stands before them', () => {
  const assets = one('cdn-domain/site', 'assets.example.com', {
    site: 'http://app.example.com:8080',
    bucket: null,
  })
  expect(serviceFlows([host, assets])).toEqual([
    { from: 'cdn-domain/site', to: 'cvm/host-1', ports: '8080', by: 'origin' },
  ])
})
