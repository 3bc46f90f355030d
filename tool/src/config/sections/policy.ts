import { z } from 'zod'
import { policyIds } from '../../policy/ids.ts'

/** Lets one policy's findings pass: those about one resource or, without `key`, all. */
const finding = z.strictObject({
  /** As in docs/reference/policies.md: `network/port-open` */
  id: z.enum(policyIds),
  /** The resource, as findings name it: `security-group/app` */
  key: z.string().optional(),
  /** For those who ask later. */
  reason: z.string().min(1),
})

/** What is let pass, and why. */
export const accept = z.array(finding)

/** Yuan a month that the environment may cost. Above it, nothing is applied. */
export const budget = z.number().positive()
