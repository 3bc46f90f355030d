import { expect, it } from 'vitest'
import { parse } from 'yaml'
import shipped from '../../tengyun.config.ts'
import { checkConfig } from '../../tool/src/config/check.ts'
import { publicKeys } from '../../tool/test/public-keys.ts'
import { settingsOf, withSettings } from './config-of.ts'
import { markOf } from './marks.ts'
import { allPages } from './pages.ts'

const pages = await allPages()
const blocksOf = (language: string) =>
  pages.flatMap(({ file, fences }) =>
    fences
      .filter((fence) => fence.language === language && markOf(fence.comment)?.runs)
      .map((fence) => ({ at: `${file}:${fence.line}`, fence, text: fence.lines.join('\n') })),
  )

// In staging: production has a load balancer, which hosts of one's own have not.
it.each(blocksOf('ts'))('$at is taken by the config', ({ fence }) => {
  const checked = checkConfig(withSettings(shipped, settingsOf(fence, publicKeys()), 'staging'))
  expect(checked.ok ? [] : checked.problems).toEqual([])
})

it.each(blocksOf('json'))('$at is JSON', ({ text }) => {
  expect(typeof JSON.parse(text)).toBe('object')
})

it.each(blocksOf('yaml'))('$at is YAML', ({ text }) => {
  expect(typeof parse(text)).toBe('object')
})
