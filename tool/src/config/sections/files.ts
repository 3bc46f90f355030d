import { z } from 'zod'
import { canBeProven, isInZone, named, notInZone, notProvable } from './names.ts'
import { cdnArea, region } from './words.ts'

const transition = z.strictObject({
  /** Days after which an object moves. STANDARD_IA and tiering bill 30 days at least, ARCHIVE 90. */
  days: z.int().min(1),
  to: z.enum(['STANDARD_IA', 'INTELLIGENT_TIERING', 'ARCHIVE', 'DEEP_ARCHIVE']),
})

const lifecycle = z.strictObject({
  /** Names the rule. */
  id: z.string().regex(/^[a-z0-9-]{1,64}$/, 'lower-case letters, digits and hyphens'),
  /** Of the objects it is for; empty: all. */
  prefix: z.string().default(''),
  /** In the order of their days, each to a colder class. */
  transitions: z.array(transition).default([]),
  /** Days after which an object is deleted. */
  expire: z.int().min(1).optional(),
  /** Days after which an overwritten or deleted version is deleted for good. */
  expireVersions: z.int().min(1).optional(),
  /** Days after which an upload that was never finished is given up. */
  abortUploads: z.int().min(1).optional(),
})

const cors = z.strictObject({
  /** Web sites whose pages may use the bucket: `https://app.example.com` */
  origins: z.array(z.string()).min(1),
  methods: z.array(z.enum(['GET', 'PUT', 'POST', 'DELETE', 'HEAD'])).min(1),
  /** Request headers they may send. */
  headers: z.array(z.string()).default(['*']),
  /** Answer headers they may read. */
  expose: z.array(z.string()).default(['ETag']),
  /** Seconds that a browser may remember this. */
  maxAge: z.int().min(0).default(600),
})

const referer = z.strictObject({
  /** Web sites that may link to objects; every other is refused, signed or not. */
  allow: z.array(z.string()).min(1),
  /** Whether requests from no web site, such as the app's own, are answered. */
  allowEmpty: z.boolean().default(true),
})

const cdn = z
  .strictObject({
    ...named,
    area: cdnArea,
    /** Seconds that the nodes keep a file. */
    cache: z.int().min(0).max(31_536_000).default(86_400),
    /** Web sites that may link to files. Default: any. */
    referer: referer.optional(),
  })
  .refine(isInZone, notInZone)
  .refine(canBeProven, notProvable)

const replication = z.strictObject({
  /** Of the copies: `ap-shanghai`; another one than the environment's. */
  region,
})

/** The private bucket of the app's files. */
export const files = z
  .strictObject({
    /** Keeps overwritten and deleted objects as versions. Cannot be taken back, only suspended. */
    versioning: z.boolean().default(true),
    /** When objects move to colder storage and when they go. */
    lifecycle: z.array(lifecycle).default([]),
    /** Moves objects between tiers by how they are used, after that many days. Can never be changed or switched off. */
    tiering: z.literal([30, 60, 90]).optional(),
    cors: z.array(cors).default([]),
    referer: referer.optional(),
    /** Keeps a record of requests, in a bucket of its own. */
    logging: z.boolean().default(false),
    /**
     * Serves the files from nodes near people, under a name of their own, to whoever has an address that the app signed:
     * it finds the name in `FILES_CDN_URL` and the key in `FILES_CDN_KEY`. Once an account, CDN must be switched on in the
     * console and authorised to read private buckets.
     */
    cdn: cdn.optional(),
    /**
     * Copies what is stored from now on to a bucket in another region, with all versions and deletions; what is there
     * already is not copied. Traffic between regions is paid by the gigabyte.
     */
    replication: replication.optional(),
  })
  .refine(({ versioning, replication }) => versioning || replication === undefined, {
    path: ['replication'],
    error: 'only with versioning: true',
  })
