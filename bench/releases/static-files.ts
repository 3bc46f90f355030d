import { dockerOn } from '../../e2e/support/docker/docker.ts'
import type { TestHost } from '../../e2e/support/hosts/host.ts'
import { asset } from '../../e2e/support/releases/own-environment.ts'
import { runWell } from '../../e2e/support/run.ts'
import { middleOf } from '../figure.ts'

/** Where the bare one listens; people come in on port 80. */
const barePort = 8081
const rounds = 5

/**
 * What the web server of releases serves of one file, as a part of what an nginx serves that can do nothing else and
 * logs nothing: on the same host, started in the same way, one after the other in each round.
 */
export async function staticFiles(
  host: TestHost,
  runtime: 'process' | 'compose',
): Promise<{ median: number; runs: number }> {
  await host.runWell(`mkdir -p /srv/bare && cat > /srv/bare/nginx.conf <<'END'\n${bareConfig}\nEND`)
  await (runtime === 'compose' ? startContainer(host) : startProcess(host))
  const parts: number[] = []
  for (let round = 0; round < rounds; round++) {
    const bare = await requestsPerSecond(`http://${host.address}:${barePort}/${asset}`)
    parts.push((await requestsPerSecond(`http://${host.address}/${asset}`)) / bare)
  }
  return middleOf(parts)
}

const bareConfig = `worker_processes auto;
pid /tmp/bare.pid;
error_log /dev/null;
events { worker_connections 4096; }
http {
  include /etc/nginx/mime.types;
  sendfile on;
  tcp_nopush on;
  access_log off;
  client_body_temp_path /tmp/bare-body;
  proxy_temp_path /tmp/bare-proxy;
  fastcgi_temp_path /tmp/bare-fastcgi;
  uwsgi_temp_path /tmp/bare-uwsgi;
  scgi_temp_path /tmp/bare-scgi;
  server {
    listen ${barePort};
    root /srv/bare/site;
  }
}`

/** From the same image, with a port published in the same way. */
async function startContainer(host: TestHost): Promise<void> {
  await host.runWell(`release=$(readlink -f /opt/safe-system/web/site); cp -R "$release" /srv/bare/site`)
  const docker = dockerOn(host, '/')
  const image = await docker('inspect', '--format', '{{.Config.Image}}', 'safe-system-web')
  await docker(
    ...['run', '--detach', '--rm', '--publish', `${barePort}:${barePort}`],
    ...['--read-only', '--tmpfs', '/tmp', '--volume', '/srv/bare:/srv/bare:ro', '--ulimit', 'nofile=16384'],
    ...['--entrypoint', 'nginx', image, '-e', 'stderr', '-c', '/srv/bare/nginx.conf', '-g', 'daemon off;'],
  )
}

async function startProcess(host: TestHost): Promise<void> {
  await host.runWell('cp -R /opt/safe-system/serving/console /srv/bare/site && nginx -c /srv/bare/nginx.conf')
}

async function requestsPerSecond(url: string): Promise<number> {
  const { stdout } = await runWell(['wrk', '-t1', '-c32', '-d2s', url], { folder: '/' })
  const [, requests] = stdout.match(/Requests\/sec:\s+([\d.]+)/) ?? []
  if (requests === undefined || stdout.includes('Non-2xx')) throw new Error(stdout)
  return Number(requests)
}
