import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Container, exceptions, failedChecks } from './support/docker/container-checks.ts'
import { dockerOn, loadBaseImages } from './support/docker/docker.ts'
import { describeHosts } from './support/hosts/describe-hosts.ts'
import { startHosts, type TestHosts } from './support/hosts/hosts.ts'
import type { Ran } from './support/run.ts'

const tool = fileURLToPath(new URL('../tool/bin/tengyun.js', import.meta.url))

/** An app in a language that is known by its Dockerfile alone, upon the image that the web server's is made of, too. */
const app = {
  'notes.pl': `use IO::Socket::INET;
$| = 1;
$SIG{TERM} = sub { print "told to end\\n"; exit };
my $server = IO::Socket::INET->new(Listen => 64, LocalAddr => $ENV{HOST}, LocalPort => $ENV{PORT}, ReuseAddr => 1) or die $!;
my $page = 'notes, first edition';
while (my $client = $server->accept) {
  while (my $line = <$client>) { last if $line =~ /^\\r?$/ }
  print $client "HTTP/1.0 200 OK\\r\\nContent-Length: " . length($page) . "\\r\\n\\r\\n$page";
  close $client;
}
`,
  Dockerfile: `FROM debian:bookworm-slim
WORKDIR /notes
COPY notes.pl ./
USER 1000:1000
EXPOSE 3000
HEALTHCHECK CMD perl -MIO::Socket::INET -e 'IO::Socket::INET->new("127.0.0.1:3000") or exit 1'
CMD perl notes.pl
`,
} as const

/** One machine with Docker, at which somebody sits who has an app with a Dockerfile; it is its own host, too. */
describeHosts('an app that has nothing but a Dockerfile', () => {
  const folder = '/srv/notes'
  let hosts: TestHosts
  beforeAll(async () => {
    hosts = await startHosts(['desk'])
    await loadBaseImages(desk())
    await mkdir(inFolder(''), { recursive: true })
    for (const [path, text] of Object.entries(app)) await writeFile(inFolder(path), text)
  })
  afterAll(() => hosts?.stop())

  let url = ''
  const door = () => `http://${desk().address}`
  const desk = () => hosts.host('desk')
  const inFolder = (path: string) => join(desk().root, folder, path)
  const tengyun = async (words: string) => ended(await desk().run(`cd ${folder} && node ${tool} ${words}`))
  const docker = () => dockerOn(desk(), '/')
  const page = async (url: string) => (await desk().runWell(`curl -fsS ${url}`)).stdout

  async function edit(from: string, to: string): Promise<void> {
    await writeFile(inFolder('notes.pl'), (await readFile(inFolder('notes.pl'), 'utf8')).replace(from, to))
  }

  it('comes up in the Docker of the machine, by two commands', async () => {
    await tengyun('emulator start --speed 600')
    expect(await tengyun('init --yes')).toContain('Dockerfile')
    url = /http:\/\/[\d.]+:8080/.exec(await tengyun('up --yes'))?.[0] ?? ''
    expect(await page(url)).toBe('notes, first edition')
    const name = await docker()('ps', '--format', '{{.Names}}')
    expect(name).toMatch(/^notes-127[\d.]+-8000$/)
    // What it reaches its databases with is there for whoever it runs as.
    const authority = await docker()('exec', name, 'sh', '-c', 'head -n 1 "$REDIS_CA_FILE"')
    expect(authority).toContain('BEGIN CERTIFICATE')
  })

  it('changes there, and goes back', async () => {
    await edit('first edition', 'second edition')
    await tengyun('deploy')
    expect(await page(url)).toBe('notes, second edition')
    await tengyun('rollback')
    expect(await page(url)).toBe('notes, first edition')
  })

  it('runs on a host as it does in the cloud: on its own port, hardened, with no file of its own that says how', async () => {
    await addHost()
    await tengyun('apply own --yes')
    await tengyun('deploy own')
    expect(await page(door())).toBe('notes, second edition')
    const container = await docker().inspect<Container>('notes-blue')
    expect(failedChecks(container)).toEqual(Object.keys(exceptions.api))
    expect(await docker()('exec', 'notes-blue', 'id', '-u')).toBe('1000')
  })

  it('ends there when its successor has taken over', async () => {
    await edit('second edition', 'third edition')
    await tengyun('deploy own')
    expect(await page(door())).toBe('notes, third edition')
    expect(await docker()('logs', 'notes-blue')).toContain('told to end')
  })

  it('leaves no container behind on the machine when the emulated cloud stops', async () => {
    await tengyun('emulator stop')
    const names = (await docker()('ps', '--all', '--format', '{{.Names}}')).split('\n').toSorted()
    expect(names).toEqual(['notes-blue', 'notes-green', 'notes-web'])
  })

  /** The config that was written, with an environment on this very machine, as on any host with Docker. */
  async function addHost(): Promise<void> {
    const { address, hostKey } = desk()
    const ssh = {
      hosts: [{ name: 'desk', address, hostKey, user: 'root' }],
      identity: '/root/.ssh/identity',
    }
    await copyFile(hosts.identityFile, join(desk().root, ssh.identity))
    await rename(inFolder('tengyun.config.ts'), inFolder('written.config.ts'))
    await writeFile(
      inFolder('tengyun.config.ts'),
      `import written from './written.config.ts'
const compute = ${JSON.stringify({ runtime: 'compose', port: 80, ssh })}
export default { ...written, environments: { own: { ...written.environments.local, compute } } }
`,
    )
  }
})

function ended({ exitCode, stdout, stderr }: Ran): string {
  if (exitCode !== 0) throw new Error(`exit code ${exitCode}\n${stdout}\n${stderr}`)
  return stdout + stderr
}
