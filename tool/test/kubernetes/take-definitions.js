// Makes JSON schemas of the kinds that an export writes, strict ones, from the models of a client library:
//
//   npm pack @kubernetes/client-node@1.0.0 && tar xzf kubernetes-client-node-1.0.0.tgz
//   node tool/test/kubernetes/take-definitions.js package > tool/test/kubernetes/definitions.json
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder = 'package'] = process.argv.slice(2)

const kinds = [
  ...['V1Namespace', 'V1ServiceAccount', 'V1ConfigMap', 'V1Secret', 'V1Service', 'V1Deployment', 'V1Job'],
  ...['V1Ingress', 'V1NetworkPolicy', 'V1PodDisruptionBudget', 'V2HorizontalPodAutoscaler'],
]
const scalars = { string: 'string', number: 'number', boolean: 'boolean', Date: 'string' }
const definitions = {}

function take(name) {
  if (definitions[name] !== undefined) return
  const definition = { type: 'object', additionalProperties: false, required: [], properties: {} }
  definitions[name] = definition
  const read = (ending) => readFileSync(join(folder, 'dist/gen/models', `${name}.${ending}`), 'utf8')
  const declared = read('d.ts')
  const [, fields = '[]'] = /attributeTypeMap = (\[[\s\S]*?\n\]);/.exec(read('js')) ?? []
  for (const field of JSON.parse(fields)) {
    definition.properties[field.baseName] = schemaOf(field.type, field.format)
    if (declared.includes(`\n    '${field.name}': `)) definition.required.push(field.baseName)
  }
}

function schemaOf(type, format) {
  if (type === 'IntOrString') return { type: ['integer', 'string'] }
  if (type === 'any' || type === 'object') return {}
  if (scalars[type] !== undefined)
    return { type: type === 'number' && format.startsWith('int') ? 'integer' : scalars[type] }
  const [, item] = /^(?:Array|Set)<(.+)>$/.exec(type) ?? []
  if (item !== undefined) return { type: 'array', items: schemaOf(item, '') }
  const [, value] = /^\{ \[key: string\]: (.+); \}$/.exec(type) ?? []
  if (value !== undefined) return { type: 'object', additionalProperties: schemaOf(value, '') }
  take(type)
  return { $ref: `#/definitions/${type}` }
}

for (const kind of kinds) take(kind)
const source = 'npm @kubernetes/client-node 1.0.0, whose models are those of Kubernetes 1.32.0'
console.log(JSON.stringify({ source, licence: 'Apache-2.0', definitions }, undefined, 2))
