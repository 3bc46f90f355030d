import type { AppConfig } from '../../../config/schema.ts'
import { dataFolder } from '../../data-folder.ts'
import type { HostPaths } from '../../paths.ts'
import type { Role } from '../../role.ts'
import { quote } from '../../script.ts'

/** As whom containers run: the app unless its image says otherwise, and the web server. As in the compose file. */
export const appUser = '10001:10001'
export const webUser = '101:101'

/** The files of a release that say how it runs, under the names they are shipped with. */
export const composeFile = 'docker-compose.prod.yml'
export const webConfigFile = 'nginx.conf'
/** What `nginx.conf` includes. */
export const webConfigFolder = 'nginx'
/** What in that folder differs from one host to the next. */
export const parametersFolder = 'nginx/parameters'
export const siteFolder = 'site'
/** Holds the name of the web server's image that the release was built with. */
export const webImageFile = 'web-image'
/** What the image says of itself: the words that start it, and its user. Where the compose file is the app's own, neither is there. */
export const startFile = 'start'
export const userFile = 'run-as'
/** The words that start it on workers, where `app.worker` says so. */
export const workerStartFile = 'start-worker'

/** Of those two, the one that counts on a host of a role. */
export function startFileFor({ worker }: Pick<AppConfig, 'worker'>, role: Role): string {
  return role === 'worker' && worker !== undefined ? workerStartFile : startFile
}

/**
 * A word of shell: what starts the app of a release.
 *
 * @param folder of the release
 * @param start where its image does not say
 * @param file that says it where its image does
 */
export function startOf(folder: string, start: string, file: string = startFile): string {
  return `"$(cat ${quote(`${folder}/${file}`)} 2>/dev/null || printf %s ${quote(start)})"`
}

/** A word of shell: as whom the app of a release runs. */
export function userOf(folder: string): string {
  return `"$(cat ${quote(`${folder}/${userFile}`)} 2>/dev/null || echo ${appUser})"`
}

/** What the app keeps, as its container sees it. */
export const teamsInside = '/app/autogen-config'
export const plansInside = '/app/plans'
export const artifactsInside = '/app/artifacts'
/** Where the databases' authorities lie, as a container sees them. */
export const certificatesInside = '/run/certificates'
/** The environment of the app, as its container sees it. */
export const settingsInside = '/run/settings'

/** What lies on a host for this runtime besides `HostPaths`. */
export interface ComposePlaces {
  /** What the app keeps, on the data disk where there is one. */
  readonly data: string
  /** Blobs of images on their way into Docker. */
  readonly blobs: string
  readonly keeper: string
  readonly keeperLock: string
  readonly unit: string
  readonly web: {
    readonly folder: string
    /** Configurations that were tested, each in a folder named after its content. */
    readonly configs: string
    /** Links: to the configuration that runs, to the site of the release that serves, and to that of the one before. */
    readonly config: string
    readonly site: string
    readonly previousSite: string
    /** `certificate.pem` and `key.pem`, where TLS ends on the host. */
    readonly tls: string
    /** What the web server's container was made from. */
    readonly madeFrom: string
  }
}

/** @param dataDisk where the data disk is mounted; empty where there is none */
export function composePlaces(project: string, paths: HostPaths, dataDisk: string): ComposePlaces {
  const { base, downloads, root } = paths
  const web = `${base}/web`
  return {
    data: dataFolder(project, paths, dataDisk),
    blobs: `${downloads}/blobs`,
    keeper: `${base}/bin/keep-fence`,
    keeperLock: `${base}/keeper.lock`,
    unit: `${root}/etc/systemd/system/tengyun-${project}.service`,
    web: {
      folder: web,
      configs: `${web}/configs`,
      config: `${web}/config`,
      site: `${web}/site`,
      previousSite: `${web}/previous-site`,
      tls: `${web}/tls`,
      madeFrom: `${base}/web.made-from`,
    },
  }
}

/** Where the web server's container finds `web.folder` and the releases. */
export const webInside = '/srv/web'
