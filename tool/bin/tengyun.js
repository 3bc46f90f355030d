#!/usr/bin/env node
// Plain JavaScript, so that an old Node gets as far as saying what it is.
import { readFileSync } from 'node:fs'
import * as module from 'node:module'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Tengyun needs Node 22.18 or newer; this is ${process.version}. In its repository, use npx tengyun.`,
  )
  process.exit(1)
}
// Caches the compiled sources between runs, which is most of the start-up time.
module.enableCompileCache?.()
const { main } = await import('../src/cli/main.ts')
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
process.exitCode = await main({
  words: process.argv.slice(2),
  folder: process.cwd(),
  version,
  env: process.env,
})
