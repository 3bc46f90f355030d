import { expect, it } from 'vitest'
import { heardTerminal } from '../../test/heard-terminal.ts'
import type { Finding } from '../health/finding.ts'
import { showHealth } from './health.ts'

const disk: Finding = {
  ...{ id: 'disk/host-1', title: { en: 'Disk', zh: '磁盘' }, subject: 'host-1', ok: false },
  figure: { value: 91.5, unit: '%' },
  limit: { most: 85 },
  found: { en: '/opt/shop: 2.1 GB free', zh: '/opt/shop：剩余 2.1 GB' },
  mend: 'npx tengyun apply production',
}
const backup: Finding = {
  ...{
    id: 'backup',
    title: { en: 'Newest backup', zh: '最新备份' },
    subject: 'cos-bucket/backups',
    ok: true,
  },
  figure: { value: 3, unit: 'h' },
  limit: { most: 26 },
  found: '20261123-031613',
}

it('shows each figure with its limit, and once more what is not well, with the command that mends it', () => {
  const terminal = heardTerminal()
  showHealth(terminal, 'production', [disk, backup])
  expect(terminal.lines).toEqual([
    '  ✗ Disk           host-1              91.5 %  ≤ 85  /opt/shop: 2.1 GB free',
    '  ✓ Newest backup  cos-bucket/backups  3 h     ≤ 26  20261123-031613',
    '✗ production: 1 of 2 not well.',
    '    Disk, host-1: npx tengyun apply production',
  ])
})

it('keeps its columns straight in Chinese', () => {
  const terminal = heardTerminal('zh')
  showHealth(terminal, 'production', [{ ...disk, ok: true }, backup])
  expect(terminal.lines).toEqual([
    '  ✓ 磁盘      host-1              91.5 %  ≤ 85  /opt/shop：剩余 2.1 GB',
    '  ✓ 最新备份  cos-bucket/backups  3 h     ≤ 26  20261123-031613',
    '✓ production 状态良好：共 2 项。',
  ])
})
