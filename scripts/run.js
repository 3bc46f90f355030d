// What `npm start`, `npm test` and the rest run: sets the machine up as far as needed, then does the task with the
// repository's own Node. Plain JavaScript without dependencies, since it runs before there are any, on Node 20.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { installDependencies } from './set-up/dependencies.js'
import { folderInMemory } from './set-up/memory.js'
import { environmentWithNode, nodePath } from './set-up/node.js'
import { installPrograms } from './set-up/programs.js'
import { tasks } from './tasks.js'

const [name, ...words] = process.argv.slice(2)
const task = tasks[name]
if (!task) {
  console.error(`There is no task "${name}". Tasks: ${Object.keys(tasks).join(', ')}.`)
  process.exit(1)
}
try {
  await installDependencies()
  installPrograms(task.needs ?? [])
} catch (error) {
  console.error(error.message)
  process.exit(2)
}
const temporary = task.inMemory ? folderInMemory() : undefined
const env = { ...environmentWithNode(), ...(temporary && { TMPDIR: temporary }) }
const code = await runAll(task.steps(words), task.atOnce ?? 1)
if (code !== 0) process.exit(code)
for (const line of task.closing ?? []) console.log(line)

/** In order, so many at once; begins no more after one that failed, and gives its exit code. */
async function runAll(steps, atOnce) {
  const left = [...steps]
  let failed = 0
  async function lane() {
    for (let step = left.shift(); step && failed === 0; step = left.shift()) {
      const code = await run(step)
      if (code !== 0) failed = code
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return failed
}

/** Runs one program with the repository's Node first on its path. */
function run([program, ...args]) {
  return new Promise((done, failed) => {
    const child = spawn(program === 'node' ? nodePath() : program, args, {
      stdio: 'inherit',
      env,
    })
    // Ctrl-C goes to the whole group; the program under way decides how to end.
    const ignore = () => {}
    process.on('SIGINT', ignore)
    child.on('error', failed)
    child.on('close', (code, signal) => {
      process.off('SIGINT', ignore)
      done(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}
