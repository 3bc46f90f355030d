/**
 * What stands behind an advice that ends with a colon, as documentation shows it: on `production`. An occurrence knows
 * better and names its own.
 */
export const usualCommands: Readonly<Record<string, string>> = {
  'config/not-found': 'npx tengyun init',
  'cli/interruption': '--interrupt production',
  'emulator/not-running': 'npx tengyun emulator start',
  'apply/backup-failed': '--no-backup',
  'migration/canary-runs': 'npx tengyun deploy production --promote',
  'database/not-chosen': 'npx tengyun up production',
  'database/no-terminal': 'npx tengyun db console production --command "select now()"',
  'release/no-registry-password': 'npx tengyun secrets set REGISTRY_PASSWORD production',
  'kubernetes/secrets-need-pipe':
    'npx tengyun export kubernetes production --secrets | kubectl apply --server-side -f -',
  'release/no-host': 'npx tengyun up production',
  'release/host-lost': 'npx tengyun deploy production --without host-2',
  'release/unknown': 'npx tengyun releases production',
  'release/none-before': 'npx tengyun releases production',
  'release/no-canary': 'npx tengyun deploy production --canary 10%',
  'secrets/no-value': 'npx tengyun deploy production',
  'secrets/foreign': 'npx tengyun secrets set AI_API_KEY production',
  'backup/no-bucket': 'npx tengyun apply production',
  'backup/unknown': 'npx tengyun backup list production',
  'backup/no-database': 'npx tengyun restore production --to ./restored',
  'backup/live-database': '--delete-data production',
  'backup/unproven': 'npx tengyun drill production',
}
