import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { catalogue } from '../src/errors/catalogue.ts'
import { aliases, variables } from '../src/settings.ts'

/** Without the spaces that align the columns. */
const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8').replace(/ +/g, ' ')

it('lists every setting with its default and meaning', () => {
  const rows = Object.entries(variables.shape).map(([name, schema]) => {
    const unset = schema.safeParse(undefined)
    const usual = unset.success ? (unset.data === undefined ? '–' : `\`${unset.data}\``) : 'required'
    const alias = Object.keys(aliases).find((key) => aliases[key] === name)
    const also = alias ? ` Also \`${alias}\`.` : ''
    return `| \`${name}\` | ${usual} | ${schema.meta()?.description}${also} |`
  })
  expect(readme).toContain(rows.join('\n'))
})

it('lists every error code with its status', () => {
  const rows = Object.entries(catalogue).map(
    ([code, { status, message }]) => `| \`${code}\` | ${status} | ${message.en} |`,
  )
  expect(readme).toContain(rows.join('\n'))
})
