import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { coverage } from './coverage.ts'
import { products } from './products.ts'
import { format, readRequestTypes } from './request-types.ts'

const folder = fileURLToPath(new URL('../generated/', import.meta.url))
mkdirSync(folder, { recursive: true })

for (const product of products) {
  const declared = readRequestTypes(product)
  writeFileSync(`${folder}${product.name}.json`, format(declared))
  const { actions, types } = declared
  console.log(`${product.name}: ${Object.keys(actions).length} actions, ${Object.keys(types).length} types`)
}

writeFileSync(new URL('../COVERAGE.md', import.meta.url), coverage())
