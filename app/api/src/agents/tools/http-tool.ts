import type { HttpTool } from '../components/model.ts'
import type { Json } from '../json.ts'
import { checkedTool } from './checked-tool.ts'
import type { RevealSecret } from './secrets.ts'
import { revealed } from './secrets.ts'
import type { Arguments, SimpleTool } from './tool.ts'
import type { Fetch } from './web/guarded-fetch.ts'
import { readText } from './web/read-body.ts'

const maxAnswerBytes = 2 * 1024 * 1024

/** An HTTP endpoint as a tool: arguments go into the path, the query or a JSON body, as the method asks. */
export function httpTool(component: HttpTool, fetch: Fetch, reveal: RevealSecret): SimpleTool {
  const { name, description, jsonSchema, method, timeoutSeconds } = component
  return checkedTool<Arguments>({ name, description, parameters: jsonSchema }, async (given, { signal }) => {
    const { url, rest } = addressOf(component, given)
    const inQuery = method === 'GET' || method === 'DELETE'
    if (inQuery)
      for (const [key, value] of Object.entries(rest))
        for (const each of Array.isArray(value) ? value : [value]) url.searchParams.append(key, asText(each))
    const headers = await revealed(component.headers, reveal)
    const response = await fetch(url, {
      method,
      headers: { ...(!inQuery && { 'content-type': 'application/json' }), ...headers },
      ...(!inQuery && { body: JSON.stringify(rest) }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutSeconds * 1000)]),
    })
    const text = await readText(response, maxAnswerBytes)
    return component.returnType === 'json' ? JSON.stringify(JSON.parse(text)) : text
  })
}

/** Values become one part of the path each: they cannot lead out of it. */
function addressOf(component: HttpTool, given: Arguments): { url: URL; rest: Record<string, Json> } {
  const rest: Record<string, Json> = { ...given }
  const path = component.path.replace(/\{([^}]*)\}/g, (_, name: string) => {
    const value = asText(given[name])
    delete rest[name]
    return encodeURIComponent(value === '.' || value === '..' ? '' : value)
  })
  const port = component.port === undefined ? '' : `:${component.port}`
  const url = new URL(`${component.scheme}://${component.host}${port}`)
  url.pathname = path
  return { url, rest }
}

function asText(value: Json): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
