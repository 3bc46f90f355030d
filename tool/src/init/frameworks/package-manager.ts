import type { ProjectFiles } from '../project-files.ts'

export interface PackageManager {
  /** Installs everything that a build needs. */
  readonly install: string
  /** Runs one script of package.json. */
  readonly run: (script: string) => string
  /** Installs what the app needs where it runs, without links that an archive would lose. */
  readonly installForRelease: string
  /** Files it reads besides package.json. */
  readonly lockfiles: readonly string[]
}

/** The one whose lockfile is there. */
export function packageManagerOf({ entries }: ProjectFiles): PackageManager {
  if (entries.includes('pnpm-lock.yaml'))
    return {
      install: 'pnpm install --frozen-lockfile',
      run: (script) => `pnpm run ${script}`,
      installForRelease: 'pnpm install --frozen-lockfile --prod --config.node-linker=hoisted',
      lockfiles: ['pnpm-lock.yaml'],
    }
  if (entries.includes('yarn.lock'))
    return {
      install: 'yarn install --frozen-lockfile',
      run: (script) => `yarn run ${script}`,
      installForRelease: 'yarn install --frozen-lockfile --production',
      lockfiles: ['yarn.lock'],
    }
  const locked = entries.includes('package-lock.json')
  return {
    install: locked ? 'npm ci' : 'npm install',
    run: (script) => `npm run ${script}`,
    installForRelease: locked ? 'npm ci --omit=dev' : 'npm install --omit=dev',
    lockfiles: locked ? ['package-lock.json'] : [],
  }
}
