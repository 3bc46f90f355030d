import type { Trigger } from '../../../src/ci/pipeline.ts'
import { contentOf, type ReadWritten, type WrittenJob } from './written.ts'

const conditions: Readonly<Record<Trigger, RegExp>> = {
  change: /^\s*changeRequest\(\)$/m,
  main: /^\s*allOf \{ branch 'main'; not \{ triggeredBy 'TimerTrigger' \} \}$/m,
  release: /^\s*tag 'v\*'$/m,
  night: /^\s*triggeredBy 'TimerTrigger'$/m,
}

/** A stage without a condition always runs. */
export const readJenkins: ReadWritten = (files, trigger) => {
  const text = contentOf(files, 'Jenkinsfile')
  const stages = blocksIn(text, /^\s*stage\('(.*)'\) \{$/)
  const ending = (head: RegExp): readonly WrittenJob[] =>
    trigger === 'change' ? [] : blocksIn(text, head).map(written)
  return {
    jobs: stages
      .filter(({ body }) => !/^\s*when \{$/m.test(body) || conditions[trigger].test(body))
      .map(written),
    succeeded: ending(/^ {4}(success) \{$/),
    failed: ending(/^ {4}(failure) \{$/),
  }
}

interface Block {
  readonly name: string
  readonly body: string
}

/** A block ends at the brace that stands where it began. */
function blocksIn(text: string, head: RegExp): Block[] {
  const lines = text.split('\n')
  return lines.flatMap((line, at) => {
    const name = line.match(head)?.[1]
    if (name === undefined) return []
    const indent = line.length - line.trimStart().length
    const end = lines.findIndex((other, index) => index > at && other === `${' '.repeat(indent)}}`)
    return [{ name: unquoted(name), body: lines.slice(at + 1, end).join('\n') }]
  })
}

function written({ name, body }: Block): WrittenJob {
  const settings = [...body.matchAll(/^\s*([A-Z_]+) = '(.*)'$/gm)]
  return {
    name,
    env: Object.fromEntries(settings.map(([, variable = '', value = '']) => [variable, unquoted(value)])),
    commands: [...body.matchAll(/\bsh '((?:\\.|[^'\\])*)'/g)].map(([, command = '']) => unquoted(command)),
  }
}

function unquoted(text: string): string {
  return text.replaceAll(/\\(.)/g, '$1')
}
