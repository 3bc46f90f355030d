import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPage, overhangOf, seriousFindings } from './support/browser.ts'
import { readyClone } from './support/clone.ts'

const MEBIBYTE = 1024 * 1024
const administrator = { name: 'chen.wei', password: 'Zwölf-Wasserstände-2026' }

/** A command post's day at the console, in a real browser against the environment of `npm start`. One story in steps. */
describe('the console', () => {
  let clone: Awaited<ReturnType<typeof readyClone>>
  let browser: Browser
  let address: string
  let folder: string
  let opened: Awaited<ReturnType<typeof openPage>>
  let page: Page

  beforeAll(async () => {
    clone = await readyClone()
    const { stdout } = await clone.tengyun(['up', 'local', '--yes', '--lang', 'en'])
    address = /http:\/\/127\.[\d.]+:\d+/.exec(stdout)?.[0] ?? stdout
    folder = await mkdtemp(join(tmpdir(), 'tengyun-console-'))
    browser = await openBrowser()
    opened = await openPage(browser)
    page = opened.page
  })
  afterAll(async () => {
    await browser?.close()
    await clone?.discard()
    if (folder) await rm(folder, { recursive: true })
  })

  const see = (text: string | RegExp) => page.getByText(text).first().waitFor()
  const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click()
  const goTo = (name: string) => page.getByRole('link', { name, exact: true }).first().click()

  /** As another member of the command post, who uses no browser. */
  async function elsewhere(method: string, path: string, body?: object | string): Promise<Answer> {
    const signedIn = await fetch(`${address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(administrator),
    })
    const { accessToken } = (await signedIn.json()) as { accessToken: string }
    const isText = typeof body === 'string'
    const answer = await fetch(address + path, {
      method,
      headers: {
        authorization: `Bearer ${accessToken}`,
        ...(body === undefined ? {} : { 'content-type': isText ? 'text/markdown' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Answer
  }

  it('lets the first administrator in with the setup code', async () => {
    const { stdout } = await clone.tengyun(['secrets', 'reveal', 'SETUP_CODE', 'local'])
    await page.goto(address)
    await page.getByLabel('初始化码').fill(stdout.trim())
    await page.getByLabel('用户名').fill(administrator.name)
    await page.getByLabel('密码', { exact: false }).first().fill(administrator.password)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '态势', level: 1 }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: '态势', level: 1 }).waitFor()
  })

  it('reports an emergency, and shows at once what others report', async () => {
    await goTo('突发事件')
    await press('上报突发事件')
    await page.getByLabel('类型').fill('洪水')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('特别重大').click()
    await dialog.getByLabel('地点').fill('青龙河下游')
    await dialog.getByLabel('情况').fill('水位超警戒 1.2 米。')
    await dialog.getByRole('button', { name: '上报' }).click()
    await page.getByRole('heading', { name: /洪水 · 青龙河下游/ }).waitFor()
    await goTo('态势')
    await see('洪水')
    await elsewhere('POST', '/api/emergencies', { type: '滑坡', description: '两车被困。', place: 'G318' })
    await see('滑坡')
  })

  it('follows a plan while it is worked on, and reads what was written in every version', async () => {
    const [emergency] = (await elsewhere('GET', '/api/emergencies?severity=critical')).items
    await elsewhere('POST', '/api/plans', {
      planId: 'flood',
      emergencyId: emergency?.id,
      structure: {
        name: '防汛处置',
        steps: [
          { name: '研判', tasks: [{ task_id: 'look', name: '收集水情', assignee: 'Awareness' }] },
          { name: '方案', tasks: [{ task_id: 'draft', name: '拟定方案', assignee: 'Strategist' }] },
        ],
      },
    })
    await goTo('预案')
    await page.getByRole('link', { name: '防汛处置' }).click()
    await page.getByRole('heading', { name: '防汛处置' }).waitFor()
    await elsewhere('PATCH', '/api/plans/flood/tasks/look', { status: 'inprogress' })
    await elsewhere('PATCH', '/api/plans/flood/tasks/look', {
      status: 'completed',
      resultSummary: '水位 23.4 米。',
    })
    await see('水位 23.4 米。')
    for (const text of [
      '# 方案\n\n转移 2,000 人\n',
      '# 方案\n\n转移 2,400 人\n\n<img src=x onerror=alert(1)>\n',
    ])
      await elsewhere('PUT', `/api/plans/flood/artifacts/${encodeURIComponent('方案.md')}`, text)
    await press('方案.md')
    // Markup of others stays text.
    await see('<img src=x onerror=alert(1)>')
    await press('与上一版比较')
    await see('转移 2,000 人')
  })

  it('asks the commander for a decision, and records it with its reasons', async () => {
    const [emergency] = (await elsewhere('GET', '/api/emergencies?severity=critical')).items
    await elsewhere('POST', `/api/emergencies/${emergency?.id}/proposals`, {
      planId: 'flood',
      artifact: '方案.md',
      summary: '三小时内转移 2,400 人。',
    })
    await goTo('态势')
    await see('三小时内转移 2,400 人。')
    await page.getByRole('link', { name: '方案.md' }).first().click()
    await press('批准')
    await see('请填写')
    await page.getByLabel('理由').fill('水位仍在上涨。')
    await press('批准')
    await see('批准了“方案.md”')
    const { items } = await elsewhere('GET', `/api/emergencies/${emergency?.id}/proposals`)
    expect(items[0]).toMatchObject({ decision: { verdict: 'approved', reasons: '水位仍在上涨。' } })
  })

  it('takes files in, goes on after a reload with a part of one, and gives back what it got', async () => {
    const large = join(folder, '航拍.zip')
    const note = join(folder, '值班.md')
    // A zip that holds nothing but is large: its comment is not looked into.
    await writeFile(large, storedZip(randomBytes(24 * MEBIBYTE)))
    await writeFile(note, '# 值班\n\n周一：陈伟\n')
    await goTo('文件')
    await page.getByLabel('上传文件', { exact: true }).setInputFiles([note])
    await page.getByRole('link', { name: '值班.md' }).waitFor()

    // The way is cut once two of its seven parts have arrived; then the page is loaded anew.
    const isPart = /partNumber=|\/parts\//
    let [sent, arrived] = [0, 0]
    page.on('response', (answer) => {
      if (isPart.test(answer.url()) && answer.ok()) arrived++
    })
    await page.route(isPart, (route) => (++sent > 2 ? route.abort() : route.continue()))
    await page.getByLabel('上传文件', { exact: true }).setInputFiles([large])
    await expect.poll(() => arrived, { timeout: 30_000 }).toBe(2)
    await page.reload()
    await see('请重新选择该文件以继续')
    await page.unroute(isPart)
    await page.getByLabel('选择文件').setInputFiles([large])
    await page.getByRole('link', { name: '航拍.zip' }).waitFor({ timeout: 60_000 })
    expect(arrived).toBe(7)

    await page.getByRole('link', { name: '航拍.zip' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载' }).click(),
    ])
    expect((await readFile(await download.path())).equals(await readFile(large))).toBe(true)
  })

  it('shows a file, keeps its versions, and lets the trash be taken back', async () => {
    await goTo('文件')
    const note = join(folder, '值班.md')
    await writeFile(note, '# 值班\n\n周二：李敏\n')
    await page.getByLabel('上传文件', { exact: true }).setInputFiles([note])
    await page.getByRole('link', { name: '值班.md' }).click()
    await see('周二：李敏')
    await press('第 1 版')
    await see('周一：陈伟')
    await press('恢复为此版本')
    await see('第 3 版')
    await press('移入回收站')
    await page.getByRole('heading', { name: '文件', level: 1 }).waitFor()
    await goTo('回收站')
    await page.getByLabel('选择 值班.md').check()
    await press('恢复')
    await goTo('我的文件')
    await page.getByRole('link', { name: '值班.md' }).waitFor()
  })

  it('says that the network is gone, and tells what happened meanwhile once it is back', async () => {
    await goTo('态势')
    await see('洪水')
    await page.context().setOffline(true)
    await see(/网络已断开|正在重连/)
    await elsewhere('POST', '/api/emergencies', {
      type: '燃气泄漏',
      description: '已疏散。',
      place: '建设路',
    })
    await page.context().setOffline(false)
    await see('燃气泄漏')
    expect(await page.getByText('燃气泄漏').count()).toBe(1)
  })

  it('goes on through a deploy, and nobody signs in again', async () => {
    await writeFile(join(clone.folder, 'app/api/src/marker.txt'), 'another release')
    const { exitCode, stderr } = await clone.tengyun(['deploy', 'local', '--lang', 'en'])
    expect(exitCode, stderr).toBe(0)
    await elsewhere('POST', '/api/emergencies', { type: '山火', description: '两处火点。', place: '西山' })
    await see('山火')
    await goTo('运维')
    await page.getByRole('heading', { name: '运维', level: 1 }).waitFor()
  })

  it('has no serious barrier on any page, in either language and theme, on a phone or on a wall', async () => {
    const found: string[] = []
    for (const [width, height] of [
      [360, 740],
      [1440, 900],
    ] as const) {
      await page.setViewportSize({ width, height })
      for (const path of pages) {
        await page.goto(address + path)
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.waitForLoadState('networkidle')
        found.push(...(await seriousFindings(page)).map((finding) => `${width} ${path} ${finding}`))
        const overhang = await overhangOf(page)
        if (overhang > 0) found.push(`${width} ${path} is ${overhang} px wider than the window`)
      }
      await press(/切换到|Switch to dark/)
      await press(/EN|中/)
    }
    expect(found).toEqual([])
    expect(opened.problems).toEqual([])
  })
})

const pages = [
  '/',
  '/emergencies',
  '/plans',
  '/plans/flood',
  '/files',
  '/teams',
  '/runs',
  '/reports',
  '/operations',
  '/operations/people',
  '/nowhere',
]

interface Answer {
  readonly items: readonly { readonly id?: string }[]
}

/** A zip with one file that is stored as it is. */
function storedZip(content: Buffer): Buffer {
  const name = Buffer.from('aerial.bin')
  const head = Buffer.alloc(26)
  head.writeUInt16LE(20, 0)
  head.writeUInt32LE(crc32(content), 10)
  head.writeUInt32LE(content.length, 14)
  head.writeUInt32LE(content.length, 18)
  head.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, name, content])
  const central = Buffer.alloc(42)
  central.writeUInt16LE(20, 0)
  head.copy(central, 2, 0, 26)
  const entry = Buffer.concat([Buffer.from('PK\x01\x02'), central, name])
  const end = Buffer.alloc(18)
  end.writeUInt16LE(1, 4)
  end.writeUInt16LE(1, 6)
  end.writeUInt32LE(entry.length, 8)
  end.writeUInt32LE(local.length, 12)
  return Buffer.concat([local, entry, Buffer.from('PK\x05\x06'), end])
}
