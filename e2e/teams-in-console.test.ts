import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PASSWORD } from '../app/api/test/app.ts'
import { type ConsoleWorld, startConsole } from '../app/console/test/world.ts'
import { openBrowser, openPage, overhangOf, seriousFindings } from './support/browser.ts'

const general = readFileSync(new URL('../app/teams/general.team.yaml', import.meta.url))

/** Teams and their runs at the console, with a model that follows a script. One story in steps. */
describe('at the console, a team', () => {
  let world: ConsoleWorld
  let browser: Browser
  let opened: Awaited<ReturnType<typeof openPage>>
  let page: Page

  beforeAll(async () => {
    world = await startConsole()
    for (const role of ['administrator', 'commander'] as const) await world.as(role)
    browser = await openBrowser()
    opened = await openPage(browser, { viewport: { width: 1280, height: 900 } })
    page = opened.page
    await page.goto(`${world.address}/teams`)
    await page.fill('input[name=username]', 'commander')
    await page.fill('input[name=password]', PASSWORD)
    await page.keyboard.press('Enter')
  })
  afterAll(async () => {
    await browser?.close()
    await world?.stop()
  })

  const see = (text: string | RegExp) => page.getByText(text).first().waitFor()
  /** Of the run, beside its name: elsewhere the same words may be said. */
  const seeStatus = (label: string) => page.locator('.head .tag', { hasText: label }).waitFor()
  const button = (name: string) => page.getByRole('button', { name, exact: true }).first()
  const goTo = (name: string) => page.getByRole('link', { name, exact: true }).first().click()
  const give = (name: string, content: string | Buffer) =>
    page.setInputFiles('input[type=file]', { name, mimeType: 'text/plain', buffer: Buffer.from(content) })

  it('that cannot run here is refused with what stands in its way, before anything is kept', async () => {
    await page.getByText('还没有团队').waitFor()
    await give('watch.json', JSON.stringify(aTeam({ tools: [pythonTool] })))
    await see('不能运行的原因')
    await see(/participants\[0\]/)
    expect(await button('导入').getAttribute('aria-disabled')).toBe('true')
    await button('取消').click()
    const { items } = (await (await world.as('commander')).inject('/api/teams')).json()
    expect(items).toEqual([])
  })

  it('is imported from a file that is let go over the page, and shown as a graph', async () => {
    await drop(page, 'watch.json', JSON.stringify(aTeam()))
    await see('可以运行')
    await button('导入').click()
    await page.getByRole('heading', { name: 'watch', level: 1 }).waitFor()
    await page.locator('.vue-flow__node', { hasText: 'lookout' }).waitFor()
  })

  it('is changed in a form, checked while it is, and compared with what it was', async () => {
    await goTo('编辑')
    await button('表单').click()
    const prompt = page.getByLabel('系统提示词').first()
    await prompt.fill('Watch the river. Say TERMINATE when you are done.')
    await button('文本').click()
    await see('可以运行')
    await page.getByLabel(/备注/).fill('看河')
    await button('保存为新版本').click()
    await see('已保存为第 2 版')
    await goTo('版本')
    await see('看河')
    await see('Watch the river.')
  })

  it('is tried, and tells what it says while it says it', async () => {
    await button('试运行').click()
    await page.getByLabel('任务').fill('水位怎么样？')
    await button('开始').click()
    await page.getByRole('heading', { name: 'watch', level: 1 }).waitFor()
    await see('（脚本模型）')
    await seeStatus('已完成')
    await see(/Text 'TERMINATE' mentioned/)
  })

  it('is run again, and both runs are compared turn by turn', async () => {
    const first = page.url()
    await button('重跑').click()
    await page.waitForURL((url) => url.href !== first)
    await seeStatus('已完成')
    await goTo('运行')
    const choices = page.getByRole('checkbox')
    await choices.nth(1).waitFor()
    await choices.nth(0).check()
    await choices.nth(1).check()
    await button('对比所选').click()
    await see('两次运行的发言完全相同')
  })

  it('that works by procedure asks the commander, and goes on with the answer', async () => {
    await goTo('团队')
    await give('general.team.yaml', general)
    await see('可以运行')
    await button('导入').click()
    await button('试运行').click()
    await page.getByLabel('任务').fill('北江水位超警戒 0.8 米，仍在上涨。')
    await button('开始').click()
    await see('任务「拟订行动方案」的成果需要批准。')
    await goTo('态势')
    await page.getByRole('heading', { name: '态势', level: 1 }).waitFor()
    await see('Strategist 提问')
    await page.goBack()
    await button('批准').click()
    await see('commander 答复')
    await seeStatus('已完成')
  })

  it('hears an answer that is pressed while the page grows', async () => {
    await button('重跑').click()
    await see('任务「拟订行动方案」的成果需要批准。')
    await button('批准').hover()
    await page.mouse.down()
    await see('等待答复，期间不计时')
    // Nobody speaks while the run waits.
    expect(await page.getByText('正在生成').count()).toBe(0)
    await page.mouse.up()
    await see('commander 答复')
    await seeStatus('已完成')
  })

  it('is cancelled by whoever types its name', async () => {
    await button('重跑').click()
    await button('立即取消').click()
    await page.getByLabel(/以确认/).fill('通用应急处置团队')
    await page.getByRole('dialog').getByRole('button', { name: '立即取消' }).click()
    await seeStatus('已取消')
  })

  it('goes its own way from any step of a run', async () => {
    await goTo('运行')
    await page.getByRole('link', { name: '水位怎么样？' }).first().click()
    const said = page.locator('.said', { hasText: '（脚本模型）' }).first()
    await said.hover()
    await said.getByRole('button', { name: '从此处分叉' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '分叉', exact: true }).click()
    await see('分叉自')
    await seeStatus('已完成')
  })

  it('has no serious barrier on its pages, on a phone or on a desk', async () => {
    const commander = await world.as('commander')
    const { items: runs } = (await commander.inject('/api/runs')).json()
    const { items: teams } = (await commander.inject('/api/teams')).json()
    const team = `/teams/${teams[0].id}`
    const paths = [team, `${team}/versions`, `${team}/edit`, `/runs/${runs[0].id}`, `/runs/${runs[1].id}`]
    const found: string[] = []
    for (const [width, colorScheme] of [
      [360, 'light'],
      [1440, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      for (const path of [...paths, `/runs/compare?a=${runs[0].id}&b=${runs[1].id}`]) {
        await page.goto(world.address + path)
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.waitForLoadState('networkidle')
        found.push(...(await seriousFindings(page)).map((finding) => `${width} ${path} ${finding}`))
        if ((await overhangOf(page)) > 0) found.push(`${width} ${path} is wider than the window`)
      }
    }
    expect(found).toEqual([])
    expect(opened.problems).toEqual([])
  })
})

/** As a person lets go of a file that they have dragged onto the page. */
async function drop(page: Page, name: string, content: string): Promise<void> {
  // As text, since only the page knows these names.
  const dataTransfer = await page.evaluateHandle(`(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([${JSON.stringify(content)}], ${JSON.stringify(name)}))
    return transfer
  })()`)
  for (const event of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('.area', event, { dataTransfer })
}

const pythonTool = {
  provider: 'autogen_core.tools.FunctionTool',
  component_type: 'tool',
  version: 1,
  component_version: 1,
  config: {
    ...{ name: 'roll_dice', description: 'Rolls dice.', global_imports: [] },
    source_code: 'def roll_dice() -> int:\n    return 4\n',
    has_cancellation_support: false,
  },
}

/** A team of one, as AutoGen Studio exports it. */
function aTeam({ tools = [] }: { tools?: readonly object[] } = {}) {
  const component = (provider: string, component_type: string, config: object, component_version = 1) => ({
    ...{ provider, component_type, version: component_version, component_version, config },
  })
  const lookout = component(
    'autogen_agentchat.agents.AssistantAgent',
    'agent',
    {
      ...{ name: 'lookout', description: 'Watches.', system_message: 'Watch. Say TERMINATE when done.' },
      ...{
        tools,
        reflect_on_tool_use: false,
        tool_call_summary_format: '{result}',
        model_client_stream: true,
      },
      model_client: component('autogen_ext.models.openai.OpenAIChatCompletionClient', 'model', {
        model: 'deepseek-flash',
      }),
    },
    2,
  )
  const ends = component('autogen_agentchat.conditions.TextMentionTermination', 'termination', {
    text: 'TERMINATE',
  })
  const team = component('autogen_agentchat.teams.RoundRobinGroupChat', 'team', {
    ...{ name: 'watch', participants: [lookout], termination_condition: ends, max_turns: 6 },
  })
  return { ...team, label: 'watch' }
}
