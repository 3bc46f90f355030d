import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'

const LONGEST_DOCUMENT_BYTES = 32 * 1024 * 1024

/** Where the types lie that every call of the console is checked with. */
export const CLIENT_TYPES = join(import.meta.dirname, 'src/api/schema.d.ts')

/** The types of all that can be asked of the API, from what it says of itself. */
export async function clientTypes(): Promise<string> {
  const describe = join(import.meta.dirname, '../api/src/describe.ts')
  const text = execFileSync(process.execPath, [describe], {
    maxBuffer: LONGEST_DOCUMENT_BYTES,
    encoding: 'utf8',
  })
  const document: OpenAPI3 = JSON.parse(text)
  dropFailures(document)
  const types = await openapiTS(document, { alphabetize: true, defaultNonNullable: false })
  return `// Written by generate-client.ts.\n${astToString(types)}`
}

/** They are thrown, as one `ApiError` whatever the route: described there, they would be half of the types. */
function dropFailures(document: OpenAPI3): void {
  delete document.components
  for (const path of Object.values(document.paths ?? {}))
    for (const operation of Object.values(path))
      for (const status of Object.keys(operation.responses ?? {}))
        if (!/^2\d\d$/.test(status)) delete operation.responses[status]
}

if (import.meta.main) writeFileSync(CLIENT_TYPES, await clientTypes())
