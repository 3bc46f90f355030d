import { expect, it } from 'vitest'
import { checkConfig } from './check.ts'

const app = {
  build: { command: 'make', inputs: ['src'], output: 'out' },
  start: 'node server.js',
  image: { nginx: 'nginx.conf' },
}
const certificate = { type: 'uploaded', chain: 'chain.pem', privateKey: 'key.pem' }
const name = 'safe.example.com'
const cdn = { name: 'assets.example.com' }

function problemsOf(domain: object, { site = 'console', files = {} } = {}) {
  const environment = { cloud: 'tencent', region: 'ap-guangzhou', zone: 'ap-guangzhou-6', domain, files }
  const written = {
    project: 'shop',
    app: site === '' ? app : { ...app, site },
    environments: { production: environment },
  }
  const checked = checkConfig(written)
  return checked.ok ? [] : checked.problems.map(({ path }) => path)
}

it('takes a CDN before a site, under a name of its own', () => {
  expect(problemsOf({ name, cdn })).toEqual([])
  expect(problemsOf({ name, certificate, cdn: { ...cdn, certificate } })).toEqual([])
})

it.each([
  ['of a site that there is not', { name, cdn }, { site: '' }, 'domain.cdn'],
  ['under the name of the site', { name, cdn: { name } }, {}, 'domain.cdn.name'],
  ['under the name of the files', { name, cdn }, { files: { cdn } }, 'domain.cdn.name'],
  ['without HTTPS under pages with it', { name, certificate, cdn }, {}, 'domain.cdn.certificate'],
])('refuses one %s', (_, domain, more, path) => {
  expect(problemsOf(domain, more)).toEqual([`environments.production.${path}`])
})
