import type { ReportService } from '../../src/features/reports/service.ts'

const CONSOLES = 50
const MINUTES = 60
/** An open page asks for the list this often. */
const LISTS_A_MINUTE = 12
const MINUTES_A_REPORT = 5
/** People open what is new. */
const OPENED = 10

/**
 * An hour of a command post, as its consoles ask: each shows the newest reports and opens one every minute, and a
 * report is filed every five. Played without the pauses, so that nothing grows old: values expire after 30 seconds,
 * which costs each of them two loads a minute more, however many ask.
 */
export async function shift(reports: ReportService): Promise<void> {
  const filed: string[] = []
  for (let minute = 0; minute < MINUTES; minute++) {
    if (minute % MINUTES_A_REPORT === 0) filed.unshift((await reports.file(reportOf(minute))).id)
    await Promise.all(
      Array.from({ length: CONSOLES }, (_, console) => minuteOf(reports, filed, console + minute)),
    )
  }
}

async function minuteOf(reports: ReportService, filed: readonly string[], turn: number): Promise<void> {
  for (let list = 0; list < LISTS_A_MINUTE; list++) await reports.newest(20)
  const id = filed[turn % Math.min(OPENED, filed.length)]
  if (id) await reports.find(id)
}

function reportOf(minute: number) {
  return { title: `水情 ${minute}`, body: '水位仍在上涨。', severity: 'normal' as const, place: '清远' }
}
