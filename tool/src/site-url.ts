/** Where people reach what a host serves; the usual port goes without saying. */
export function siteUrl(address: string, port: number): string {
  return port === 80 ? `http://${address}` : `http://${address}:${port}`
}
