import { quote, type Script } from '../script.ts'

/**
 * What is asked of the host; the script itself comes on standard input, since an argument list is for everybody to
 * see. All of it is read before any of it runs, so that its commands find standard input empty, not the rest of the
 * script. A script that takes too long is ended there, with what it started, also when nobody here lives to tell.
 */
export function sshCommand(script: Script, user: string): string {
  const words = [
    ...(user === 'root' ? [] : ['sudo', '-n', '-H']),
    'timeout',
    '--kill-after=10',
    String(script.timeout),
    'bash',
    '-c',
    'exec 2>&1; cd; eval "$(cat)"',
  ]
  return words.map(quote).join(' ')
}

/** Exit code with which `timeout` says that it ended the script. */
export const timedOut = 124

/** The script as bash reads it, its hidden values in their places: never to be shown. */
export function scriptText({ lines, hidden = {} }: Script): string {
  return ['set -eu', ...lines].join('\n').replaceAll(place, (_, name: string) => {
    const value = hidden[name]
    if (value === undefined) throw new Error(`the script has no hidden value "${name}"`)
    return value
  })
}

/** As TAT writes it: https://cloud.tencent.com/document/product/1340/52678 */
const place = /\{\{tat-hidden:([a-zA-Z0-9_-]+)\}\}/g
