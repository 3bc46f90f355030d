import { z } from 'zod'
import { cidr, name } from './words.ts'

const pinnedKey =
  /^(SHA256:[A-Za-z0-9+/]{43}|(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)) [A-Za-z0-9+/]+={0,2}( .*)?)$/

/** How a machine is reached over SSH. */
const address = {
  /** A name or an IP address: where this machine, or the jump host, finds it. */
  address: z.string().min(1),
  port: z.int().min(1).max(65535).default(22),
  /** `root`, or one who may use `sudo` without a password, as `deploy` may on a prepared host. */
  user: z.string().default('deploy'),
  /**
   * The key that proves the host: `SHA256:…` as `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` shows it on the
   * host's own console, or the key itself. A host with another one is refused.
   */
  hostKey: z.string().regex(pinnedKey, 'SHA256:… or ssh-ed25519 AAAA…'),
}

const host = z.strictObject({
  /** What it is called here: `web-1`. */
  name,
  ...address,
  /** Where people reach it, if not at `address`. */
  publicAddress: z.string().optional(),
  /** What it is for, where hosts differ in that: all of them say so then. The app finds it in the variable `ROLE`. */
  role: z.enum(['web', 'worker']).optional(),
})

/** Hosts of one's own: the tool creates none, and reaches these over SSH. */
export const ssh = z.strictObject({
  hosts: z
    .array(host)
    .min(1)
    .refine((hosts) => new Set(hosts.map((one) => one.name)).size === hosts.length, 'each name once'),
  /** A private key without a passphrase: `~/.ssh/id_ed25519`. Default: the keys of the SSH agent. */
  identity: z.string().optional(),
  /** The host through which the others are reached. */
  jump: z.strictObject(address).optional(),
  /** Public keys that may log in as `deploy` on a prepared host: `ssh-ed25519 AAAA… me`. */
  authorizedKeys: z
    .array(z.string().regex(/^(ssh-|ecdsa-)\S+ [A-Za-z0-9+/]+={0,2}( .*)?$/, 'a public key'))
    .default([]),
  /** Networks from which a prepared host takes SSH connections: yours, or the jump host's. Default: any. */
  from: z.array(cidr).default([]),
})
