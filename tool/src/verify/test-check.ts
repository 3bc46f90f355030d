import type { CheckInput, CheckResult, GroupedCheck } from './check.ts'
import { passed } from './finding.ts'

const text = (words: string) => ({ en: words, zh: `${words}（中）` })

/** A check that passes, but for what a test says of it. */
export function aCheck(given: Partial<GroupedCheck> & Pick<GroupedCheck, 'id'>): GroupedCheck {
  return {
    group: 'deployment',
    title: text(given.id),
    story: ['1.1.1'],
    expected: text('as promised'),
    mend: text('mend it'),
    run: async () => passed('well'),
    ...given,
  }
}

/** What a check that was tried leaves behind. */
export function aResult(given: Partial<CheckResult> & Pick<CheckResult, 'id'>): CheckResult {
  const { run: _, ...check } = aCheck({ id: given.id })
  return { ...check, outcome: 'passed', found: 'well', evidence: [], seconds: 0.5, ...given }
}

/** For checks that look at nothing of the environment. */
export function anInput(signal = new AbortController().signal): CheckInput {
  // Nothing of the session is looked at.
  return { signal, observed: [], hosts: [], site: 'http://127.0.0.1' } as unknown as CheckInput
}
