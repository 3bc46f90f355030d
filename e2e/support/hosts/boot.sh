#!/bin/sh
# The first process of a test host, in namespaces of its own: makes the machine's own system the host's, with what
# the host writes kept apart, then runs what a server runs. When it ends, the kernel ends all that it started.
#
# boot.sh NAME DISK LAYER CGROUP REPOSITORY
#   DISK   folder for what Docker keeps; on a real file system, since overlay does not stack on itself for writing
#   CGROUP what Docker's containers are kept below
#   REPOSITORY this one, to be read there: it may lie on another file system than the machine's own
#   LAYER  folder on a tmpfs with upper/ and work/, for what the host writes elsewhere: it outlives a reboot
set -eu
name=$1 disk=$2 layer=$3 cgroup=$4 repository=$5
root=$layer/root

mount -t overlay overlay -o "lowerdir=/,upperdir=$layer/upper,workdir=$layer/work" "$root"
mount -t proc proc "$root/proc"
# Kernel settings are the machine's, but for those of the network.
mount --bind "$root/proc/sys" "$root/proc/sys"
mount --bind "$root/proc/sys/net" "$root/proc/sys/net"
mount -o remount,bind,ro "$root/proc/sys"
mount -t sysfs sysfs "$root/sys"
mount --rbind /sys/fs/cgroup "$root/sys/fs/cgroup"
mount --rbind /dev "$root/dev"
mount -t tmpfs tmpfs "$root/run"
mount -t tmpfs tmpfs "$root/tmp"
mkdir -p "$root/var/lib/docker" "$root/run/sshd" "$root$repository"
mount --bind "$disk" "$root/var/lib/docker"
mount --rbind "$repository" "$root$repository"
mount -o remount,bind,ro "$root$repository"

cd "$root"
if [ ! -e "$layer/installed" ]; then
  # Nor is anything the host's that this machine has of its own, or starts: a new server comes without it.
  rm -rf opt/* etc/rc.local
  touch "$layer/installed"
fi
mkdir -p .machine
pivot_root . .machine
umount -l /.machine
rmdir /.machine
hostname "$name"
ip link set lo up

/usr/sbin/sshd -D -e 2>/var/log/sshd.log &
dockerd --cgroup-parent "$cgroup" --exec-opt native.cgroupdriver=cgroupfs >/var/log/dockerd.log 2>&1 &
if [ -x /etc/rc.local ]; then /etc/rc.local & fi

# Also reaps what daemons leave behind.
while true; do wait; sleep 3600 & done
