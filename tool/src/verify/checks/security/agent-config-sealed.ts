import { literal } from '../../../databases/clients/postgres/session.ts'
import { rowsOf } from '../../../databases/psql.ts'
import { openPostgresSite } from '../../../databases/site.ts'
import type { Check } from '../../check.ts'
import { judged, notChosen, skipped } from '../../finding.ts'
import { agentRun } from '../../measure/agent-run.ts'
import { teamOfTen } from '../../measure/team-of-ten.ts'
import { noAcceptance } from '../reasons.ts'

export const agentConfigSealed: Check = {
  id: 'agent-config-sealed',
  title: { en: 'Teams of agents lie encrypted', zh: 'Agent 配置加密存储' },
  story: ['S4', 'T3'],
  expected: {
    en: 'no column of the database holds the text of a team that was saved through the app',
    zh: '经应用保存的团队配置，在数据库任何列中都找不到明文',
  },
  mend: {
    en: 'See CONFIG_KEY, and docs/guides/config-key.md.',
    zh: '检查 CONFIG_KEY，参见 docs/guides/config-key.md。',
  },
  async run(input) {
    const { session, observed } = input
    const { app } = session.project.config
    if (app.acceptance?.agents === undefined) return noAcceptance('.agents')
    if (app.sealing.length === 0) return noKey
    // Saves the team, where nobody has yet.
    const run = await agentRun(input)
    if (run === undefined) return nothingSaved
    const rows = await rowsOf<{ readonly place: string; readonly found: number; readonly rows: number }>(
      await openPostgresSite(session, observed),
      search,
    )
    const evidence = rows.map(({ place, found, rows: all }) => `${place}: ${found} of ${all} rows in clear`)
    const leaking = rows.filter(({ found }) => found > 0)
    return judged(
      rows.length > 0 && leaking.length === 0,
      leaking.length > 0
        ? leaking.map(({ place }) => place).join(', ')
        : {
            en: `searched ${rows.length} columns, found nowhere`,
            zh: `检查 ${rows.length} 个列，均无明文`,
          },
      evidence,
    )
  },
}

/** Stands in the file of the team that was saved, and nowhere else. */
const mark = `"max_turns":${teamOfTen().max_turns}`

/** Every column of bytes or texts, in tables that have to do with teams. */
const search = `
SELECT format(
  'SELECT json_build_object(''place'', %L, ''rows'', count(*), ''found'', count(*) FILTER (WHERE position(%L in %s) > 0)) FROM %I;',
  table_name || '.' || column_name, ${literal(mark)},
  CASE data_type WHEN 'bytea' THEN format('encode(%I, ''escape'')', column_name) ELSE format('%I::text', column_name) END,
  table_name)
FROM information_schema.columns
WHERE table_schema = current_schema() AND data_type IN ('bytea', 'text', 'jsonb', 'json')
  AND table_name LIKE 'team%' ORDER BY 1 \\gexec
`

const noKey = notChosen({
  en: 'The app seals nothing (app.sealing).',
  zh: '应用未声明加密密钥（app.sealing）。',
})
const nothingSaved = skipped({ en: 'No team could be saved.', zh: '未能保存团队配置。' })
