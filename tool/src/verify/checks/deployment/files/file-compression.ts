import type { Check } from '../../../check.ts'
import { judged, notChosen } from '../../../finding.ts'
import { ask } from '../../../measure/http.ts'

export const fileCompression: Check = {
  id: 'file-compression',
  title: { en: 'Pages travel compressed', zh: '静态资源压缩传输' },
  story: ['4.5.4'],
  expected: {
    en: 'a script of the console comes with content-encoding',
    zh: '控制台脚本带有 content-encoding',
  },
  mend: { en: 'See gzip in deploy/nginx.conf.', zh: '检查 deploy/nginx.conf 中的 gzip 设置。' },
  async run({ session, site }) {
    if (session.project.config.app.site === undefined)
      return notChosen({ en: 'The app has no pages (app.site).', zh: '应用没有页面（app.site）。' })
    const { body } = await ask(`${site}/`)
    const script = /<script[^>]+src="([^"]+\.js)"/.exec(body)?.[1] ?? '/'
    // Whether or not pages name it elsewhere: from there a CDN has it, which another check looks at.
    const { pathname } = new URL(script, site)
    const { headers } = await ask(site + pathname, { headers: { 'accept-encoding': 'gzip, br' } })
    const encoding = headers.get('content-encoding')
    return judged(encoding !== null, `GET ${pathname} → content-encoding: ${encoding ?? '–'}`)
  },
}
