import { z } from 'zod'
import { BODY_LENGTH, PLACE_LENGTH, severities, TITLE_LENGTH } from './limits.ts'

const severity = z.enum(severities)

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
