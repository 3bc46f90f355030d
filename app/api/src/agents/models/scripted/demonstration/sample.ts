import { z } from 'zod'
import type { Asked } from '../script.ts'
import { type Scene, systemOf } from './scene.ts'

/** Where JSON is asked for, the smallest of its schema. */
export const jsonObject: Scene = (asked) => {
  const format = asked.response_format
  if (format === undefined || format.type === 'text') return undefined
  return { say: JSON.stringify(sampleOf(schemaIn(asked))) }
}

/** Beside the request, or in words where a model takes none. */
function schemaIn(asked: Asked): unknown {
  const given = asked.response_format?.json_schema?.schema
  const worded = /JSON schema:\n(\{.*\})/s.exec(systemOf(asked))?.[1]
  if (given !== undefined || worded === undefined) return given ?? {}
  try {
    return JSON.parse(worded)
  } catch {
    return {}
  }
}

const schema = z.object({
  type: z.string().default('object'),
  enum: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).default({}),
  items: z.unknown().optional(),
})

function sampleOf(written: unknown): unknown {
  const { data } = schema.safeParse(written)
  if (!data) return SAMPLE_TEXT
  if (data.enum) return data.enum[0]
  switch (data.type) {
    case 'object':
      return Object.fromEntries(Object.entries(data.properties).map(([name, it]) => [name, sampleOf(it)]))
    case 'array':
      return data.items === undefined ? [] : [sampleOf(data.items)]
    case 'number':
    case 'integer':
      return 1
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return SAMPLE_TEXT
  }
}

const SAMPLE_TEXT = '（脚本模型）示例'
