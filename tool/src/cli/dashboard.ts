import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { drawPage } from '../dashboard/draw/page.ts'
import { dashboardOf } from '../dashboard/model.ts'
import { openBrowser } from '../dashboard/open-browser.ts'
import { readEnvironment } from '../dashboard/read.ts'
import { serve } from '../dashboard/serve.ts'
import { sharedReading } from '../dashboard/shared-reading.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { openSession, type Session } from '../session.ts'
import type { CommandInput, Run } from './command.ts'

/** Milliseconds that a reading of the cloud is good for. */
const freshFor = 10_000

/** The environment as a page: written to a file, or served to this machine until Ctrl-C. */
export const dashboard: Run = async (input) => {
  const port = portIn(input.options.port)
  const session = await openSession(input)
  if (input.options.out !== undefined) return writePage(input, session, input.options.out)
  return servePage(input, session, port)
}

async function writePage({ terminal, folder }: CommandInput, session: Session, out: string): Promise<number> {
  const now = session.context.cloud.timing.now()
  const page = drawPage(dashboardOf(await readEnvironment(session)), { language: terminal.language, now })
  const file = resolve(folder, out)
  await writeFile(file, page)
  terminal.say({ en: `${session.name} as a page: ${out}`, zh: `${session.name} 的页面：${out}` })
  terminal.document({ environment: session.name, file })
  return 0
}

async function servePage({ terminal, signal, options }: CommandInput, session: Session, port: number) {
  const { now } = session.context.cloud.timing
  const read = sharedReading(() => readEnvironment(session), now, freshFor)
  const serving = await serve(port, async (named, address) => {
    const language = named === 'zh' || named === 'en' ? named : terminal.language
    const other = address(language === 'zh' ? 'en' : 'zh')
    return drawPage(dashboardOf(await read()), { language, now: now(), inAnotherLanguage: other })
  })
  terminal.say({ en: `${session.name} as a page:`, zh: `${session.name} 的页面：` })
  terminal.say(`  ${terminal.colors.bold(serving.url)}`)
  terminal.note({ en: 'Ctrl-C ends it.', zh: '按 Ctrl-C 结束。' })
  terminal.document({ environment: session.name, url: serving.url })
  if (options.open === true && !(await openBrowser(serving.url)))
    terminal.note({ en: 'No browser could be opened here.', zh: '此处无法打开浏览器。' })
  await ended(signal)
  await serving.close()
  return 0
}

/** Ctrl-C is how people end it, and so no failure. */
function ended(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done()
    else signal.addEventListener('abort', () => done(), { once: true })
  })
}

function portIn(written = '0'): number {
  const port = Number(written)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new TengyunError('cli/usage', {
    where: `--port ${written}`,
    command: 'tengyun dashboard --port 8642',
  })
}
