/** A fault as the wire has it: `{ Id, Effect, Call, … }`. */
export interface WireFault {
  readonly Id: string
  readonly Effect: string
  readonly Matched: number
  readonly Acted: number
  readonly [setting: string]: string | number
}

/** `fault-1a2b3c4d  throttle  Call vpc:*  Count 2  acted on 1 of 5` */
export function showFault({ Id, Effect, Matched, Acted, ...settings }: WireFault): string {
  const words = Object.entries(settings).map(([name, value]) => `${name} ${value}`)
  return [Id, Effect, ...words, `acted on ${Acted} of ${Matched}`].join('  ')
}
