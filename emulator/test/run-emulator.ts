import { startEmulator } from '../src/emulator.ts'
import { systemClock } from '../src/engine/clock.ts'

// The process that `anEmulatorProcess` starts: data folder, port, COS port and speed are its arguments.
const [dataFolder = '', port, cosPort, speed] = process.argv.slice(2)
const clock = systemClock(Number(speed))
const emulator = await startEmulator({ dataFolder, port: Number(port), cosPort: Number(cosPort), clock })
process.once('SIGTERM', () => emulator.stop())
process.stdout.write('ready\n')
