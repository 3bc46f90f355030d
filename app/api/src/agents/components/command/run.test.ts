import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aFunctionTool, aModel, anAgent, aTeam, aWorkbench } from '../test-team.ts'
import { runTeamCommand } from './run.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'team-'))
})
afterEach(() => rm(folder, { recursive: true }))

const run = (...words: string[]) => runTeamCommand(words, { LANG: 'C' }, folder)
const put = (file: string, content: unknown) =>
  writeFile(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content))

test('says of a team that runs who takes part, and ends well', async () => {
  await put('good.json', aTeam([anAgent('writer'), anAgent('critic')]))
  expect(await run('check', 'good.json')).toEqual({
    exitCode: 0,
    text: [
      'good.json: can run',
      '  ✓ team RoundRobinGroupChat ($): can run',
      '    agents: writer, critic',
      '    models: gpt-4o-mini',
      '',
      '1 file: 1 can run, 0 cannot.',
    ].join('\n'),
  })
})

test('says of each file what stands in the way, where, and what to do', async () => {
  const python = aFunctionTool('lookup', 'def lookup() -> str:\n    return ""\n')
  await put('bad.json', anAgent('a', { workbench: [aWorkbench([python])] }))
  await put('good.yaml', JSON.stringify(anAgent('b')))
  const { text, exitCode } = await run('check', 'bad.json', 'good.yaml', '--language', 'zh')
  expect(exitCode).toBe(1)
  expect(text).toContain('✗ config.workbench[0].config.tools[0].config.source_code  tool/python-source')
  expect(text).toContain('工具 lookup 是 Python 源代码，本系统不运行 Python。')
  expect(text).toContain('good.yaml: 可以运行')
  expect(text).toContain('共 2 个文件：1 个可以运行，1 个不能运行。')
})

test('says where secrets are and never what they are', async () => {
  await put('keys.json', anAgent('a', { model_client: aModel({ api_key: 'sk-do-not-print' }) }))
  for (const more of [[], ['--json']]) {
    const { text, exitCode } = await run('check', 'keys.json', ...more)
    expect(exitCode).toBe(0)
    expect(text).toContain('config.model_client.config.api_key')
    expect(text).not.toContain('sk-do-not-print')
  }
})

test('writes the same for machines', async () => {
  await put('bad.json', anAgent('my agent'))
  const { text } = await run('check', 'bad.json', '--json')
  expect(JSON.parse(text)).toMatchObject({
    runs: false,
    files: [
      {
        file: 'bad.json',
        format: 'component',
        runs: false,
        entries: [
          {
            path: '$',
            parts: { agents: ['my agent'] },
            problems: [{ path: 'config.name', code: 'name/not-an-identifier' }],
          },
        ],
      },
    ],
  })
})

test.each([
  ['{"provider": ', 'file/unreadable'],
  ['name: 防汛\nworkflows: []\nagents: []\n', 'field/invalid'],
])('says of a file that is no component what it is', async (content, code) => {
  await put('other.yaml', content)
  const { text, exitCode } = await run('check', 'other.yaml')
  expect(exitCode).toBe(1)
  expect(text).toContain(code)
})

test('says of an SOP team which procedures it has', async () => {
  const agents = [{ name: 'A', tools: ['ArtifactManager', 'calculator'] }]
  const task = { task_id: 't', name: 'T', assignee: 'A' }
  const workflows = [{ name: 'alarm', steps: [{ tasks: [task] }] }]
  await put('team.yaml', { name: 'watch', workflows, agents })
  const { text, exitCode } = await run('check', 'team.yaml')
  expect(exitCode).toBe(0)
  expect(text.split('\n').slice(0, 5)).toEqual([
    'team.yaml: can run',
    '  ✓ SOP team watch ($): can run',
    '    workflows: alarm',
    '    agents: A',
    '    tools: ArtifactManager, calculator',
  ])
  await put('team.yaml', { name: 'watch', workflows, agents: [{ name: 'B' }] })
  const refused = await run('check', 'team.yaml', '--language', 'zh')
  expect(refused.exitCode).toBe(1)
  expect(refused.text).toContain('✗ workflows[0].steps[0].tasks[0].assignee  sop/unknown-assignee')
  expect(refused.text).toContain('没有名为 A 的智能体')
})

test('says that a file is not there', async () => {
  const { text, exitCode } = await run('check', 'nowhere.json')
  expect(exitCode).toBe(1)
  expect(text).toContain('ENOENT')
})

test.each([[[]], [['check']], [['chekc', 'x']], [['check', 'x', '--unknown']]])(
  'explains itself when it does not understand: %j',
  async (words) => {
    const { text, exitCode } = await run(...words)
    expect(exitCode).toBe(2)
    expect(text).toContain('npm run team -- check FILE')
  },
)
