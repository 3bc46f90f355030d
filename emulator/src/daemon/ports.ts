import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canListen, choosePort } from '../engine/ports.ts'
import { describeHolder } from './port-holder.ts'

export interface Ports {
  readonly port: number
  readonly cosPort: number
}

/**
 * The ports to listen on. Asked for 0, a free one is taken and remembered: clients that were told an address
 * find the emulator there again.
 *
 * @throws Error if a port is taken, naming who has it
 */
export async function choosePorts(dataFolder: string, address: string, asked: Ports): Promise<Ports> {
  const path = join(dataFolder, 'ports.json')
  const remembered: Partial<Ports> = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
  const chosen = {
    port: asked.port || (await choosePort(address, remembered.port ?? 0)),
    cosPort: asked.cosPort || (await choosePort(address, remembered.cosPort ?? 0)),
  }
  for (const port of Object.values(chosen)) {
    if (!(await canListen(address, port)))
      throw new Error(`The port ${port} is taken${describeHolder(port)}.`)
  }
  writeFileSync(path, `${JSON.stringify(chosen)}\n`)
  return chosen
}
