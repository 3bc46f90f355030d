#!/bin/sh
# What Docker Hub's debian:bookworm-slim consists of, as debian.tar, and nginx upon it, as nginx.tar.
#
# make-debian.sh FOLDER
set -eu
folder=$1
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
debian=$folder/debian

debootstrap --variant=minbase --include=ca-certificates bookworm "$debian" "$mirror" >"$folder/debootstrap.log" ||
  { tail -n 20 "$folder/debootstrap.log" "$debian/debootstrap/debootstrap.log" >&2; exit 1; }

# nginx goes into a layer above, so that the base is stored and shipped once.
mkdir "$folder/upper" "$folder/work" "$folder/nginx"
slim() {
  rm -rf "$1"/var/cache/apt/* "$1"/var/lib/apt/lists/* "$1"/var/log/* "$1"/usr/share/doc "$1"/usr/share/man \
    "$1"/usr/share/locale "$1"/usr/share/info
}
unshare --mount --propagation private sh -eu -c '
  mount -t overlay overlay -o "lowerdir=$1/debian,upperdir=$1/upper,workdir=$1/work" "$1/nginx"
  mount -t proc proc "$1/nginx/proc"
  printf "#!/bin/sh\nexit 101\n" >"$1/nginx/usr/sbin/policy-rc.d"
  chmod 755 "$1/nginx/usr/sbin/policy-rc.d"
  DEBIAN_FRONTEND=noninteractive chroot "$1/nginx" apt-get install -y -qq --no-install-recommends nginx >/dev/null
  rm "$1/nginx/usr/sbin/policy-rc.d"
' - "$folder"
slim "$folder/upper"
slim "$debian"
tar -C "$debian" --numeric-owner -cf "$folder/debian.tar" .
tar -C "$folder/upper" --numeric-owner --exclude=./run --exclude=./tmp -cf "$folder/nginx.tar" .
rm -rf "$debian" "$folder/upper" "$folder/work"
