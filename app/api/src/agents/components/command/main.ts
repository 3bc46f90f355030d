import { runTeamCommand } from './run.ts'

// npm changes to the root of the repository first, and says here where it was called.
const folder = process.env.INIT_CWD ?? process.cwd()
const { text, exitCode } = await runTeamCommand(process.argv.slice(2), process.env, folder)
console[exitCode === 2 ? 'error' : 'log'](text)
process.exitCode = exitCode
