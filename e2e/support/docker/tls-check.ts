import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from '../run.ts'

interface Finding {
  readonly id: string
  readonly severity: string
  readonly finding: string
}

/** What a test's own certificate cannot have, what Mozilla wants otherwise, and what this machine's OpenSSL lacks. */
const expected: readonly { readonly id: RegExp; readonly finding: RegExp }[] = [
  { id: /^cert_(chain_of_)?trust/, finding: /./ },
  { id: /^cert_(ocspURL|revocation|crlDistributionPoints|ocspRevoked|crlRevoked)/, finding: /./ },
  { id: /^engine_problem$/, finding: /GOST/ },
  // The client knows best which of the good ciphers its hardware is fast at.
  { id: /^cipher_order/, finding: /NOT a cipher order configured/ },
]

/** Of a connection it could not make testssl.sh says only this; then it has looked at less than it was asked. */
const lostConnection = /because of connect problem/

/**
 * @returns what testssl.sh finds that is worse than LOW and not expected, one line each. On a machine that is busy it
 *   loses a connection now and then and says so; it is asked again, three times at most.
 */
export async function tlsFindings(url: string, folder: string, tries = 3): Promise<string[]> {
  const found = await findingsOnce(url, folder)
  const isWhole = !found.some((line) => lostConnection.test(line))
  return isWhole || tries === 1 ? found : tlsFindings(url, folder, tries - 1)
}

async function findingsOnce(url: string, folder: string): Promise<string[]> {
  const report = join(folder, 'testssl.json')
  await rm(report, { force: true })
  const quiet = ['--quiet', '--color', '0', '--warnings', 'off', '--jsonfile', report, '--ip', 'one']
  const asked = ['-p', '-s', '-f', '-P', '-S', '-h', '-U']
  const { stdout, stderr } = await run(['testssl', ...quiet, ...asked, url], { folder })
  const findings: readonly Finding[] = JSON.parse(await readFile(report, 'utf8'))
  // testssl.sh also ends well when it could not connect; then it has looked at nothing.
  if (findings.length < 20) throw new Error(`testssl looked at almost nothing:\n${stdout}${stderr}`)
  return findings
    .filter(({ severity }) => ['MEDIUM', 'HIGH', 'CRITICAL', 'FATAL', 'WARN'].includes(severity))
    .filter((one) => !expected.some(({ id, finding }) => id.test(one.id) && finding.test(one.finding)))
    .map(({ id, severity, finding }) => `${severity} ${id}: ${finding}`)
}
