import type { ApplyListener } from '../apply/apply.ts'
import { catalogue } from '../errors/catalogue.ts'
import { nameOf, type Part, type Step } from '../plan/order.ts'
import { inLanguage, type Text } from '../text.ts'
import type { Terminal } from './terminal.ts'

const partWords: Readonly<Record<Part, { doing: Text; done: Text }>> = {
  'back-up': { doing: { en: 'backing up', zh: '备份中' }, done: { en: 'backed up', zh: '已备份' } },
  put: { doing: { en: 'bringing about', zh: '创建中' }, done: { en: 'ready', zh: '就绪' } },
  remove: { doing: { en: 'removing', zh: '删除中' }, done: { en: 'removed', zh: '已删除' } },
}

/** Tells what an apply does while it does it: a line for each end, and below them what is under way. */
export function applyProgress(terminal: Terminal, now: () => number): ApplyListener {
  const { colors, language } = terminal
  const running = new Map<string, { readonly step: Step; readonly since: number; state: string }>()

  const draw = () => {
    terminal.live(
      [...running.values()].map(({ step, since, state }) => {
        const { doing } = partWords[step.part]
        const waits = state === '' ? '' : ` ${state}`
        return colors.dim(
          `  … ${step.change.key} ${inLanguage(doing, language)}${waits} ${seconds(now() - since)}`,
        )
      }),
    )
  }
  const took = (step: Step) => seconds(now() - (running.get(nameOf(step))?.since ?? now()))

  return {
    started(step) {
      running.set(nameOf(step), { step, since: now(), state: '' })
      draw()
    },
    seen(step, { state }) {
      const entry = running.get(nameOf(step))
      if (entry) entry.state = state
      draw()
    },
    done(step, id) {
      const { done } = partWords[step.part]
      terminal.note(
        `  ${colors.green('✓')} ${step.change.key} ${inLanguage(done, language)} ${colors.dim(`${id ?? ''} ${took(step)}`)}`,
      )
      running.delete(nameOf(step))
      draw()
    },
    failed(step, error) {
      terminal.note(
        `  ${colors.red('✗')} ${step.change.key} ${inLanguage(catalogue[error.code].title, language)}`,
      )
      running.delete(nameOf(step))
      draw()
    },
  }
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}
