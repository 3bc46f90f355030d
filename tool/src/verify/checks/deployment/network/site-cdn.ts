import { compressed } from '../../../../resources/cdn/delivery.ts'
import { servedAt } from '../../../../resources/cdn/served-at.ts'
import type { CdnDomainFields } from '../../../../resources/cdn-domain.ts'
import type { Check, CheckInput } from '../../../check.ts'
import { failed, judged, notChosen } from '../../../finding.ts'
import { askCdn, type CdnPlace, untilHit } from '../../../measure/cdn-trip.ts'
import { ask } from '../../../measure/http.ts'
import { observedAt } from '../../../observed.ts'
import { isEmulated } from '../../reasons.ts'

export const siteCdn: Check = {
  id: 'site-cdn',
  title: { en: 'The site’s assets are served from nodes near people', zh: '前端静态资源由 CDN 就近加速' },
  story: ['C5'],
  expected: {
    en: 'the page names its assets on the CDN, where a node has them, compressed, for pages of any name; pages themselves are kept nowhere',
    zh: '页面引用 CDN 上的静态资源，节点可缓存命中、压缩传输并允许跨域加载；页面本身不被缓存',
  },
  mend: {
    en: 'Run `npx tengyun up`, which makes the name and then has pages use it; see that the name leads to its CNAME.',
    zh: '运行 `npx tengyun up`：先创建加速域名，再让页面使用它；并确认域名已解析到其 CNAME。',
  },
  async run(input) {
    const wanted = input.session.environment.domain?.cdn
    if (wanted === undefined) return none
    const { fields, state } = observedAt<CdnDomainFields>(input, 'cdn-domain/site')
    const url = fields.online ? await servedAt(input.session.context, wanted) : undefined
    if (url === undefined) return failed(`${fields.domain}: ${state}`)
    return tryOut(input, { url, name: wanted.name, isEmulated: isEmulated(input) })
  },
}

async function tryOut({ site }: CheckInput, place: CdnPlace) {
  const page = await ask(`${site}/`)
  const asset = assetOn(place, page.body)
  if (asset === undefined) return failed(`${site}/ names nothing on ${place.url}`)
  const ours = await ask(site + asset)
  const theirs = await untilHit(place, () => asset)
  const pageThere = await askCdn(place, '/').then(() => askCdn(place, '/'))
  const { 'content-encoding': encoding } = (await askCdn(place, asset, { 'accept-encoding': 'gzip, br' }))
    .headers
  const { 'access-control-allow-origin': allowed } = theirs.headers
  const evidence = [
    `GET ${site}/ names ${place.name}${asset}`,
    `GET ${place.name}${asset} → ${theirs.status}, ${theirs.isHit ? 'hit' : 'no hit'}, access-control-allow-origin: ${allowed ?? '–'}`,
    `compressed: ${encoding ?? '–'}`,
    `GET ${place.name}/ again → ${pageThere.status}, ${pageThere.isHit ? 'hit' : 'no hit'}`,
  ]
  const arrives = theirs.status === 200 && theirs.body === ours.body && theirs.isHit && allowed === '*'
  const isSmall = encoding !== undefined || Buffer.byteLength(ours.body) < compressed.MinLength
  return judged(arrives && isSmall && !pageThere.isHit, evidence.join('; '), evidence)
}

/** The path of the first asset that a page names on the CDN. */
function assetOn({ url }: CdnPlace, page: string): string | undefined {
  const at = page.indexOf(`"${url}/`)
  return at < 0 ? undefined : page.slice(at + 1 + url.length, page.indexOf('"', at + 1))
}

const none = notChosen({
  en: 'The environment has no CDN before its site (domain.cdn).',
  zh: '环境的站点未配置 CDN（domain.cdn）。',
})
