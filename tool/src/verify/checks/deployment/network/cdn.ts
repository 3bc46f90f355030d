import { cosCall } from '../../../../cloud/cos.ts'
import { servedAt } from '../../../../resources/cdn/served-at.ts'
import { signedPath } from '../../../../resources/cdn/sign.ts'
import { addressSeconds, signingKeys } from '../../../../resources/cdn/signing.ts'
import type { CdnDomainFields } from '../../../../resources/cdn-domain.ts'
import { keys } from '../../../../resources/desired.ts'
import { newCdnKey } from '../../../../secrets/cdn-key.ts'
import type { Check, CheckInput } from '../../../check.ts'
import { failed, judged, notChosen } from '../../../finding.ts'
import { askCdn, type CdnPlace, tries, untilHit } from '../../../measure/cdn-trip.ts'
import { scratchObject } from '../../../measure/scratch-object.ts'
import { observedAt } from '../../../observed.ts'
import { isEmulated } from '../../reasons.ts'

export const cdn: Check = {
  id: 'cdn',
  title: { en: 'Files are served from nodes near people', zh: '文件由 CDN 就近加速' },
  story: ['1.4.4', '4.2.4'],
  expected: {
    en: 'a signed address brings a file, soon from a node that has it; unsigned, forged and expired ones get 403',
    zh: '签名地址可取得文件，随后由节点缓存命中；未签名、伪造与过期的地址均返回 403',
  },
  mend: {
    en: 'Run `npx tengyun apply`; let CDN read private buckets in the console, and see that the name leads to its CNAME.',
    zh: '运行 `npx tengyun apply`；在控制台授权 CDN 读取私有存储桶，并确认域名已解析到其 CNAME。',
  },
  async run(input) {
    const { cdn: wanted } = input.session.environment.files
    if (wanted === undefined) return none
    const { fields, state } = observedAt<CdnDomainFields>(input, 'cdn-domain/files')
    const url = fields.online ? await servedAt(input.session.context, wanted) : undefined
    if (url === undefined) return failed(`${fields.domain}: ${state}`)
    return tryOut(input, { url, name: wanted.name, isEmulated: isEmulated(input) })
  },
}

function tryOut(input: CheckInput, place: CdnPlace) {
  const { cos, secrets } = input.session.context
  return scratchObject(input, observedAt(input, keys.files).id, async (at) => {
    const Body = `tengyun verify ${at.Key}`
    await cosCall('PutObject', () => cos.putObject({ ...at, Body }))
    const path = `/${at.Key}`
    const [key = ''] = signingKeys(secrets)
    const now = new Date()
    const expired = new Date(now.getTime() - (addressSeconds + 60) * 1000)

    const first = await askCdn(place, signedPath(path, key, now))
    const again = await untilHit(place, () => signedPath(path, key, now))
    // By now the nodes have it: what is refused is refused by them.
    const refusals = {
      unsigned: await askCdn(place, path),
      forged: await askCdn(place, signedPath(path, newCdnKey(), now)),
      expired: await askCdn(place, signedPath(path, key, expired)),
    }

    const evidence = [
      `GET ${place.name} → ${first.status}${first.body === Body ? '' : ', not the file'}`,
      `again → ${again.status}, ${again.isHit ? 'hit' : `no hit in ${tries} requests`}`,
      ...Object.entries(refusals).map(([how, { status }]) => `${how} → ${status}`),
    ]
    const arrives = first.status === 200 && first.body === Body && again.body === Body && again.isHit
    const refuses = Object.values(refusals).every(({ status }) => status === 403)
    return judged(arrives && refuses, evidence.join('; '), evidence)
  })
}

const none = notChosen({
  en: 'The environment has no CDN (files.cdn).',
  zh: '环境未配置 CDN（files.cdn）。',
})
