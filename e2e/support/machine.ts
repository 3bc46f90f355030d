import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** Whether machines can be had here: they are made of this one, which must be Debian or Ubuntu, by its administrator. */
export const canBootMachines =
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

export interface Machine {
  readonly address: string
  /** `ssh-ed25519 AAAA…` */
  readonly hostKey: string
  /** Path of a private key that root lets in, and the public half of it. */
  readonly identity: string
  readonly publicKey: string
  /** Runs a program there over SSH, as ssh itself does it, and returns what it printed. */
  ssh(user: string, command: string): string
  stop(): Promise<void>
}

const node = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url))

/** Milliseconds: two apt-get runs and a boot, on a machine that is busy with other things. */
const bootPatience = 300_000

/**
 * Boots a machine with a systemd, an sshd and a network of its own: a throw-away copy of this machine's files, in
 * which packages can be installed and anything be broken.
 *
 * @param packages those that will be wanted there, where no network leads out
 */
export async function bootMachine(packages: readonly string[]): Promise<Machine> {
  const folder = mkdtempSync(join(tmpdir(), 'tengyun-machine-'))
  const identity = join(folder, 'identity')
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', identity])
  mkdirSync(join(folder, 'machine'))
  const network = openNetwork()
  writeFileSync(join(folder, 'boot'), bootScript(folder, network.name, packages))

  const words = ['--mount', '--pid', '--uts', '--ipc', '--fork', '--kill-child', '--propagation', 'private']
  const child = spawn('unshare', [...words, 'bash', join(folder, 'boot')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const discard = async () => {
    await end(child)
    network.remove()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await answering(network.address, child)
  } catch (error) {
    await discard()
    throw error
  }
  const known = join(folder, 'known_hosts')
  const hostKey = withoutComment(readFileSync(join(folder, 'host.pub'), 'utf8'))
  writeFileSync(known, `${network.address} ${hostKey}\n`)
  return {
    address: network.address,
    hostKey,
    identity,
    publicKey: withoutComment(readFileSync(`${identity}.pub`, 'utf8')),
    ssh: (user, command) =>
      execFileSync(
        'ssh',
        [
          '-i',
          identity,
          '-o',
          `UserKnownHostsFile=${known}`,
          '-o',
          'BatchMode=yes',
          `${user}@${network.address}`,
          command,
        ],
        {
          encoding: 'utf8',
          stdio: 'pipe',
        },
      ),
    stop: discard,
  }
}

/** A network between this machine and another, with nothing else in it. */
function openNetwork() {
  const name = `tengyun-${process.pid}`
  const [here, address] = [1, 2].map((last) => `10.213.${process.pid % 256}.${last}`)
  const ip = (...words: string[]) => execFileSync('ip', words)
  ip('netns', 'add', name)
  ip('link', 'add', name.slice(0, 15), 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name)
  ip('addr', 'add', `${here}/30`, 'dev', name.slice(0, 15))
  ip('link', 'set', name.slice(0, 15), 'up')
  ip('-n', name, 'addr', 'add', `${address}/30`, 'dev', 'eth0')
  ip('-n', name, 'link', 'set', 'eth0', 'up')
  return { name, address: address ?? '', remove: () => ip('netns', 'del', name) }
}

/** Runs as the first process of a process tree of its own, and becomes the machine's systemd. */
function bootScript(folder: string, network: string, packages: readonly string[]): string {
  return `set -eu
base=${folder}/machine root=${folder}/machine/root
mount -t tmpfs tmpfs $base
mkdir $base/changes $base/work $base/kernel $root
mount -t overlay overlay -o lowerdir=/,upperdir=$base/changes,workdir=$base/work $root
cd $root
mount -t proc proc proc
# What the whole machine shares of the kernel's settings is not for this one to change.
for name in kernel/kptr_restrict kernel/dmesg_restrict fs/suid_dumpable fs/protected_fifos fs/protected_regular vm/swappiness; do
  mkdir -p $base/kernel/$(dirname $name)
  cat /proc/sys/$name >$base/kernel/$name
  mount --bind $base/kernel/$name proc/sys/$name
done
mount -t tmpfs tmpfs tmp
mount -t tmpfs tmpfs run
mount -t tmpfs -o mode=755 tmpfs dev
for name in null zero full random urandom tty; do touch dev/$name; mount --bind /dev/$name dev/$name; done
mkdir dev/shm dev/pts
mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd

export DEBIAN_FRONTEND=noninteractive
chroot . apt-get -qq update
chroot . apt-get -qqy install --no-install-recommends systemd openssh-server
chroot . apt-get -qqy install --download-only --no-install-recommends ${packages.join(' ')}
# Under its own name on this machine, since no registry can be asked.
install -D -m 0755 ${node} usr/local/bin/node
# From here on there is no network to ask.
echo 'Acquire::Retries "0";' >etc/apt/apt.conf.d/99-no-network
rm -f etc/resolv.conf

rm -f usr/sbin/policy-rc.d
# Other programs of this machine have no business in that one.
rm -f etc/systemd/system/multi-user.target.wants/*
chroot . systemctl enable -q ssh
chroot . systemctl set-default -q multi-user.target
chroot . ssh-keygen -A
cp etc/ssh/ssh_host_ed25519_key.pub ${folder}/host.pub
mkdir -p root/.ssh
cp ${folder}/identity.pub root/.ssh/authorized_keys
mkdir -p var/lib/docker
mount -t tmpfs tmpfs var/lib/docker

mount -t sysfs -o ro sysfs sys
mount -t tmpfs tmpfs sys/fs/cgroup
if [ -d /sys/fs/cgroup/systemd ]; then
  mkdir sys/fs/cgroup/systemd
  mount -t cgroup -o none,name=systemd systemd sys/fs/cgroup/systemd
  for name in cpu cpuacct cpuset memory devices freezer blkio pids; do
    mkdir sys/fs/cgroup/$name
    mount -t cgroup -o $name $name sys/fs/cgroup/$name || rmdir sys/fs/cgroup/$name
  done
else
  mount -t cgroup2 cgroup2 sys/fs/cgroup
fi
exec nsenter --net=/run/netns/${network} env -i container=tengyun PATH=/usr/sbin:/usr/bin:/sbin:/bin chroot . /lib/systemd/systemd
`
}

/** Waits until sshd listens there. */
async function answering(address: string, child: ChildProcess): Promise<void> {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said += chunk
    })
  }
  const deadline = Date.now() + bootPatience
  while (Date.now() < deadline && child.exitCode === null) {
    if (await listens(address)) return
    await pause(200)
  }
  throw new Error(`the machine did not come up:\n${said}`)
}

function listens(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port: 22, timeout: 1000 })
    const tell = (answer: boolean) => () => {
      socket.destroy()
      resolve(answer)
    }
    socket
      .once('data', tell(true))
      .once('error', tell(false))
      .once('timeout', tell(false))
      .once('close', tell(false))
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = new Promise((done) => child.once('exit', done))
  child.kill('SIGKILL')
  await gone
}

function withoutComment(key: string): string {
  return key.trim().split(' ').slice(0, 2).join(' ')
}
