import { z } from 'zod'
import { LARGEST_TEAM_FILE_BYTES } from '../../agents/config-store/limits.ts'
import { diff as textDiff } from '../artifacts/schema.ts'
import { outline } from './outline/schema.ts'

const time = z.iso.datetime()
const number = z.coerce.number().int().min(1).max(1_000_000)

const format = z.enum(['autogen', 'sop'])
const note = z
  .string()
  .trim()
  .max(500)
  // PostgreSQL has no text with a zero in it.
  .regex(/^[^\0]*$/)
  .default('')
  .meta({ description: 'For the list of versions: what changed, and why.' })
const content = z
  .string()
  .min(1)
  .max(LARGEST_TEAM_FILE_BYTES)
  .meta({ description: 'The text of a team file: what AutoGen Studio exports, or a team.yaml.' })
const entry = z
  .string()
  .max(200)
  .optional()
  .meta({ description: 'Which team of a gallery, by its path: `components.teams[0]`.' })

export const team = z.object({
  id: z.uuid(),
  name: z.string(),
  format,
  description: z.string(),
  version: z.int().meta({ description: 'Number of the newest.' }),
  file: z
    .string()
    .nullable()
    .meta({ description: 'The file of AUTOGEN_CONFIG_DIR that it is kept up to date with.' }),
  createdBy: z.string(),
  createdAt: time,
  updatedAt: time,
})
export type Team = z.infer<typeof team>
export const teamList = z.object({ items: z.array(team) })

export const problem = z.object({
  path: z.string().meta({ description: 'Where in the file; `$` is the whole of it.' }),
  code: z.string(),
  message: z.string(),
  hint: z.string().meta({ description: 'What to do about it.' }),
})
export type ToldProblem = z.infer<typeof problem>

export const teamWithOutline = team.extend({
  outline: outline.nullable(),
  warnings: z.array(problem).meta({ description: 'What runs otherwise than it reads.' }),
})
export type TeamWithOutline = z.infer<typeof teamWithOutline>

export const newTeam = z.strictObject({ content, note, entry })
export type NewTeam = z.infer<typeof newTeam>
export const changedTeam = z.strictObject({
  content,
  note,
  entry,
  basedOn: z
    .int()
    .min(1)
    .optional()
    .meta({ description: 'The version that was edited: refused with 409 when there is a newer one.' }),
})
export type ChangedTeam = z.infer<typeof changedTeam>
export const checkedTeam = z.strictObject({ content })

export const report = z.object({
  format: z.enum(['component', 'gallery', 'sop', 'before-0.4', 'unknown', 'unreadable']),
  runs: z.boolean().meta({ description: 'Whether all of it can run.' }),
  entries: z.array(
    z.object({
      path: z.string().meta({ description: '`$` where it is the whole file.' }),
      kind: z.enum(['team', 'agent', 'sop']),
      name: z.string(),
      runs: z.boolean(),
      problems: z.array(problem),
      warnings: z.array(problem),
      outline: outline.nullable(),
    }),
  ),
  problems: z.array(problem).meta({ description: 'Of the file as a whole.' }),
  secrets: z
    .array(z.string())
    .meta({ description: 'Where keys were found. They are kept apart and never shown again.' }),
})
export type Report = z.infer<typeof report>

export const refusal = z.object({
  code: z.string(),
  message: z.string(),
  requestId: z.string(),
  problems: z.array(problem),
})

export const version = z.object({
  id: z.uuid(),
  number: z.int(),
  note: z.string(),
  author: z.string(),
  fromFile: z.boolean().meta({ description: 'Whether it came from the file and not from a person.' }),
  createdAt: time,
})
export type Version = z.infer<typeof version>
export const versionList = z.object({ items: z.array(version) })
export const versionWithContent = version.extend({
  content: z
    .string()
    .meta({ description: 'With references in place of keys, which may stay in a new version.' }),
})
export type VersionWithContent = z.infer<typeof versionWithContent>

export const teamDiff = textDiff.omit({ name: true })
export type TeamDiff = z.infer<typeof teamDiff>

export const teamParams = z.strictObject({ id: z.uuid() })
export const versionParams = z.strictObject({ id: z.uuid(), number })
export const diffQuery = z.strictObject({ from: number, to: number })
export const exportQuery = z.strictObject({
  version: number.optional().meta({ description: 'The newest, when it is not given.' }),
})

export const folderList = z.object({
  items: z.array(
    z.object({
      file: z.string(),
      sealed: z.boolean().meta({ description: 'Whether it lies there encrypted.' }),
      teams: z.array(z.uuid()).meta({ description: 'The teams that are kept up to date with it.' }),
      problems: z.array(problem).meta({ description: 'Why some of it, or all, was not imported.' }),
      error: z.string().nullable().meta({ description: 'Why it could not be opened, or not be sealed.' }),
    }),
  ),
})
export type FolderList = z.infer<typeof folderList>

export const example = z.object({
  file: z.string(),
  name: z.string(),
  description: z.string(),
  content: z.string().meta({ description: 'What can be imported as it is, or changed before.' }),
})
export type Example = z.infer<typeof example>
export const exampleList = z.object({ items: z.array(example) })
export type ExampleList = z.infer<typeof exampleList>
