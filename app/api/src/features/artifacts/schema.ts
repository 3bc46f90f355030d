import { z } from 'zod'
import { planId } from '../plans/structure.ts'

export const artifactName = z
  .string()
  .max(80)
  .regex(
    /^[\p{L}\p{N}]([\p{L}\p{N} ._-]*[\p{L}\p{N}_-])?$/u,
    'must be letters, digits, spaces, ".", "_" and "-", from a letter or digit to none of the space and "."',
  )
  .meta({ description: 'Such as `situation report` or `行动方案.md`.' })

export const artifact = z.object({
  planId: z.string(),
  name: z.string(),
  version: z.int().meta({ description: 'From 1.' }),
  contentType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
})
export type Artifact = z.infer<typeof artifact>
export const artifactList = z.object({ items: z.array(artifact) })
export const newestQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(20) })

const version = z.coerce.number().int().min(1).max(1_000_000)

export const planParams = z.strictObject({ planId })
export const artifactParams = z.strictObject({ planId, name: artifactName })
export type ArtifactParams = z.infer<typeof artifactParams>
export const saveHeaders = z.object({
  'content-type': z.string().max(120).optional().meta({ description: 'Media type of the content.' }),
  'idempotency-key': z
    .string()
    .min(1)
    .max(120)
    .optional()
    .meta({ description: 'Names this call. A call that comes again under the same name changes nothing.' }),
})
export type SaveHeaders = z.infer<typeof saveHeaders>
export const versionQuery = z.strictObject({
  version: version.optional().meta({ description: 'The newest, when it is not given.' }),
})
export const diffQuery = z.strictObject({ from: version, to: version })

export const diff = z.object({
  name: z.string(),
  from: z.int(),
  to: z.int(),
  added: z.int().meta({ description: 'Lines.' }),
  removed: z.int().meta({ description: 'Lines.' }),
  hunks: z.array(
    z.object({
      fromLine: z.int().meta({ description: 'Number of its first line in the old version, from 1.' }),
      toLine: z.int().meta({ description: 'The same in the new version.' }),
      lines: z.array(
        z.object({
          change: z.enum(['same', 'removed', 'added']),
          text: z.string().meta({ description: 'With its line break, if it has one.' }),
        }),
      ),
    }),
  ),
})
export type Diff = z.infer<typeof diff>
