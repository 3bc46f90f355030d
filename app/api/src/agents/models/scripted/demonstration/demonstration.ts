import { type Asked, type Prompter, type ScriptLine, scriptLine } from '../script.ts'
import { chat } from './chat.ts'
import { handover } from './handover.ts'
import { help } from './help.ts'
import { ledger } from './ledger.ts'
import { procedure } from './procedure.ts'
import { jsonObject } from './sample.ts'
import type { Scene } from './scene.ts'
import { speaker } from './speaker.ts'
import { procedureTask } from './task.ts'

/** Tried from above; the last always knows something to say. */
const scenes: readonly Scene[] = [procedure, ledger, speaker, jsonObject, procedureTask, help, handover, chat]

type Pace = Pick<ScriptLine, 'delayMs' | 'pieceDelayMs' | 'pieceCharacters'>

/** So that one can watch an answer come, as from a model, and no demonstration takes longer than a coffee. */
const usualPace = { delayMs: 250, pieceDelayMs: 12, pieceCharacters: 6 }

/**
 * What the scripted model says when it was given no script: it understands nothing, but knows how the engine asks, so
 * that a team runs to its end with texts one can believe in for a demonstration. Each says that it is no model's.
 */
export class Demonstration implements Prompter {
  readonly #pace: Pace

  constructor(pace: Pace = usualPace) {
    this.#pace = pace
  }

  next(asked: Asked): ScriptLine | undefined {
    for (const scene of scenes) {
      const line = scene(asked)
      if (line) return scriptLine.parse({ ...this.#pace, ...line })
    }
    return undefined
  }
}
