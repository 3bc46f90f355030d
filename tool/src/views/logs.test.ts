import { expect, it } from 'vitest'
import { heardTerminal } from '../../test/heard-terminal.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { lineView, showSearch } from './logs.ts'

/** As the clock on this machine's wall shows it. */
const noon = new Date(2026, 10, 23, 12, 0, 0, 5).getTime()
const later = new Date(2026, 10, 24, 0, 0, 1, 0).getTime()

it('shows lines side by side, each day once, and where an entry goes on', () => {
  const terminal = heardTerminal()
  const show = lineView(terminal, ['host-1', 'web'])
  show({
    at: noon,
    host: 'web',
    service: 'nginx',
    slot: 'blue',
    level: 'info',
    text: 'GET /',
    requestId: 'abc',
  })
  show({ at: noon, host: 'host-1', service: 'api', level: 'error', text: 'broke\nat x', release: 'r1' })
  show({ at: later, host: 'host-1', service: 'backup', text: 'stored' })
  expect(terminal.lines).toEqual([
    '— 2026-11-23 —',
    '12:00:00.005  web     nginx/blue    info   GET /  abc',
    '12:00:00.005  host-1  api           error  broke  r1',
    '    at x',
    '— 2026-11-24 —',
    '00:00:01.000  host-1  backup               stored',
  ])
})

it('says who did not answer, how much is not shown, and that nothing was found', () => {
  const terminal = heardTerminal()
  const error = new TengyunError('host/unreachable', { why: { en: 'Its agent sleeps.', zh: '' } })
  showSearch(terminal, {
    ...{ lines: [], left: 7, services: ['api', 'nginx'], fromCls: false },
    silent: [{ host: 'host-2', error }],
  })
  expect(terminal.lines).toEqual([
    '✗ host-2: Its agent sleeps.',
    'Nothing of the kind was logged. Services: api, nginx.',
    '7 older lines are not shown: --lines shows more.',
  ])
})
