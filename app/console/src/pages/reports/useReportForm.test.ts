import { expect, it, vi } from 'vitest'
import { TITLE_LENGTH } from '../../../../api/src/features/reports/limits.ts'
import { ApiError } from '../../api/errors.ts'
import { useReportForm } from './useReportForm.ts'

it('says nothing about a field before it was left', () => {
  const { problems, touch } = useReportForm(vi.fn())
  expect(problems.value).toEqual({})
  touch('title')
  expect(problems.value).toEqual({ title: 'required' })
})

it('does not send a report with problems, and shows them all', async () => {
  const send = vi.fn()
  const { draft, problems, submit } = useReportForm(send)
  draft.title = 'x'.repeat(TITLE_LENGTH + 1)
  draft.body = '  '
  await submit()
  expect(send).not.toHaveBeenCalled()
  expect(problems.value).toEqual({ title: 'tooLong', body: 'required' })
})

it('sends a report, says so and is blank again', async () => {
  const send = vi.fn(async () => undefined)
  const { draft, sent, problems, submit } = useReportForm(send)
  Object.assign(draft, { title: '塌方', body: '国道中断', severity: 'critical' })
  await submit()
  expect(send).toHaveBeenCalledExactlyOnceWith({
    title: '塌方',
    body: '国道中断',
    severity: 'critical',
    place: '',
  })
  expect(sent.value).toBe(true)
  expect(draft.title).toBe('')
  expect(problems.value).toEqual({})
})

it('keeps the text when it could not be sent, with the id of the request', async () => {
  const refused = new ApiError('dependency/unavailable', 'COS 暂时无法使用', { requestId: 'request-1' })
  const { draft, failure, sending, submit } = useReportForm(() => Promise.reject(refused))
  Object.assign(draft, { title: '塌方', body: '国道中断' })
  await submit()
  expect(failure.value?.requestId).toBe('request-1')
  expect(draft.title).toBe('塌方')
  expect(sending.value).toBe(false)
})

it('sends once however often it is asked to', async () => {
  const answer = Promise.withResolvers<void>()
  const send = vi.fn(() => answer.promise)
  const { draft, submit } = useReportForm(send)
  Object.assign(draft, { title: '塌方', body: '国道中断' })
  const first = submit()
  await submit()
  answer.resolve()
  await first
  expect(send).toHaveBeenCalledTimes(1)
})
