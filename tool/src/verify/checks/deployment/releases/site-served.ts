import type { Check } from '../../../check.ts'
import { judged, notChosen } from '../../../finding.ts'
import { ask } from '../../../measure/http.ts'

export const siteServed: Check = {
  id: 'site-served',
  title: { en: 'The console is served', zh: '控制台页面可访问' },
  story: ['N2'],
  expected: {
    en: 'a page at /, the same page below any path of its own, and files that browsers may keep',
    zh: '首页可访问，任意前端路由返回同一页面，静态资源可长期缓存',
  },
  mend: {
    en: 'See deploy/nginx.conf, and what the release holds.',
    zh: '检查 deploy/nginx.conf 与发布内容。',
  },
  isQuick: true,
  async run({ session, site }) {
    if (session.project.config.app.site === undefined)
      return notChosen({ en: 'The app has no pages (app.site).', zh: '应用没有页面（app.site）。' })
    const [page, deep] = await Promise.all([ask(`${site}/`), ask(`${site}/any/page/of/the/console`)])
    const type = page.headers.get('content-type') ?? ''
    const asset = /(?:src|href)="([^"]+\.(?:js|css))"/.exec(page.body)?.[1]
    const kept =
      asset === undefined ? '' : (await ask(new URL(asset, site).href)).headers.get('cache-control')
    const title = /<title>(.*?)<\/title>/.exec(page.body)?.[1] ?? ''
    const isPage = page.status === 200 && type.startsWith('text/html')
    return judged(
      isPage && deep.body === page.body && (asset === undefined || kept?.includes('immutable') === true),
      `GET / → ${page.status}, ${type}, “${title}”, release ${page.headers.get('x-release')}`,
      [`GET /any/page/of/the/console → ${deep.status}`, `GET ${asset} → cache-control: ${kept}`],
    )
  },
}
