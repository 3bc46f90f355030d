import { inLanguage, type Language, type Text } from '../text.ts'
import { type CheckResult, type GroupedCheck, groups } from '../verify/check.ts'
import { type Outcome, outcomes } from '../verify/finding.ts'
import { countOf, isWell, type Report } from '../verify/report.ts'
import type { Watcher } from '../verify/run.ts'
import { lines } from '../verify/story/lines.ts'
import { groupNames, outcomeNames, outcomeSigns } from './acceptance/words.ts'
import type { Terminal } from './terminal.ts'

/** While checks run: how many are done, and what is under way. */
export function checksProgress({ colors, language, live }: Terminal, count: number): Watcher {
  const running = new Map<string, GroupedCheck>()
  let done = 0
  const draw = () => {
    const titles = [...running.values()].map(({ title }) => `    … ${inLanguage(title, language)}`)
    live([`  ${done}/${count}`, ...titles].map(colors.dim))
  }
  return {
    began(check) {
      running.set(check.id, check)
      draw()
    },
    ended({ id }) {
      running.delete(id)
      done++
      draw()
    },
  }
}

/** All that was found, group by group; what failed with what mends it. */
export function showChecks(terminal: Terminal, report: Report): void {
  for (const group of groups) {
    const results = report.results.filter((result) => result.group === group)
    if (results.length === 0) continue
    terminal.say(`${terminal.colors.bold(inLanguage(groupNames[group], terminal.language))}`)
    for (const result of results) showCheck(terminal, result)
  }
  showVerdict(terminal, report)
}

function showCheck({ say, colors, language }: Terminal, result: CheckResult): void {
  const { outcome, title, found, expected, mend } = result
  const told = inLanguage(found, language)
  const sign = colored(colors, outcome)(outcomeSigns[outcome])
  if (outcome !== 'failed') {
    say(`  ${sign} ${inLanguage(title, language)}  ${colors.dim(told)}`)
    return
  }
  say(`  ${sign} ${inLanguage(title, language)}  ${colors.dim(result.id)}`)
  for (const [label, text] of [
    [{ en: 'expected', zh: '应为' }, expected],
    [{ en: 'found', zh: '实际' }, told],
    [{ en: 'next', zh: '处理' }, mend],
  ] as const)
    say(`      ${colors.dim(inLanguage(label, language).padEnd(labelWidth))}${inLanguage(text, language)}`)
}

const labelWidth = 10

function colored(colors: Terminal['colors'], outcome: Outcome) {
  if (outcome === 'passed') return colors.green
  return outcome === 'failed' ? colors.red : colors.dim
}

function showVerdict({ say, colors, language }: Terminal, report: Report): void {
  const passed = countOf(report, 'passed')
  const tried = passed + countOf(report, 'failed')
  const count = `${passed}/${tried}`
  const rest = untriedOf(report, language)
  const sign = isWell(report) ? colors.green('✓') : colors.red('✗')
  say(
    isWell(report)
      ? { en: `${sign} Verified: ${count} checks.${rest}`, zh: `${sign} 验证通过：${count} 项。${rest}` }
      : { en: `${sign} Only ${count} checks passed.${rest}`, zh: `${sign} 仅 ${count} 项检查通过。${rest}` },
  )
}

/** What is neither passed nor failed is named apart: it never counts as passed. */
function untriedOf(report: Report, language: Language): string {
  const parts = (['not-chosen', 'skipped'] as const).flatMap((outcome) => {
    const count = countOf(report, outcome)
    return count === 0 ? [] : [`${count} ${inLanguage(outcomeNames[outcome], language)}`]
  })
  if (parts.length === 0) return ''
  return language === 'zh' ? `另有 ${parts.join('，')}。` : ` ${parts.join(', ')}.`
}

/** `up` tries what takes no time; this says what else there is. */
export function showWhatIsLeft({ say, colors }: Terminal, environment: string): void {
  const command = colors.cyan(`npx tengyun verify ${environment} --html report.html`)
  const line: Text = {
    en: `The whole acceptance report, performance included: ${command}`,
    zh: `完整验收报告（含性能）：${command}`,
  }
  say(line)
}

/** For machines. */
export function checksDocument(report: Report, language: Language) {
  const { results, id, environment, site, author, startedAt, seconds, complete } = report
  return {
    ok: isWell(report),
    report: { id, environment, site, author, startedAt, seconds, complete },
    counts: Object.fromEntries(outcomes.map((outcome) => [outcome, countOf(report, outcome)])),
    checks: results.map((result) => ({
      id: result.id,
      group: result.group,
      title: inLanguage(result.title, language),
      story: result.story.map((line) => ({ id: line, line: lines[line] })),
      outcome: result.outcome,
      ok: result.outcome !== 'failed',
      expected: inLanguage(result.expected, language),
      found: inLanguage(result.found, language),
      evidence: result.evidence,
      mend: inLanguage(result.mend, language),
      seconds: result.seconds,
    })),
  }
}
