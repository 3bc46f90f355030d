import type {
  NewReport,
  Report,
  ReportList,
  ReportSummary,
} from '../../../api/src/features/reports/schema.ts'
import { apiUrl, callApi } from './client.ts'

export type { NewReport, ReportSummary }

const SHOWN = 20

export async function fetchReports(language: string, signal: AbortSignal): Promise<ReportSummary[]> {
  const { items } = await callApi<ReportList>(`/reports?limit=${SHOWN}`, { language, signal })
  return items
}

export function fileReport(report: NewReport, language: string): Promise<Report> {
  return callApi('/reports', { method: 'POST', body: report, language })
}

/** The report as a Markdown file. */
export function documentUrl({ id }: ReportSummary): string {
  return apiUrl(`/reports/${id}/file`)
}
