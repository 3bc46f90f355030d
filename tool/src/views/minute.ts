/** `2026-03-14 17:12`, in the time zone of the one who reads it. */
export function minuteOf(iso: string): string {
  return new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'short' }).format(new Date(iso))
}
