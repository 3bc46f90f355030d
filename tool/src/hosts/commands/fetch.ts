import { hide, quote, type Script } from '../script.ts'

export interface Fetching {
  /** What is fetched, for the title. */
  readonly title: string
  /** A link that bears its own permission, so it is hidden. */
  readonly url: string
  /** `host:port` to connect to instead of the link's host. */
  readonly connectTo: string | undefined
  readonly sha256: string
  /** Where it waits while it is not unpacked. */
  readonly archive: string
  /** The folder it is unpacked to. */
  readonly folder: string
}

/** Written into a folder last. */
const complete = '.complete'

/** Fetches an archive, checks it and unpacks it; does nothing where it is complete already. */
export function fetchScript({ title, ...fetching }: Fetching): Script {
  return { title, timeout: 600, ...fetchLines(fetching) }
}

/** The same as a part of a longer script. */
export function fetchLines({
  url,
  connectTo,
  sha256,
  archive,
  folder,
}: Omit<Fetching, 'title'>): Required<Pick<Script, 'lines' | 'hidden'>> {
  const connect = connectTo === undefined ? '' : `connect-to = "::${connectTo}"`
  const partial = `${folder}.partial`
  return {
    hidden: { curl: hide(`url = "${url}"\n${connect}\n`) },
    lines: [
      `if [ ! -e ${quote(`${folder}/${complete}`)} ]; then`,
      // The link goes to curl on its standard input: a permission has no place in an argument list.
      `printf %s '{{tat-hidden:curl}}' | base64 -d | curl -fsS --retry 3 --retry-connrefused -o ${quote(archive)} -K -`,
      `echo ${quote(`${sha256}  ${archive}`)} | sha256sum -c --status - || { echo "it did not arrive whole"; exit 1; }`,
      `rm -rf ${quote(partial)}`,
      `mkdir -p ${quote(partial)}`,
      // Dated now: the archive knows no times, and a page whose time and size stay the same looks unchanged to browsers.
      `tar -xzmf ${quote(archive)} -C ${quote(partial)}`,
      `touch ${quote(`${partial}/${complete}`)}`,
      `rm -rf ${quote(folder)}`,
      `mv ${quote(partial)} ${quote(folder)}`,
      `rm -f ${quote(archive)}`,
      'fi',
    ],
  }
}
