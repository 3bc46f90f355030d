import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { copyPackages } from './build/native.ts'

/**
 * Bundles each program into one file that runs on a host with Node and nothing else. They are built one after
 * the other, since a single build would move what they share into a third file. What is native cannot be bundled: it
 * lies beside them, for machines like the one that builds; on others the app goes without it.
 *
 * node build.ts [folder, else ../dist/api]
 */
const native = 'sharp'
const here = import.meta.dirname
const out = process.argv[2] ?? join(here, '../dist/api')

rmSync(out, { recursive: true, force: true })
for (const program of ['server', 'migrate']) {
  await build({
    configFile: false,
    root: here,
    logLevel: 'warn',
    ssr: { noExternal: true, external: [native] },
    // node-pg-migrate can run TypeScript migrations and look them up by pattern; ours are SQL in one folder, so 1.5 MB
    // of compiler and glob stay out. DBOS looks for OpenTelemetry and winston where somebody has installed them; nobody has.
    resolve: {
      alias: [
        {
          find: /^(jiti|glob|winston(-transport)?|@opentelemetry\/.+)$/,
          replacement: join(here, 'build/unused.ts'),
        },
      ],
    },
    build: {
      ssr: join(here, `src/${program}.ts`),
      outDir: out,
      emptyOutDir: false,
      target: 'node24',
      rolldownOptions: { output: { entryFileNames: `${program}.js`, codeSplitting: false } },
    },
  })
}
copyPackages(native, here, join(out, 'node_modules'))
cpSync(join(here, 'src/migrations'), join(out, 'migrations'), { recursive: true })
cpSync(join(here, '../teams'), join(out, 'teams'), { recursive: true })
writeFileSync(join(out, 'package.json'), `${JSON.stringify({ private: true, type: 'module' })}\n`)
