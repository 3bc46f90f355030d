import { inLanguage, type Language } from '../../text.ts'
import { type CheckResult, groups } from '../../verify/check.ts'
import type { Report } from '../../verify/report.ts'
import { outcomeNames } from './words.ts'

/** As pipelines read it: https://github.com/testmoapp/junitxml. What was not chosen or could not be tried is skipped. */
export function junitOf(report: Report, language: Language): string {
  const { results, startedAt, seconds, project, environment } = report
  const suites = groups.flatMap((group) => {
    const own = results.filter((result) => result.group === group)
    if (own.length === 0) return []
    const cases = own.map((result) => caseOf(result, group, language))
    return [element('testsuite', { name: group, timestamp: startedAt, ...figuresOf(own) }, cases.join(''))]
  })
  const name = `${project} ${environment}`
  const all = element('testsuites', { name, time: seconds.toFixed(3), ...countsOf(results) }, suites.join(''))
  return `<?xml version="1.0" encoding="UTF-8"?>\n${all}`
}

function caseOf(result: CheckResult, group: string, language: Language): string {
  const { id, title, outcome, found, expected, mend, evidence, seconds } = result
  const say = (text: Parameters<typeof inLanguage>[0]) => inLanguage(text, language)
  const words = { classname: `${group}.${id}`, name: say(title), time: seconds.toFixed(3) }
  const output = element('system-out', {}, escaped([say(found), ...evidence].join('\n')))
  if (outcome === 'failed') {
    const detail = [say(expected), say(found), say(mend)].join('\n')
    return element('testcase', words, element('failure', { message: say(found) }, escaped(detail)) + output)
  }
  if (outcome === 'passed') return element('testcase', words, output)
  const why = `${say(outcomeNames[outcome])}: ${say(found)}`
  return element('testcase', words, element('skipped', { message: why }, ''))
}

function countsOf(results: readonly CheckResult[]) {
  const untried = results.filter(({ outcome }) => outcome === 'not-chosen' || outcome === 'skipped')
  return {
    tests: String(results.length),
    failures: String(results.filter(({ outcome }) => outcome === 'failed').length),
    skipped: String(untried.length),
  }
}

function figuresOf(results: readonly CheckResult[]) {
  const time = results.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(3)
  return { ...countsOf(results), time }
}

function element(name: string, attributes: Readonly<Record<string, string>>, content: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  return `<${name}${written.join('')}>${content}</${name}>\n`
}

/** Control characters have no place in XML 1.0, however they are written. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '�')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
