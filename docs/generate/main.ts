import { writeFileSync } from 'node:fs'
import { commandReference } from '../../tool/src/cli/reference.ts'
import { errorReference } from '../../tool/src/errors/reference.ts'
import { policyReference } from '../../tool/src/policy/reference.ts'
import { configReference } from './config-reference.ts'

/** Writes the pages of the reference that are made from the code. */
const pages = {
  'commands.md': commandReference(),
  'config.md': configReference(),
  'errors.md': errorReference(),
  'policies.md': policyReference(),
}

for (const [name, content] of Object.entries(pages)) {
  writeFileSync(new URL(`../reference/${name}`, import.meta.url), content)
}
