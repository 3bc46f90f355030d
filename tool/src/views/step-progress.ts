import { inLanguage, type Text } from '../text.ts'
import { seconds } from './progress.ts'
import type { Terminal } from './terminal.ts'

/** Tells a procedure's steps one after the other, each with how long it took. */
export interface StepProgress {
  /** Ends the step before. Throws where the person has asked to stop: between two steps it is safe to. */
  begin(title: Text): void
  /** The same for a step that is done in any case. */
  goOn(title: Text): void
  end(): void
}

export function stepProgress(terminal: Terminal, signal: AbortSignal): StepProgress {
  const { colors, language } = terminal
  let current: { readonly title: Text; readonly since: number } | undefined

  const end = () => {
    if (!current) return
    const took = colors.dim(seconds(Date.now() - current.since))
    terminal.note(`  ${colors.green('✓')} ${inLanguage(current.title, language)} ${took}`)
    current = undefined
  }
  const goOn = (title: Text) => {
    end()
    current = { title, since: Date.now() }
    terminal.live([colors.dim(`  … ${inLanguage(title, language)}`)])
  }
  return {
    begin(title) {
      end()
      signal.throwIfAborted()
      goOn(title)
    },
    goOn,
    end,
  }
}
