# A PostgreSQL server of one's own in $work/postgres, and sql to speak with it. Sourced after common.sh, never run.
# shellcheck shell=bash disable=SC2154

fetch postgresql-15=15.20-0+deb12u1 postgresql-client-15=15.20-0+deb12u1 libpq5 libicu72 libxml2 libldap-2.5-0 libsasl2-2 \
  libgssapi-krb5-2 libkrb5-3 libk5crypto3 libkrb5support0 libkeyutils1 libcom-err2 libpam0g libsystemd0 liblz4-1 libzstd1 \
  libssl3 libgnutls30 libidn2-0 libunistring2 libtasn1-6 libp11-kit0 libffi8 libhogweed6 libnettle8 libgmp10 libaudit1 \
  libcap-ng0 libcap2 libgcrypt20 libgpg-error0 liblzma5 libreadline8 libtinfo6 zlib1g libstdc++6 libgcc-s1
programs=$work/root/usr/lib/postgresql/15/bin
as=()
mkdir "$work/postgres"
if [ "$(id -u)" = 0 ]; then
  as=(setpriv --reuid=nobody --regid=nogroup --clear-groups env "LD_LIBRARY_PATH=$LD_LIBRARY_PATH")
  chown nobody:nogroup "$work/postgres"
fi
cd "$work/postgres"
"${as[@]}" "$programs/initdb" -D data -L "$work/root/usr/share/postgresql/15" -U league -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
start "${as[@]}" "$programs/postgres" -D data -F -c listen_addresses= -c "unix_socket_directories=$work/postgres" \
  -c "dynamic_library_path=$work/root/usr/lib/postgresql/15/lib" >"$work/postgres/log" 2>&1
sql() { "$programs/psql" -qAtX "postgresql:///postgres?user=league&host=$work/postgres" "$@"; }
for _ in $(seq 100); do
  if sql -c 'SELECT 1' >/dev/null 2>&1; then break; fi
  sleep 0.2
done
