import type { FastifySchemaValidationError } from 'fastify'
import type { Language } from './language.ts'

type Words = Record<Language, string>

/** Says what is wrong with each field, in words that a person who fills in a form understands. */
export function describeFields(
  problems: readonly FastifySchemaValidationError[],
  language: Language,
): string {
  const lines = problems.map((problem) => {
    const field = problem.instancePath.slice(1).replaceAll('/', '.')
    const words = wordsFor(problem)[language]
    return field ? `${field} ${words}` : words
  })
  return lines.join(language === 'en' ? '; ' : '；')
}

function wordsFor({ keyword, params, message }: FastifySchemaValidationError): Words {
  switch (keyword) {
    case 'invalid_type':
      return {
        'zh-CN': `必填，类型须为 ${params.expected}`,
        en: `is required and must be a ${params.expected}`,
      }
    case 'too_small':
      return params.origin === 'string'
        ? { 'zh-CN': '不能为空', en: 'must not be empty' }
        : { 'zh-CN': `不能小于 ${params.minimum}`, en: `must be at least ${params.minimum}` }
    case 'too_big':
      return params.origin === 'string'
        ? { 'zh-CN': `最多 ${params.maximum} 个字符`, en: `must have at most ${params.maximum} characters` }
        : { 'zh-CN': `不能大于 ${params.maximum}`, en: `must be at most ${params.maximum}` }
    case 'invalid_value': {
      const values = Array.isArray(params.values) ? params.values.join(', ') : ''
      return { 'zh-CN': `须为其中之一：${values}`, en: `must be one of ${values}` }
    }
    case 'unrecognized_keys': {
      const keys = Array.isArray(params.keys) ? params.keys.join(', ') : ''
      return { 'zh-CN': `不认识的字段：${keys}`, en: `has unknown fields: ${keys}` }
    }
    default:
      return { 'zh-CN': `有误（${message}）`, en: `is wrong (${message})` }
  }
}
