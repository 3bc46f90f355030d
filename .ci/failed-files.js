// Names the test files that failed, by vitest's JSON report; none where something else did, such as an error nobody
// caught: that would not be tried by running files again.
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

const { testResults } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
for (const { name, status } of testResults) if (status === 'failed') console.log(relative('', name))
