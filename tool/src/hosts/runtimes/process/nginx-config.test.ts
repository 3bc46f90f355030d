import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { hostPaths } from '../../paths.ts'
import { mimeTypes, nginxConfig } from './nginx-config.ts'

const folder = mkdtempSync(join(tmpdir(), 'tengyun nginx '))
afterAll(() => rmSync(folder, { recursive: true }))

const paths = hostPaths(folder, 'shop')

function rendered(more: Partial<Parameters<typeof nginxConfig>[0]> = {}): string {
  return nginxConfig({
    paths,
    slot: 'green',
    release: '20260314-091207-a1b2c3d',
    listen: { address: '127.0.0.1', port: 8080 },
    upstream: { address: '127.0.0.1', port: 8001 },
    site: 'console',
    appPaths: ['/health', '/ready'],
    isRoot: process.getuid?.() === 0,
    isEmulated: true,
    ...more,
  })
}

describe('the web server configuration', () => {
  it.each([
    ['with a site', {}],
    ['without a site', { site: undefined }],
    ['of a real host', { isEmulated: false }],
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

  it('names its release in every answer', () => {
    expect(rendered()).toContain('add_header X-Release 20260314-091207-a1b2c3d always;')
  })
})
