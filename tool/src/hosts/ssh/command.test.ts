import { describe, expect, it } from 'vitest'
import { scriptText, sshCommand } from './command.ts'

const script = {
  title: 'greet',
  lines: ["echo '{{tat-hidden:word}}'"],
  hidden: { word: 'a $1 word' },
  timeout: 30,
}

describe('what SSH is asked to run', () => {
  it('is a shell that reads the script from its standard input', () => {
    expect(sshCommand(script, 'root')).toBe(
      `timeout --kill-after=10 30 bash -c 'exec 2>&1; cd; eval "$(cat)"'`,
    )
  })

  it('is run by sudo, which may not ask, for anybody but root', () => {
    expect(sshCommand(script, 'deploy')).toMatch(/^sudo -n -H timeout /)
  })

  it('has its hidden values in the text alone, as they are', () => {
    expect(scriptText(script)).toBe("set -eu\necho 'a $1 word'")
  })

  it('is not sent with a hidden value missing', () => {
    expect(() => scriptText({ ...script, hidden: {} })).toThrow('word')
  })
})
