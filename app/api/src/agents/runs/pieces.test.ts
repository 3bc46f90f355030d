import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Whisper } from '../../live/event.ts'
import { Pieces } from './pieces.ts'

const whisperOf = (source: string, text: string): Whisper => ({
  ...{ topic: 'run:7', kind: 'piece', payload: { source, text } },
})

describe('the pieces of what models say', () => {
  let heard: Whisper[]
  let pieces: Pieces

  beforeEach(() => {
    vi.useFakeTimers()
    heard = []
    pieces = new Pieces('run:7', { whisper: (whisper) => void heard.push(whisper) })
  })
  afterEach(() => vi.useRealTimers())

  it('are gathered over a moment, each speaker’s for themselves', () => {
    for (const text of ['The ', 'river ']) pieces.add({ source: 'lookout', text })
    pieces.add({ source: 'planner', text: 'Sand' })
    expect(heard).toEqual([])
    vi.runAllTimers()
    expect(heard).toEqual([whisperOf('lookout', 'The river '), whisperOf('planner', 'Sand')])
  })

  it('do not follow the whole: it would look as if more were to come', () => {
    pieces.add({ source: 'lookout', text: 'rises.' })
    pieces.add({ source: 'planner', text: 'bags' })
    pieces.forget('lookout')
    vi.runAllTimers()
    expect(heard).toEqual([whisperOf('planner', 'bags')])
    pieces.add({ source: 'lookout', text: 'Next' })
    vi.runAllTimers()
    expect(heard.at(-1)).toEqual(whisperOf('lookout', 'Next'))
  })
})
