import type { Item } from '../item.ts'

/** By its label, since the names of devices change with the order in which they are found. */
const label = 'tengyun-data'
const mountPoint = '/data'

/**
 * The disk that outlives the host. It is attached when the instance runs already. A disk is formatted only where it
 * is the one disk that nothing at all was ever written to, so that no data can be lost to a wrong guess.
 */
export const dataDisk: Item = {
  id: 'data-disk',
  title: { en: `the data disk, at ${mountPoint}`, zh: `挂载于 ${mountPoint} 的数据盘` },
  packages: [{ names: ['e2fsprogs'] }],
  check: [
    `mountpoint -q ${mountPoint}`,
    `grep -q '^LABEL=${label} ' /etc/fstab`,
    `device=$(findmnt -no SOURCE ${mountPoint})`,
    // It grows in place, and what lies on it is to grow with it.
    `filesystem=$(dumpe2fs -h "$device" 2>/dev/null | awk '/^Block count/ {count = $3} /^Block size/ {size = $3} END {print count * size}')`,
    `test "$filesystem" -gt $(( $(blockdev --getsize64 "$device") - 1048576 ))`,
  ],
  apply: [
    `device=$(blkid -L ${label} || true)`,
    'if [ -z "$device" ]; then',
    `  blank=$(lsblk -dnpo NAME,TYPE | awk '$2 == "disk" {print $1}' | while read -r disk; do`,
    '    [ "$(lsblk -no NAME "$disk" | wc -l)" = 1 ] && [ -z "$(wipefs -n "$disk")" ] && echo "$disk"',
    '  done) || true',
    '  case "$(echo "$blank" | wc -w)" in',
    '    1) ;;',
    '    0) echo "there is no blank disk: is it attached?"; exit 1 ;;',
    '    *) echo "there are several blank disks, and which one is meant is for you to say:" $blank;',
    `       echo "mkfs.ext4 -L ${label} DEVICE"; exit 1 ;;`,
    '  esac',
    '  device=$blank',
    `  mkfs.ext4 -q -m 1 -L ${label} "$device"`,
    'fi',
    `mkdir -p ${mountPoint}`,
    `grep -q '^LABEL=${label} ' /etc/fstab || echo 'LABEL=${label} ${mountPoint} ext4 defaults,nofail,x-systemd.device-timeout=30s 0 2' >>/etc/fstab`,
    'systemctl daemon-reload',
    `mountpoint -q ${mountPoint} || mount ${mountPoint}`,
    'resize2fs "$device"',
  ],
  afterBoot: true,
}
