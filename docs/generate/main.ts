import { writeFileSync } from 'node:fs'
import { errorReference } from '../../tool/src/errors/reference.ts'
import { policyReference } from '../../tool/src/policy/reference.ts'

/** Writes the pages of the reference that are made from the code. */
const pages = { 'errors.md': errorReference(), 'policies.md': policyReference() }

for (const [name, content] of Object.entries(pages)) {
  writeFileSync(new URL(`../reference/${name}`, import.meta.url), content)
}
