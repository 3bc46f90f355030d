import { expect, test } from 'vitest'
import { normalisePython } from './normalise.ts'

const plain =
  'def f(a: str, b: int = 1) -> str:\n    if a == "x":\n        return g(a, b)\n    return "no # comment"\n'

test.each([
  ['quotes', plain.replaceAll('"', "'")],
  ['comments and blank lines', plain.replace(':\n    if', ':  # why\n\n    # because\n    if')],
  ['a docstring', plain.replace(':\n    if', ':\n    """Says\n    why."""\n    if')],
  ['tabs', plain.replaceAll('    ', '\t')],
  ['wide indents', plain.replaceAll('    ', '        ')],
  ['wrapped lines', plain.replace('(a: str, b: int = 1)', '(\n    a: str,\n    b: int = 1,\n)')],
  ['spaces', plain.replace('int = 1', 'int=1').replace('g(a, b)', 'g( a,b )')],
  ['ends of lines of Windows', plain.replaceAll('\n', '\r\n')],
])('sees past %s', (_, source) => {
  expect(normalisePython(source)).toBe(normalisePython(plain))
})

test.each([
  ['another value', plain.replace('= 1', '= 2')],
  ['another text', plain.replace('no # comment', 'no')],
  ['a line that left its block', plain.replace('        return g', '    return g')],
  ['one more line', `${plain}import os\n`],
  ['words run together', plain.replace('return g', 'returng')],
])('keeps apart %s', (_, source) => {
  expect(normalisePython(source)).not.toBe(normalisePython(plain))
})
