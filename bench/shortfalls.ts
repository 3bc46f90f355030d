import type { Figure } from './figure.ts'

/** Why a figure falls short, as far as it was found out. */
const causes: readonly { readonly what: RegExp; readonly why: string }[] = [
  {
    what: /^up on the running emulator, built anew/,
    why: 'a third of it is the build of the API and the console; without one to build, `up` takes what the line below says.',
  },
  {
    what: /^idle memory of the emulator/,
    why: 'Node alone takes half of it; the rest came with each product, all of which are loaded at the start.',
  },
  {
    what: /rollback of 2 hosts/,
    why: 'a second of it is the start of the app, and each host calls the program of Docker some fifteen times, two hosts on the two processors of this machine. Nothing that they hold is asked for or fetched any more.',
  },
  {
    what: /^backup to COS/,
    why: 'the bare pipe is three programs on two processors; on a host, one program compresses, encrypts, digests and sends beside `pg_dump`, and the figure is of the whole command with its look at the environment.',
  },
  {
    what: /^cached read/,
    why: 'around the cache each request proves its token and its session, counts against limits, is measured and logged; half of its time is the one write to its connection, which wakes the client; a bare server never lets it sleep.',
  },
  {
    what: /^p99 beside/,
    why: 'those who begin to send a file and vanish: each has its place made and cleared away. Without them, the other ten thousand cost nobody anything (1.03 ×).',
  },
  {
    what: /^a value from Redis/,
    why: 'beside what is asked of Redis, each read looks at the generation of its tags and into memory, can be joined by others, and keeps what it found: some microseconds in all, none of which stands out.',
  },
  {
    what: /of the bare driver/,
    why: 'the query takes a hundredth of a millisecond, so what is compared is the building of a statement and the reading of its row.',
  },
  {
    what: /of the rate of its models/,
    why: 'three workers, PostgreSQL and the models share the two processors here, and a run of four turns takes some 60 ms of them (the suite `capacity`): at this rate they are all taken, and a place that becomes free waits for a moment of one.',
  },
  {
    what: /^lists a second from a standby/,
    why: 'each read asks the standby first how far it has come, and both servers share the two processors here. What the standby is for is the line above.',
  },
  {
    what: /^download, through the app/,
    why: 'the bytes pass a second process on the same two processors, and two fifths of what that takes is their checksum, at the 2 GB/s that the processor has for it: a file that was damaged is never complete. Larger buffers changed nothing. Where there is a CDN, browsers are led there instead.',
  },
  {
    what: /through the app, of the bare SDK/,
    why: 'the bytes pass a second process on the same two processors, which digests them; what was stored is looked at once more.',
  },
]

/** What is to be said of a figure that is not as it is meant to be. */
export function shortfallOf({ what }: Figure): string {
  const why = causes.find((cause) => cause.what.test(what))?.why
  return `*${what}*: ${why ?? 'the cause was not looked for yet.'}`
}
