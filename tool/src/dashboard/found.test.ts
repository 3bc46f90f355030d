import { describe, expect, it } from 'vitest'
import { CloudCallError } from '../cloud/errors.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { find } from './found.ts'

const failing = (error: Error) => find(() => Promise.reject(error))

describe('what could be found out of a subject', () => {
  it('is there where it could be', async () => {
    expect(await find(async () => 1)).toEqual({ is: 1 })
  })

  it('is a reason in both languages where a host does not answer', async () => {
    const why = { en: 'Its agent is offline.', zh: '其助手离线。' }
    const found = await failing(new TengyunError('host/unreachable', { where: 'host-1', why }))
    expect(found).toEqual({
      unknown: {
        en: expect.stringMatching(/^host-1 .*Its agent is offline\.$/),
        zh: expect.stringMatching(/^host-1 .*其助手离线。$/),
      },
    })
  })

  it('is the cloud’s own words where it refuses', async () => {
    const error = new CloudCallError('monitor:DescribeAlarmHistories', 'no right', {
      code: 'UnauthorizedOperation',
    })
    expect(await failing(error)).toMatchObject({
      unknown: { en: 'monitor:DescribeAlarmHistories: UnauthorizedOperation no right' },
    })
  })

  it('is no excuse for a mistake of ours', async () => {
    await expect(failing(new Error('ours'))).rejects.toThrow('ours')
    await expect(failing(new TengyunError('tengyun/interrupted'))).rejects.toThrow('tengyun/interrupted')
  })
})
