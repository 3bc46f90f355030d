import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, createServer, preview } from 'vite'
import { startTestApp, type TestApp } from '../../api/test/app.ts'
import { freePort } from '../../api/test/processes.ts'

export interface ConsoleWorld {
  /** Where the console is served, with the API behind it as behind nginx. */
  readonly address: string
  readonly api: TestApp
  stop(): Promise<void>
}

const CONFIG = join(import.meta.dirname, '../vite.config.ts')

/** The console before a real API with its databases: as it is released, or (`source`) as it is being worked on. */
export async function startConsole(serve: 'built' | 'source' = 'built'): Promise<ConsoleWorld> {
  const api = await startTestApp()
  const target = await api.app.listen({ host: '127.0.0.1', port: 0 })
  const port = await freePort()
  const place = {
    host: '127.0.0.1',
    port,
    strictPort: true,
    proxy: { '/api': target, '/ws': { target, ws: true } },
  }
  const folder = mkdtempSync(join(tmpdir(), 'console-'))
  const server = serve === 'built' ? await serveBuilt(folder, place) : await serveSource(folder, place)

  async function stop(): Promise<void> {
    await server.close()
    await api.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { address: `http://127.0.0.1:${port}`, api, stop }
}

type Place = NonNullable<Parameters<typeof preview>[0]>['preview']

async function serveBuilt(outDir: string, place: Place) {
  const config = { configFile: CONFIG, logLevel: 'warn' as const, build: { outDir, emptyOutDir: true } }
  await build(config)
  return preview({ ...config, preview: place })
}

async function serveSource(cacheDir: string, place: Place) {
  const server = await createServer({ configFile: CONFIG, logLevel: 'warn', cacheDir, server: place })
  return server.listen()
}
