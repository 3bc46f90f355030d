import { z } from 'zod'
import { sealed } from '../../envelope.ts'
import type { Envelope, Provider } from '../../families.ts'
import { given } from '../../given.ts'
import type { HttpTool, ToolComponent } from '../../model.ts'
import { integer, number } from '../../numbers.ts'
import { toolName } from '../../rules/names.ts'
import { namedTexts, openTexts } from '../../secret-text.ts'

const config = z.object({
  name: z.string(),
  description: z.string().default(''),
  scheme: z.enum(['http', 'https']).default('http'),
  host: z.string().min(1),
  port: integer.optional(),
  path: z.string().default('/'),
  method: z.enum(['GET', 'POST', 'PUT', 'DELETE', 'PATCH']).default('POST'),
  headers: namedTexts,
  json_schema: z.record(z.string(), z.unknown()),
  return_type: z.enum(['text', 'json']).default('text'),
  // Seconds; httpx's own default, which AutoGen uses.
  timeout: number.default(5),
})

export const httpTool: Provider<ToolComponent> = {
  provider: 'autogen_ext.tools.http.HttpTool',
  read(raw, place) {
    const read = place.parse(config, raw)
    if (!read) return undefined
    toolName(read.name, place.at('name'))
    return {
      kind: 'http',
      name: read.name,
      description: read.description,
      scheme: read.scheme,
      host: read.host,
      path: read.path,
      method: read.method,
      headers: read.headers,
      jsonSchema: read.json_schema,
      returnType: read.return_type,
      timeoutSeconds: read.timeout,
      ...given({ port: read.port }),
    }
  },
}

const usualPort = { http: 80, https: 443 }

export const writeHttpTool = (it: HttpTool): Envelope =>
  sealed('autogen_ext.tools.http.HttpTool', 'tool', {
    name: it.name,
    description: it.description,
    scheme: it.scheme,
    host: it.host,
    // AutoGen wants these two keys there.
    port: it.port ?? usualPort[it.scheme],
    headers: openTexts(it.headers) ?? null,
    path: it.path,
    method: it.method,
    json_schema: it.jsonSchema,
    return_type: it.returnType,
    timeout: it.timeoutSeconds,
  })
