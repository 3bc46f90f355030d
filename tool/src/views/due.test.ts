import { expect, it } from 'vitest'
import { heardTerminal } from '../../test/heard-terminal.ts'
import type { DeployDue } from '../releases/due.ts'
import { showDue } from './due.ts'

function said(due: Partial<DeployDue>, language: 'en' | 'zh' = 'en') {
  const terminal = heardTerminal(language)
  showDue(terminal, 'production', { settings: [], resources: [], ...due })
  return terminal.lines
}

it('names what is another by now, with the command, and says nothing where nothing is due', () => {
  const settings = [
    { name: 'DATABASE_READ_URL', change: 'added' },
    { name: 'MODE', change: 'changed' },
  ] as const
  expect(said({ settings })).toEqual([
    '  ! A deploy is due (DATABASE_READ_URL added, MODE changed): npx tengyun deploy production',
  ])
  expect(said({ settings }, 'zh')).toEqual([
    '  ! 需要再部署一次（新增 DATABASE_READ_URL，MODE 已变）：npx tengyun deploy production',
  ])
  expect(said({ resources: ['postgres/main'] })).toEqual([
    '  ! A deploy is due after this (settings tell of postgres/main): npx tengyun deploy production',
  ])
  expect(said({})).toEqual([])
})
