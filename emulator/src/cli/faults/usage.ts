import { effects } from '../../faults/effects/index.ts'

export function faultsUsage(): string {
  const widest = Math.max(...Object.keys(effects).map(({ length }) => length))
  const lines = Object.entries(effects).map(([name, { summary }]) => `  ${name.padEnd(widest)}  ${summary}`)
  return `What is made to go wrong in the emulated cloud, until it is cleared or the emulator ends.

  tengyun-emulator faults list                  the faults in force
  tengyun-emulator faults inject EFFECT         another one; says its id
      --call 'vpc:Create*'     of which calls; every one without it
      --region ap-guangzhou
      --nth 3                  only the third from now on, or from there as many as --count
      --count 2
      --probability 0.1        by dice, which fall the same way for the same --seed
      --seed 7
      --milliseconds 500 --at after-effect --reads 2 --status 504 --calls 20 --code Some.Code
                               as far as the effect takes it
  tengyun-emulator faults clear [ID]            ends one, or all
  tengyun-emulator faults trace                 the calls, with sequence numbers
      --since 120 --follow
  tengyun-emulator faults wait ID               returns once a pause holds a call
  tengyun-emulator faults resume [ID]           lets held calls go on

A call with a fault:
${lines.join('\n')}

Each command has --json, and --data for another emulator than the one in .tengyun/emulator.
`
}
