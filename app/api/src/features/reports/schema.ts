import { z } from 'zod'

/** From low to critical, the four levels at which China's emergency services grade an incident. */
export const severities = ['low', 'normal', 'high', 'critical'] as const
export const severity = z.enum(severities)
export type Severity = z.infer<typeof severity>

export const TITLE_LENGTH = 120
export const PLACE_LENGTH = 80
export const BODY_LENGTH = 20_000
/** Characters of the body that a list shows. */
export const EXCERPT_LENGTH = 160

export const newReport = z.strictObject({
  title: z.string().trim().min(1).max(TITLE_LENGTH),
  body: z.string().trim().min(1).max(BODY_LENGTH),
  severity: severity.default('normal'),
  place: z.string().trim().max(PLACE_LENGTH).default(''),
})
export type NewReport = z.infer<typeof newReport>

export const reportSummary = z.object({
  id: z.uuid(),
  title: z.string(),
  severity,
  place: z.string(),
  excerpt: z.string(),
  createdAt: z.iso.datetime(),
  /** Path of the report as a Markdown file. */
  file: z.string(),
})
export type ReportSummary = z.infer<typeof reportSummary>

export const report = reportSummary.omit({ excerpt: true }).extend({ body: z.string() })
export type Report = z.infer<typeof report>

export const reportList = z.object({ items: z.array(reportSummary) })
export type ReportList = z.infer<typeof reportList>

export const listQuery = z.object({ limit: z.coerce.number().int().min(1).max(100).default(20) })
export const reportParams = z.object({ id: z.uuid() })
