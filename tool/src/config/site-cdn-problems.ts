import type { Problem } from '../errors/tengyun-error.ts'
import type { AppConfig, EnvironmentConfig } from './schema.ts'

/** What a CDN before a site and the site itself do not agree on. */
export function siteCdnProblems({ site }: AppConfig, { domain, files }: EnvironmentConfig): Problem[] {
  if (domain?.cdn === undefined) return []
  const { cdn, name, certificate } = domain
  const taken = cdn.name === name || cdn.name === files.cdn?.name
  const unencrypted = certificate !== undefined && cdn.certificate === undefined
  return [
    ...(site === undefined ? [{ path: 'domain.cdn', message: nothingToServe }] : []),
    ...(taken ? [{ path: 'domain.cdn.name', message: isTaken }] : []),
    ...(unencrypted ? [{ path: 'domain.cdn.certificate', message: pagesRefuse }] : []),
  ]
}

const nothingToServe = {
  en: 'It serves what lies below /assets/ of app.site, which the config does not name.',
  zh: '它加速 app.site 中 /assets/ 下的文件，而配置未指定 app.site。',
}

const isTaken = {
  en: 'It needs a name of its own.',
  zh: '须使用单独的域名。',
}

const pagesRefuse = {
  en: 'Pages over HTTPS load nothing over HTTP: it needs a certificate as the site has one.',
  zh: 'HTTPS 页面不加载 HTTP 资源：站点有证书时，这里也须配置证书。',
}
