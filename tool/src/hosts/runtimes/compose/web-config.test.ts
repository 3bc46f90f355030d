import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { containerNetwork } from './network.ts'
import { webParameters } from './parameters.ts'

const shipped = fileURLToPath(new URL('../../../../../deploy', import.meta.url))

describe('the shipped nginx.conf', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tengyun-web-'))
    // nginx started by root takes another user for its workers.
    chmodSync(folder, 0o755)
    for (const name of ['prefix/logs', 'prefix/uploads', 'config/tls'])
      mkdirSync(join(folder, name), { recursive: true })
    cpSync(join(shipped, 'nginx.conf'), join(folder, 'config/nginx.conf'))
    cpSync(join(shipped, 'nginx'), join(folder, 'config/nginx'), { recursive: true })
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const parameter = (name: string, content: string) =>
    writeFileSync(join(folder, 'config/nginx/parameters', name), content)

  /** What nginx understood, all includes in place. */
  const accepted = () => {
    const words = [
      '-e',
      'stderr',
      '-p',
      join(folder, 'prefix'),
      '-c',
      join(folder, 'config/nginx.conf'),
      '-T',
    ]
    return execFileSync('nginx', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  }

  it('is accepted as it stands', () => {
    expect(accepted()).toContain('server 172.30.77.3:8000 max_fails=0;')
  })

  it('is accepted with the parameters of a host behind a load balancer', () => {
    const network = containerNetwork('', '172.16.0.9')
    for (const [name, content] of Object.entries(webParameters(network, ['172.16.0.0/16', '100.64.0.0/10'])))
      parameter(name, content)
    const config = accepted()
    expect(config).toContain('server 192.168.77.4:8000 max_fails=0;')
    expect(config).toContain('set_real_ip_from 172.16.0.0/16;')
    expect(config).toContain('100.64.0.0/10 1;')
  })

  it('is accepted where TLS ends on the host', () => {
    const tls = join(folder, 'config/tls')
    const files = ['-keyout', join(tls, 'key.pem'), '-out', join(tls, 'certificate.pem')]
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-noenc',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-subj',
        '/CN=shop',
        ...files,
      ],
      { stdio: 'ignore' },
    )
    parameter('entrance.conf', 'include nginx/entrance-https.conf;\n')
    expect(accepted()).toContain('listen 8443 ssl http2 default_server;')
  })
})
