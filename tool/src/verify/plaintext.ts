import { type Host, runOn } from '../hosts/host.ts'
import { quote } from '../hosts/script.ts'

/**
 * What a server answers to a plain, unencrypted greeting, printable characters only, bars between; asked on the host, since
 * databases can be reached from inside the VPC alone. bash speaks TCP by itself, so the host needs nothing more.
 */
export async function answerToPlaintext(
  host: Host,
  server: { readonly ip: string; readonly port: number },
  greeting: Buffer,
): Promise<string> {
  const octal = [...greeting].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
  const output = await runOn(host, {
    title: `greet ${server.ip}:${server.port} in clear`,
    timeout: 30,
    lines: [
      `exec 3<>/dev/tcp/${quote(server.ip)}/${server.port} || { echo unreachable; exit 0; }`,
      `printf '${octal}' >&3`,
      // What is not printable becomes a bar, so that the fields of a binary answer stay apart.
      `echo "answer=$(timeout 3 head -c 300 <&3 | tr -c '[:print:]' '|')"`,
    ],
  })
  const answer = /^answer=(.*)$/m.exec(output)?.[1]
  if (answer === undefined)
    throw new Error(`${server.ip}:${server.port} could not be reached from ${host.name}`)
  return answer
}
