# What install, upgrade and rollback share; they read it, nobody runs it.
# shellcheck shell=bash disable=SC2034,SC1091,SC2164

code=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
home=/opt/strategy
config=/etc/strategy
data=/var/lib/strategy
backups=/var/backups/strategy
www=/var/www/strategy
services=(strategy.socket strategy.service strategy-worker.service)
timers=(strategy-reminders.timer strategy-followers.timer strategy-backup.timer strategy-cleanup.timer)

say() { printf '\n== %s\n' "$*"; }

need_root() {
  [ "$(id -u)" = 0 ] || { echo "Run this as root: sudo $0" >&2; exit 1; }
}

has_systemd() { [ -d /run/systemd/system ]; }

# units VERB UNIT...: where no systemd runs (a container, a chroot), say what would be done.
units() {
  if has_systemd; then
    systemctl "$@"
  else
    echo "No systemd here, so not done: systemctl $*"
  fi
}

# as_service RELEASE COMMAND...: a command of the release, as the service's user and with
# the service's variables.
as_service() {
  local bin=$1/bin/leszno-strategy
  shift
  (
    set -a
    . "$config/env"
    set +a
    cd "$data"
    umask 027
    runuser -u strategy -- "$bin" "$@"
  )
}

# What the code is: its version, and a sum of all that becomes a release.
name_of_release() {
  local version sum
  version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$code/pyproject.toml" | head -n 1)
  sum=$(cd "$code" && find . \( -name .git -o -name .venv -o -name var -o -name node_modules \
    -o -name __pycache__ -o -name tests -o -name docs \) -prune -o -type f -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c 1-8)
  echo "$version-$sum"
}

# make_release: put this code into a venv of its own, unless it is there; sets $release.
make_release() {
  local work pip requirements="requirements.txt"
  release=$home/releases/$(name_of_release)
  [ -e "$release/is-complete" ] && return
  say "Installing $(basename "$release")"
  # Another store for files and errors elsewhere need packages of their own.
  if grep -qE "^(S3_BUCKET|SENTRY_DSN)='?[^']" "$config/env"; then
    requirements="requirements-servers.txt"
  fi
  rm -rf "$release"
  python3 -m venv "$release"
  "$release/bin/pip" install --quiet --disable-pip-version-check --require-hashes \
    --only-binary :all: -r "$code/$requirements"
  # Building leaves files beside the code: in a copy. What builds is none of the release's,
  # and as sure as what it builds: by its hash, where pip itself would take any.
  work=$(mktemp -d)
  mkdir "$work/code"
  (cd "$code" && tar --exclude=./.git --exclude=./.venv --exclude=./var --exclude=node_modules \
    --exclude=./tests -cf - .) | tar -xf - -C "$work/code"
  python3 -m venv "$work/tools"
  pip=("$work/tools/bin/pip" --quiet --disable-pip-version-check)
  "${pip[@]}" install --require-hashes --only-binary :all: -r "$code/requirements-build.txt"
  "${pip[@]}" wheel --no-deps --no-build-isolation --wheel-dir "$work" "$work/code"
  "$release/bin/pip" install --quiet --disable-pip-version-check --no-deps --no-index \
    "$work"/*.whl
  rm -rf "$work"
  cp -r "$code/deploy/systemd" "$release/units"
  touch "$release/is-complete"
}

# use_release: bring database and files to where it can serve, then let it serve.
use_release() {
  local packages
  say "Preparing the database and the files"
  as_service "$release" prepare
  packages=$("$release/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
  install -d -m 755 "$www" "$www/static" "$www/server"
  # Files of earlier releases stay: pages that people have open name them.
  cp -r --no-preserve=mode,ownership "$data/static/." "$www/static/"
  cp --no-preserve=mode,ownership "$packages/templates/server/"*.html "$www/server/"
  ln -sfn "$release" "$home/next"
  mv -T "$home/next" "$home/current"
}

# The units belong to the code: each release brings its own.
install_units() {
  install -m 644 "$release"/units/* /etc/systemd/system/
  if has_systemd; then systemctl daemon-reload; fi
}

start_all() {
  say "Starting"
  units enable --quiet "${services[@]}" "${timers[@]}"
  units start strategy.socket "${timers[@]}"
  # Who asks meanwhile waits at the socket for a moment.
  units restart strategy.service strategy-worker.service
}

migrations() { as_service "$1" showmigrations --plan | grep '^\[X\]'; }
