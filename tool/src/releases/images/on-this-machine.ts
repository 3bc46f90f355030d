import type { AppConfig } from '../../config/schema.ts'
import { appUser } from '../../hosts/runtimes/compose/places.ts'
import { quote } from '../../hosts/script.ts'
import { wordsOf } from './image-says.ts'

/** Where a build leaves a release that is the name of an image and nothing else. */
export const imageFolder = '.tengyun/image'

/** The file in it, and the image's digest in that. */
const imageFile = 'image'

/**
 * The same app for hosts that are folders of this machine, with this machine's programs: each slot is a process that runs the
 * image in this machine's Docker, on the machine's own network and as confined as on a host. Docker has the image already, so
 * that its digest is all there is to deliver.
 */
export function onThisMachine(
  { build: _, site: _site, migrate, worker, ...app }: AppConfig,
  project: string,
): AppConfig {
  const starting = (command: string | undefined) => {
    const words = command === undefined ? [] : wordsOf({ Entrypoint: null, Cmd: null }, command)
    return script(app.image, [
      // Of one that was killed: Docker keeps its container.
      `name=${project}-"$HOST-$PORT"; docker rm --force "$name" >/dev/null 2>&1`,
      `exec docker run --name "$name" "$@" "$image" ${words.map(quote).join(' ')}`,
    ])
  }
  return {
    ...app,
    start: starting(app.image.command),
    ...(worker === undefined ? {} : { worker: starting(worker) }),
    ...(migrate === undefined
      ? {}
      : {
          migrate: script(app.image, [
            `exec docker run --entrypoint /bin/sh "$@" "$image" -c ${quote(migrate)}`,
          ]),
        }),
  }
}

/** How many images of a project stay in this machine's Docker: more than there are releases to go back to. */
const keptImages = 20

/** Shell that makes an image and leaves its digest. Its name keeps it from being tidied away, until there are too many. */
export function imageBuild({ dockerfile, context }: AppConfig['image'], project: string): string {
  const file = `${imageFolder}/${imageFile}`
  return [
    `rm -rf ${imageFolder} && mkdir -p ${imageFolder}`,
    `docker build --file ${quote(dockerfile)} --iidfile ${file} ${quote(context)}`,
    `docker tag "$(cat ${file})" ${project}:"$(cut -c 8-19 ${file})"`,
    // The newest are told first. One that still runs stays.
    `{ docker image ls --format '{{.Repository}}:{{.Tag}}' ${project} | grep -xE '${project}:[0-9a-f]{12}' | tail -n +${keptImages + 1} | xargs -r docker image rm >/dev/null 2>&1 || true; }`,
  ].join(' && ')
}

/** Variables of the host itself, which are none of the app's business. */
const ofTheHost =
  '^(PATH|HOME|PWD|OLDPWD|SHLVL|_|LANG|TERM|USER|LOGNAME|SHELL|TMPDIR|HOST_[A-Z]*|DOCKER_[A-Z_]*)$'

/** Runs in the folder of a release, with the settings in its environment; `docker run` takes their values from there. */
function script({ writable }: AppConfig['image'], lines: readonly string[]): string {
  const names = `BEGIN { for (name in ENVIRON) if (name ~ /^[A-Z_][A-Z0-9_]*$/ && name !~ /${ofTheHost}/) print "--env " name }`
  const folders = ['/tmp', ...writable].map((folder) => `--tmpfs ${folder}:mode=1777`)
  const all = [
    `image=$(cat ${imageFile}); base=$(cd -P ../.. && pwd)`,
    `user=$(docker image inspect --format '{{.Config.User}}' "$image")`,
    `case "$user" in ""|0|0:*|root|root:*) user=${appUser} ;; esac`,
    `set -- --rm --init --network host --user "$user" --read-only ${folders.join(' ')}`,
    'set -- "$@" --cap-drop ALL --security-opt no-new-privileges',
    // Under the same path, since settings name the files in it.
    'set -- "$@" --volume "$base/certificates:$base/certificates:ro"',
    `set -- "$@" $(awk ${quote(names)})`,
    ...lines,
  ]
  return `sh -c ${quote(all.join('\n'))}`
}
