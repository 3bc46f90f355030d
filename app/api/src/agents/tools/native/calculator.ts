import { pythonFloat } from '../../python-text.ts'
import { checkedTool } from '../checked-tool.ts'
import type { SimpleTool } from '../tool.ts'
import type { About } from './native.ts'

type Given = { readonly a: number; readonly b: number; readonly operator: string }

const parameters = {
  type: 'object',
  properties: {
    a: { type: 'number', title: 'A', description: 'a' },
    b: { type: 'number', title: 'B', description: 'b' },
    operator: { type: 'string', title: 'Operator', description: 'operator' },
  },
  required: ['a', 'b', 'operator'],
}

/** Answers in the gallery's own words, mistakes included, since teams' prompts were written against them. */
export function calculator(about: About): SimpleTool {
  return checkedTool<Given>({ ...about, parameters }, async ({ a, b, operator }) => {
    switch (operator) {
      case '+':
        return pythonFloat(a + b)
      case '-':
        return pythonFloat(a - b)
      case '*':
        return pythonFloat(a * b)
      case '/':
        return b === 0 ? 'Error: Division by zero' : pythonFloat(a / b)
      default:
        return 'Error: Invalid operator. Please use +, -, *, or /'
    }
  })
}
