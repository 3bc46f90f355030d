import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { hostPaths, slots } from '../../paths.ts'
import { mimeTypes, nginxConfig } from './nginx-config.ts'

const folder = mkdtempSync(join(tmpdir(), 'tengyun nginx '))
afterAll(() => rmSync(folder, { recursive: true }))

const paths = hostPaths(folder, 'shop')

function rendered(more: Partial<Parameters<typeof nginxConfig>[0]> = {}): string {
  return nginxConfig({
    paths,
    upstreams: { blue: { address: '127.0.0.1', port: 8000 }, green: { address: '127.0.0.1', port: 8001 } },
    open: ['green'],
    listen: { address: '127.0.0.1', port: 8080 },
    site: 'console',
    assets: undefined,
    appPaths: ['/health', '/ready'],
    user: process.getuid?.() === 0 ? 'root' : undefined,
    boundsAge: false,
    ...more,
  })
}

describe('the web server configuration', () => {
  it.each([
    ['with a site', {}],
    ['without a site', { site: undefined }],
    ['with assets on a CDN', { assets: 'https://assets.example.com' }],
    ['of an app that is asked for its front page', { site: undefined, appPaths: ['/'] }],
    ['of a real host', { open: slots, boundsAge: true, user: undefined }],
  ])('%s is accepted by nginx itself, in a folder whose name has a space', (_title, more) => {
    mkdirSync(join(paths.nginx.folder, 'temporary'), { recursive: true })
    mkdirSync(paths.logs, { recursive: true })
    writeFileSync(join(paths.nginx.folder, 'mime.types.conf'), mimeTypes)
    writeFileSync(paths.nginx.config, rendered(more))
    const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` }
    const words = [
      '-t',
      '-q',
      '-p',
      paths.nginx.folder,
      '-e',
      join(paths.logs, 'error.log'),
      '-c',
      paths.nginx.config,
    ]
    expect(() => execFileSync('nginx', words, { env, stdio: 'pipe' })).not.toThrow()
  })

  it('is the same for every release, so that a switch needs no reload', () => {
    expect(rendered({ open: slots })).not.toMatch(/\d{8}-\d{6}/)
  })
})
