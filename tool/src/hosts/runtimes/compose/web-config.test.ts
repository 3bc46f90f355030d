import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type NginxFolder, nginxFolder } from '../../../../test/nginx.ts'
import { mayWrite } from '../../../releases/images/writable.ts'
import { containerNetwork } from './network.ts'
import { webParameters } from './parameters.ts'
import { composeFile } from './places.ts'

const ofSafeSystem = fileURLToPath(new URL('../../../../../deploy', import.meta.url))
const ofAnyApp = fileURLToPath(new URL('files', import.meta.url))

describe.each([
  ['safe-system', ofSafeSystem],
  ['any app', ofAnyApp],
])('the nginx.conf of %s', (_, shipped) => {
  let nginx: NginxFolder
  beforeEach(() => {
    nginx = nginxFolder()
    cpSync(join(shipped, 'nginx.conf'), join(nginx.config, 'nginx.conf'))
    cpSync(join(shipped, 'nginx'), join(nginx.config, 'nginx'), { recursive: true })
  })
  afterEach(() => nginx.remove())

  const parameter = (name: string, content: string) =>
    writeFileSync(join(nginx.config, 'nginx/parameters', name), content)

  it('is accepted as it stands', () => {
    expect(nginx.understood()).toContain('server 172.30.77.3:8000 max_fails=0;')
  })

  it('is accepted with the parameters of a host behind a load balancer', () => {
    const network = containerNetwork('', '172.16.0.9', 8000)
    const given = webParameters(network, ['172.16.0.0/16', '100.64.0.0/10'], 'https://assets.example.com')
    for (const [name, content] of Object.entries(given)) parameter(name, content)
    const config = nginx.understood()
    expect(config).toContain('server 192.168.77.4:8000 max_fails=0;')
    expect(config).toContain('set_real_ip_from 172.16.0.0/16;')
    expect(config).toContain('100.64.0.0/10 1;')
    expect(config).toContain('default "https://assets.example.com";')
  })

  it('is accepted where TLS ends on the host', () => {
    const tls = join(nginx.config, 'tls')
    mkdirSync(tls)
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
    expect(nginx.understood()).toContain('listen 8443 ssl http2 default_server;')
  })
})

describe('what the tool ships for any app', () => {
  const text = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8')

  it('is what safe-system has, but for what is served', () => {
    const files = readdirSync(ofAnyApp, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.conf'),
    )
    const others = files.filter((path) => text(ofAnyApp, path) !== text(ofSafeSystem, path))
    expect(files.length).toBeGreaterThan(8)
    expect(others).toEqual(['nginx/site.conf'])
  })

  it('runs the web server as safe-system does, and the app confined as there', () => {
    const servicesOf = (folder: string) =>
      parse(text(folder, composeFile).replaceAll('safe-system', 'app'), { merge: true }).services
    const [any, safe] = [servicesOf(ofAnyApp), servicesOf(ofSafeSystem)]
    expect(any.nginx).toEqual(safe.nginx)
    const { entrypoint, init, user, volumes, ...confined } = any.api
    expect(safe.api).toMatchObject(confined)
    expect(safe.api.volumes).toEqual(expect.arrayContaining(volumes))
  })

  it('gives the app folders to write to where it asks for them', () => {
    const { services } = parse(mayWrite(text(ofAnyApp, composeFile), ['/app/tmp']))
    expect(services.api.tmpfs).toEqual(['/tmp:size=256m', '/app/tmp:size=256m,mode=1777'])
  })
})
