import { writeFileSync } from 'node:fs'
import { commandReference } from '../../tool/src/cli/reference.ts'
import { errorReference } from '../../tool/src/errors/reference.ts'
import { policyReference } from '../../tool/src/policy/reference.ts'
import { capacityPage } from './capacity/page.ts'
import { shippedCapacities } from './capacity/shipped.ts'
import { configReference } from './config-reference.ts'

const capacities = await shippedCapacities()

/** Writes the pages that are made from the code. */
const pages = {
  'reference/commands.md': commandReference(),
  'reference/config.md': configReference(),
  'reference/errors.md': errorReference(),
  'reference/policies.md': policyReference(),
  'capacity.md': capacityPage(capacities, 'en'),
  'capacity.zh.md': capacityPage(capacities, 'zh'),
}

for (const [name, content] of Object.entries(pages)) {
  writeFileSync(new URL(`../${name}`, import.meta.url), content)
}
