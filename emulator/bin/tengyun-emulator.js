#!/usr/bin/env node
import * as nodeModule from 'node:module'

// Plain JavaScript that an old Node can read, so that it can say what is wrong.
if (process.features.typescript) {
  nodeModule.enableCompileCache()
  const { main } = await import('../src/cli/main.ts')
  process.exitCode = await main(process.argv.slice(2))
} else {
  console.error(`tengyun-emulator needs Node 22.18 or newer; this is ${process.version}.`)
  process.exitCode = 1
}
