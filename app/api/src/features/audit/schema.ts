import { z } from 'zod'

export const auditEntry = z.object({
  /** Grows with time; hand the smallest one seen to `before` for the page that follows. */
  id: z.string(),
  at: z.iso.datetime(),
  /** Who did it; null when nobody was signed in. */
  person: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** Method and pattern of the route: `PATCH /api/people/:id`. */
  action: z.string(),
  path: z.string(),
  /** HTTP status of the answer: an attempt that was refused is an entry too. */
  status: z.int(),
  details: z.record(z.string(), z.unknown()),
  address: z.string(),
  requestId: z.string(),
})
export type AuditEntry = z.infer<typeof auditEntry>

export const auditPage = z.object({ items: z.array(auditEntry) })
export type AuditPage = z.infer<typeof auditPage>

export const auditQuery = z.object({
  person: z.uuid().optional(),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
