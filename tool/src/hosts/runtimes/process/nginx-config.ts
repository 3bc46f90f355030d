import { accessLogFormat } from '../../commands/access-log.ts'
import { type HostPaths, otherSlot, type Slot, slots } from '../../paths.ts'
import { assetsInPages } from '../assets.ts'
import { shareLink } from '../share.ts'

export interface Address {
  readonly address: string
  readonly port: number
}

export interface NginxInput {
  readonly paths: HostPaths
  /** Where the slots' servers listen. */
  readonly upstreams: Readonly<Record<Slot, Address>>
  /** Where requests go. Both slots where a fence decides between them, the active one where none does. */
  readonly open: readonly Slot[]
  /** Where people come in. */
  readonly listen: Address
  /** Folder of the release with the static site, if it has one. */
  readonly site: string | undefined
  /** Where pages are told to get assets from, if not from here. */
  readonly assets: string | undefined
  /** Paths answered by the app besides `/api/` and `/ws/`. */
  readonly appPaths: readonly string[]
  /** As whom its workers run; undefined for the person who starts it. */
  readonly user: string | undefined
  /** Whether it can bound the age of a connection to the app: nginx 1.19.10 and later. */
  readonly boundsAge: boolean
}

/** Seconds that a connection to the app may idle, or age: the one that a fenced slot still has go away by then. */
export const upstreamIdle = 1

/**
 * The web server's whole configuration. It names no release, so it changes only when the config does: a switch moves
 * the fence and the link to the static site.
 */
export function nginxConfig(input: NginxInput): string {
  const { paths, listen, upstreams, open, user, boundsAge } = input
  const serverOf = (slot: Slot) => `${upstreams[slot].address}:${upstreams[slot].port} max_fails=0`
  return `# Written by Tengyun.
${user === undefined ? '' : `user ${user};\n`}worker_processes auto;
# How long a replaced worker may take to finish what it serves.
worker_shutdown_timeout 30s;
pid ${quoted(paths.nginx.pid)};
error_log ${quoted(paths.nginx.errorLog)};

events {
  worker_connections 1024;
}

http {
  include mime.types.conf;
  default_type application/octet-stream;
  log_format releases '${accessLogFormat}';
  access_log ${quoted(paths.nginx.accessLog)} releases;
  sendfile on;
  server_tokens off;
  gzip on;
  gzip_types text/css application/javascript application/json image/svg+xml;
  client_max_body_size 50m;
${temporaryFolders(paths)}
  map $http_upgrade $connection_header {
    default upgrade;
    '' '';
  }

  # The last one in a list of several is the one that answered.
  map $upstream_addr $slot {
    default '';
${slots.map((slot) => `    ~:${upstreams[slot].port}$ ${slot};`).join('\n')}
  }

  map $realpath_root $release {
    default '';
    ~/releases/(?<id>[^/]+) $id;
  }

  # The lot that a request draws while a canary runs.
  map $request_id $lot {
    default '';
    ~(?<digits>..)$ $digits;
  }

${pool('app', open.map(serverOf), boundsAge)}
${slots.map((slot) => pool(slot, [serverOf(slot), `${serverOf(otherSlot(slot))} backup`], boundsAge)).join('\n')}

  server {
    listen ${listen.address}:${listen.port};
    server_name _;
    add_header X-Release $release always;
    add_header X-Content-Type-Options nosniff always;

    proxy_http_version 1.1;
    proxy_next_upstream error timeout;
    proxy_set_header Host $http_host;
    proxy_set_header X-Request-Id $request_id;
    proxy_set_header X-Real-IP $remote_addr;
    proxy_set_header X-Forwarded-For $remote_addr;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection $connection_header;

${['/api/', '/ws/', ...input.appPaths.map((path) => `= ${path}`)].map((place) => proxied(paths, place)).join('\n')}
${siteLocations(input)}  }
}
`
}

/** Servers that requests go to, the connections to them kept for the next ones. */
function pool(name: string, servers: readonly string[], boundsAge: boolean): string {
  return `  upstream ${name} {
${servers.map((server) => `    server ${server};`).join('\n')}
    keepalive 32;
    keepalive_timeout ${upstreamIdle}s;
${boundsAge ? `    keepalive_time ${upstreamIdle}s;\n` : ''}  }
`
}

/** A path as nginx reads it; a folder of this machine may have a space in its name. */
function quoted(path: string, variable = ''): string {
  return `"${path.replaceAll(/["\\$]/g, '\\$&')}${variable}"`
}

function temporaryFolders(paths: HostPaths): string {
  return ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `  ${name}_temp_path ${quoted(`${paths.nginx.folder}/temporary/${name}`)};`)
    .join('\n')
}

/**
 * The root is where the release lies that answered: it is only read for its name.
 *
 * @param place as nginx writes it: `/api/` for all below it, `= /health` for itself alone
 */
function proxied(paths: HostPaths, place: string): string {
  return `    location ${place} {
      root ${quoted(`${paths.base}/slots`, '/$slot/release')};
      # The standby slot refuses every connection, which is no error worth a line; the access log has the status.
      error_log ${quoted(paths.nginx.errorLog)} crit;
      set $pool app;
${slots.map((slot) => `      if (-f ${quoted(`${paths.nginx.folder}/${shareLink}/${slot}`, '/$lot')}) { set $pool ${slot}; }`).join('\n')}
      proxy_pass http://$pool;
    }`
}

function siteLocations({ paths, site, assets }: NginxInput): string {
  if (site === undefined) return proxied(paths, '/')
  // Vite puts a hash of the content into the names of assets, so they never change under one name. A page that was
  // loaded before the switch asks for its own.
  return `
    root ${quoted(`${paths.serving}/${site}`)};
    location /assets/ {
      expires 1y;
      add_header Cache-Control "public, immutable";
      add_header X-Release $release always;
      add_header X-Content-Type-Options nosniff always;
      try_files $uri @previous;
    }
    location @previous {
      root ${quoted(`${paths.previous}/${site}`)};
      expires 1y;
      add_header Cache-Control "public, immutable";
      add_header X-Release $release always;
      add_header X-Content-Type-Options nosniff always;
    }
    location / {
${(assets === undefined ? [] : assetsInPages(assets)).map((line) => `      ${line}\n`).join('')}      try_files $uri /index.html;
    }
`
}

/** The types of a web site's files; nginx's own list may lie anywhere on a host. */
export const mimeTypes = `types {
  text/html html htm;
  text/css css;
  text/plain txt;
  text/xml xml;
  application/javascript js mjs;
  application/json json map;
  application/wasm wasm;
  application/pdf pdf;
  image/svg+xml svg svgz;
  image/png png;
  image/jpeg jpg jpeg;
  image/gif gif;
  image/webp webp;
  image/x-icon ico;
  font/woff woff;
  font/woff2 woff2;
}
`
