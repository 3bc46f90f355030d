import lighthouse, { desktopConfig } from 'lighthouse'
import { openBrowser } from '../../e2e/support/browser.ts'
import { readyClone } from '../../e2e/support/clone.ts'
import type { Figure, Suite } from '../figure.ts'

const administrator = { name: 'chen.wei', password: 'a-long-pass-phrase-2026' }
const runs = 3
const least = 95

/** What Lighthouse says of the situation as it is built and served, to a desk and to a phone on a slow network. */
export const consolePages: Suite = async (progress) => {
  const clone = await readyClone()
  try {
    const { stdout } = await clone.tengyun(['up', 'local', '--yes', '--lang', 'en'])
    const address = /http:\/\/127\.[\d.]+:\d+/.exec(stdout)?.[0] ?? ''
    await setUp(address, (await clone.tengyun(['secrets', 'reveal', 'SETUP_CODE', 'local'])).stdout.trim())
    const figures: Figure[] = []
    for (const device of ['desktop', 'phone'] as const) {
      const scores = await scoresOf(address, device, () => progress(`Lighthouse, ${device}`))
      figures.push(
        { what: `performance, ${device}`, unit: 'of 100', median: scores.performance, runs, least },
        { what: `accessibility, ${device}`, unit: 'of 100', median: scores.accessibility, runs, least },
      )
    }
    return figures
  } finally {
    await clone.discard()
  }
}

async function setUp(address: string, code: string): Promise<void> {
  const answer = await fetch(`${address}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, ...administrator }),
  })
  if (!answer.ok) throw new Error(await answer.text())
}

async function scoresOf(address: string, device: 'desktop' | 'phone', done: () => void) {
  const scores: { performance: number; accessibility: number }[] = []
  for (let run = 0; run < runs; run++) {
    const port = 20_000 + Math.floor(Math.random() * 10_000)
    const browser = await openBrowser([`--remote-debugging-port=${port}`])
    try {
      const context = browser.contexts()[0] ?? (await browser.newContext())
      const page = await context.newPage()
      await page.goto(address)
      await page.fill('input[name=username]', administrator.name)
      await page.fill('input[name=password]', administrator.password)
      await page.keyboard.press('Enter')
      await page.locator('#content h1').waitFor()
      await page.close()
      const options = { port, disableStorageReset: true, onlyCategories: ['performance', 'accessibility'] }
      const result = await lighthouse(address, options, device === 'desktop' ? desktopConfig : undefined)
      const of = (name: string) => 100 * (result?.lhr.categories[name]?.score ?? 0)
      scores.push({ performance: of('performance'), accessibility: of('accessibility') })
    } finally {
      await browser.close()
    }
    done()
  }
  const middle = (name: 'performance' | 'accessibility') =>
    scores.map((one) => one[name]).sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0
  return { performance: middle('performance'), accessibility: middle('accessibility') }
}
