import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { rulesFor } from '../../alarms/rules/index.ts'
import { alarms } from '../../config/sections/alarms.ts'
import { exportPrometheus } from './export.ts'

const { thresholds } = alarms.parse({ thresholds: { p95: 750, errorRate: 0.02 } })
const rules = rulesFor({
  environment: 'production',
  thresholds,
  backups: undefined,
  databases: ['postgres', 'redis'],
})

/** Debian has it in the package `prometheus`. */
const hasPromtool = (process.env.PATH ?? '').split(delimiter).some((folder) => {
  try {
    accessSync(join(folder, 'promtool'), constants.X_OK)
    return true
  } catch {
    return false
  }
})

describe('alarms for Prometheus', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tengyun-prometheus-'))
    await exportPrometheus({ project: 'shop', environment: 'production', rules }, folder)
  })
  afterEach(() => rm(folder, { recursive: true }))

  const promtool = (...words: string[]) => promisify(execFile)('promtool', words, { cwd: folder })

  it('have the limits of the config, and its words in both languages', async () => {
    const { groups } = parse(await readFile(join(folder, 'alarms.yml'), 'utf8'))
    const [{ name, rules: written }] = groups
    expect(name).toBe('shop-production')
    const slow = written.find(({ alert }: { alert: string }) => alert === 'AppSlow')
    expect(slow.expr).toMatch(/> 750$/)
    expect(slow).toMatchObject({
      for: '300s',
      labels: { severity: 'warning', environment: 'production' },
      annotations: { summary: 'The app is slow', summary_zh: '应用响应缓慢' },
    })
    expect(written.find(({ alert }: { alert: string }) => alert === 'RequestsFail').expr).toMatch(/> 2$/)
  })

  it.runIf(hasPromtool)('are rules that Prometheus accepts', async () => {
    const { stdout } = await promtool('check', 'rules', 'alarms.yml')
    expect(stdout).toMatch(/SUCCESS: 8 rules found/)
  })

  it.runIf(hasPromtool)('fire on what is bad, and on nothing else', async () => {
    const { stdout } = await promtool('test', 'rules', 'alarms.test.yml')
    expect(stdout).toContain('SUCCESS')
  })
})
