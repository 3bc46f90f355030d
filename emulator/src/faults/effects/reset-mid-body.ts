import { type Readable, Transform } from 'node:stream'
import type { Answer } from '../../services/cos/call.ts'
import type { Call } from '../call.ts'
import type { Effect } from './effect.ts'

/** An upload loses its connection half-way, and a download too. */
export const resetMidBody: Effect = {
  summary: 'loses its connection when half of the object has passed, up or down (COS)',
  concerns: ({ protocol, action, request }) =>
    protocol === 'cos' && (action === 'GetObject' || Number(request.headers['content-length'] ?? 0) > 0),
  create: () => ({
    act: async (call, proceed) => {
      const length = Number(call.request.headers['content-length'] ?? 0)
      if (length > 0) call.body = cutAfter(Math.floor(length / 2), call)
      return halved(await proceed())
    },
  }),
}

function cutAfter(bytes: number, { request }: Call): Readable {
  let left = bytes
  const cut = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      const passed = chunk.subarray(0, left)
      left -= passed.length
      if (left > 0) return done(null, passed)
      request.socket.resetAndDestroy()
      done(Object.assign(new Error('The connection was cut.'), { code: 'ECONNRESET' }))
    },
  })
  return request.pipe(cut)
}

function halved(answer: Answer): Answer {
  if (!answer.data) return answer
  const { object, start, end } = answer.data
  const promised = end - start + 1
  return { ...answer, data: { object, start, end: start + Math.floor(promised / 2) - 1, promised } }
}
