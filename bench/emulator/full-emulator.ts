import { startEmulator } from '../../emulator/src/emulator.ts'
import { systemClock } from '../../emulator/src/engine/clock.ts'

// The emulator in a world where time hardly passes, so that a thousand instances stay PENDING and no host of theirs
// takes part in what is measured. Data folder and port are its arguments.
const [dataFolder = '', port] = process.argv.slice(2)
const clock = systemClock(1e-6)
await startEmulator({ dataFolder, port: Number(port), cosPort: Number(port) + 1, clock, rateLimits: false })
process.stdout.write('ready\n')
// A profile is written at an orderly end only.
process.once('SIGTERM', () => process.exit())
