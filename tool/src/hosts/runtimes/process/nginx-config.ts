import type { HostPaths, Slot } from '../../paths.ts'

export interface NginxInput {
  readonly paths: HostPaths
  readonly slot: Slot
  readonly release: string
  /** Where people come in. */
  readonly listen: { readonly address: string; readonly port: number }
  /** Where the slot's server listens. */
  readonly upstream: { readonly address: string; readonly port: number }
  /** Folder of the release with the static site, if it has one. */
  readonly site: string | undefined
  /** Paths answered by the app besides `/api/` and `/ws/`. */
  readonly appPaths: readonly string[]
  /** Whether nginx's master runs as root. */
  readonly isRoot: boolean
  /** Whether the host is a folder of this machine, which only its owner may be able to enter. */
  readonly isEmulated: boolean
}

/** The web server's whole configuration for one active slot. */
export function nginxConfig(input: NginxInput): string {
  const { paths, listen, upstream } = input
  return `# Written by Tengyun for release ${input.release}, slot ${input.slot}; replaced at each switch.
${userLine(input)}worker_processes auto;
# How long a replaced worker may take to finish what it serves.
worker_shutdown_timeout 30s;
pid ${quoted(paths.nginx.pid)};
error_log ${quoted(`${paths.logs}/nginx-error.log`)};

events {
  worker_connections 1024;
}

http {
  include mime.types.conf;
  default_type application/octet-stream;
  access_log ${quoted(`${paths.logs}/nginx-access.log`)};
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

  upstream app {
    server ${upstream.address}:${upstream.port};
    keepalive 32;
  }

  server {
    listen ${listen.address}:${listen.port};
    server_name _;
${headers(input)}

    proxy_http_version 1.1;
    proxy_set_header Host $http_host;
    proxy_set_header X-Real-IP $remote_addr;
    proxy_set_header X-Forwarded-For $remote_addr;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection $connection_header;

${['/api/', '/ws/', ...input.appPaths].map(proxied).join('\n')}
${siteLocations(input)}  }
}
`
}

/** A path as nginx reads it; a folder of this machine may have a space in its name. */
function quoted(value: string): string {
  return `"${value.replaceAll(/["\\$]/g, '\\$&')}"`
}

function userLine({ isRoot, isEmulated }: NginxInput): string {
  // An emulated host is a folder that may lie below /root, where the usual unprivileged user cannot read.
  return isRoot && isEmulated ? 'user root;\n' : ''
}

function temporaryFolders(paths: HostPaths): string {
  return ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `  ${name}_temp_path ${quoted(`${paths.nginx.folder}/temporary/${name}`)};`)
    .join('\n')
}

function proxied(path: string): string {
  const exact = path.endsWith('/') ? path : `= ${path}`
  return `    location ${exact} {
      proxy_pass http://app;
    }`
}

/** Repeated wherever a location adds headers of its own, since those replace the inherited ones. */
function headers({ release }: NginxInput): string {
  return `    add_header X-Release ${release} always;
    add_header X-Content-Type-Options nosniff always;`
}

function siteLocations(input: NginxInput): string {
  const { paths, slot, site } = input
  if (site === undefined) return proxied('/')
  // Vite puts a hash of the content into the names of assets, so they never change under one name.
  return `
    root ${quoted(`${paths.slot(slot).release}/${site}`)};
    location /assets/ {
      expires 1y;
      add_header Cache-Control "public, immutable";
${headers(input)}
    }
    location / {
      try_files $uri /index.html;
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
