import { requestsOf } from '../src/server/declared-types.ts'
import { services } from '../src/services/index.ts'
import type { Service } from '../src/services/service.ts'

/** The page that tells which actions of which products the emulator has. */
export function coverage(): string {
  return `# What the emulator has

Written by \`npm run generate\` from the lists of actions; do not edit. An action of the cloud that is not here is
refused with \`Emulator.ActionNotSupported\`, a field that would be ignored with \`Emulator.ParameterNotSupported\`.
What differs in an action that is here tells the README of its product.

COS speaks XML and has a table of its own: [services/cos](src/services/cos/README.md).

| product | version | actions |
| --- | --- | --- |
${services.map(row).join('\n')}

${services.map(section).join('\n\n')}
`
}

function row({ product, version, actions }: Service): string {
  return `| [${product}](#${product}) | ${version} | ${Object.keys(actions).length} of ${requestsOf(product).byAction.size} |`
}

function section({ product, actions }: Service): string {
  const names = Object.keys(actions)
    .sort()
    .map((name) => `- ${name}`)
  return `## ${product}\n\n[What differs](src/services/${product}/README.md)\n\n${names.join('\n')}`
}
