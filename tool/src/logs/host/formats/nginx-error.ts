import type { Format, Level } from '../line.ts'

/** `2026/11/23 06:33:40 [error] 12#12: *3 connect() failed`, in the host's own time. */
const pattern = /^(\d{4})\/(\d\d)\/(\d\d) (\d\d:\d\d:\d\d) \[(\w+)\] (.*)$/

/** The slot that stands by refuses by design. When both do, people get 503, which the access log has. */
const fenced = /connect\(\) failed \(111: .*while connecting to upstream/

export const nginxError: Format = (text) => {
  const [, year, month, day, time, severity = '', said = ''] = pattern.exec(text) ?? []
  if (year === undefined) return undefined
  return {
    at: new Date(`${year}-${month}-${day}T${time}`).getTime(),
    level: fenced.test(said) ? 'info' : (severities[severity] ?? 'info'),
    text: said,
  }
}

/** https://nginx.org/en/docs/ngx_core_module.html#error_log */
const severities: Readonly<Record<string, Level>> = {
  debug: 'debug',
  info: 'info',
  notice: 'info',
  warn: 'warn',
  error: 'error',
  crit: 'fatal',
  alert: 'fatal',
  emerg: 'fatal',
}
