import { connect, type SecureVersion } from 'node:tls'
import type { Check } from '../../check.ts'
import { judged, notChosen } from '../../finding.ts'

/** Days that a certificate has to be good for. */
const least = 14

export const siteTls: Check = {
  id: 'site-tls',
  title: { en: 'People reach the site over modern TLS', zh: '网站启用 HTTPS' },
  story: ['1.2.2'],
  expected: {
    en: `a certificate for the name that is good for ${least} days at least; TLS 1.2 or newer; nothing older`,
    zh: `域名证书有效期至少 ${least} 天；仅支持 TLS 1.2 及以上`,
  },
  mend: {
    en: 'Set domain.certificate, and run `npx tengyun apply`.',
    zh: '设置 domain.certificate 后运行 `npx tengyun apply`。',
  },
  async run({ session, site }) {
    const { domain } = session.environment
    if (domain?.certificate === undefined) return noCertificate
    const host = new URL(site).hostname
    const { protocol, until } = await shakeHands(host, domain.name, 'TLSv1.2', 'TLSv1.3')
    const old = await shakeHands(host, domain.name, 'TLSv1', 'TLSv1.1').then(
      (hands) => hands.protocol,
      () => 'refused',
    )
    const days = (Date.parse(until) - Date.now()) / 86_400_000
    return judged(days >= least && old === 'refused', `${protocol}, ${Math.floor(days)} d`, [
      `${domain.name}: ${protocol}, valid until ${until}`,
      `TLS 1.0–1.1: ${old}`,
    ])
  },
}

function shakeHands(host: string, servername: string, minVersion: SecureVersion, maxVersion: SecureVersion) {
  return new Promise<{ readonly protocol: string; readonly until: string }>((done, failed) => {
    const ciphers = maxVersion === 'TLSv1.1' ? { ciphers: 'DEFAULT@SECLEVEL=0' } : {}
    const socket = connect(
      { host, port: 443, servername, minVersion, maxVersion, ...ciphers, timeout: 10_000 },
      () => {
        done({ protocol: socket.getProtocol() ?? '', until: socket.getPeerCertificate().valid_to })
        socket.destroy()
      },
    )
    socket.on('error', failed)
    socket.on('timeout', () => socket.destroy(new Error(`${host}:443 is silent`)))
  })
}

const noCertificate = notChosen({
  en: 'The environment has no certificate (domain.certificate): people reach it over HTTP.',
  zh: '环境未配置证书（domain.certificate），通过 HTTP 访问。',
})
