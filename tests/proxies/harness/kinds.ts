// The proxies of deploy/, as Debian 12 has them: where each is told what it would find in /etc and /run.
import { readFileSync } from 'node:fs';
import type { Kind } from './proxy.ts';

const nginx: Kind = {
  name: 'nginx',
  needs: [
    [/proxy_set_header Host .*/, 'a foreign host'],
    [/proxy_set_header X-Forwarded-For .*/, 'a forged address'],
    [/proxy_set_header Upgrade .*/, 'no handshake'],
  ],
  plain: true,
  settings: [
    {
      from: 'nginx/draftwire.conf',
      changes: ({ port, behind, folder }) => [
        [/(?: {2}server \d[^\n]*\n)+/, `  server 127.0.0.1:${behind} max_fails=0;\n`],
        [/listen 80;/, `listen 127.0.0.1:${port};`],
        [/\/var\/cache\/nginx\/draftwire/, `${folder}/cache`],
      ],
    },
  ],
  files: ({ folder }) => ({
    'nginx.conf': [
      `${process.getuid?.() === 0 ? 'user root;' : ''} worker_processes 1; daemon off; pid ${folder}/pid;`,
      `error_log ${folder}/error.log; events { worker_connections 768; }`,
      `http { access_log ${folder}/access.log; include /etc/nginx/mime.types; include ${folder}/draftwire.conf;`,
      ...['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`),
      '}',
    ].join('\n'),
  }),
  command: ({ folder }) => ['nginx', '-p', folder, '-c', `${folder}/nginx.conf`],
};

const haproxy: Kind = {
  name: 'haproxy',
  needs: [[/http-request set-header X-Forwarded-For .*/, 'a forged address']],
  settings: [
    {
      from: 'proxies/haproxy.cfg',
      changes: ({ port }) => [
        [/log \/dev\/log local0/, 'log stdout format raw local0'],
        [/bind :443/, `bind 127.0.0.1:${port}`],
      ],
    },
  ],
  command: ({ folder }) => ['haproxy', '-db', '-f', `${folder}/haproxy.cfg`],
};

const caddy: Kind = {
  name: 'caddy',
  settings: [
    {
      from: 'proxies/Caddyfile',
      // A public name's certificate takes the internet.
      changes: ({ port, folder }) => [
        [
          /draft\.example\.org \{/,
          `https://localhost:${port} {\n\tbind 127.0.0.1\n\ttls ${folder}/site.crt ${folder}/site.key`,
        ],
        [/\tlog \{/, '\tadmin off\n\tauto_https off\n\tlog {'],
      ],
    },
  ],
  environment: ({ folder }) => ({ XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder }),
  command: ({ folder }) => ['caddy', 'run', '--adapter', 'caddyfile', '--config', `${folder}/Caddyfile`],
};

const apacheModules = ['mpm_event', 'authz_core', 'setenvif', 'headers', 'proxy', 'proxy_http', 'ssl', 'http2'];

const apache: Kind = {
  name: 'apache',
  needs: [
    [/ProxyPreserveHost On/, 'a foreign host'],
    [/RequestHeader set X-Forwarded-For .*/, 'a forged address'],
    [/ upgrade=websocket/, 'no handshake'],
  ],
  settings: [{ from: 'proxies/apache.conf', changes: ({ port }) => [[/\*:443/, `127.0.0.1:${port}`]] }],
  files: ({ port, folder }) => ({
    'httpd.conf': [
      `ServerRoot ${folder}`,
      `PidFile ${folder}/pid`,
      `Listen 127.0.0.1:${port}`,
      'ServerName localhost',
      ...(process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : []),
      ...apacheModules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
      `ErrorLog ${folder}/error.log`,
      'LogLevel warn',
      'LogFormat "%h %l %u %t \\"%r\\" %>s %O \\"%{Referer}i\\" \\"%{User-Agent}i\\"" combined',
      `Include ${folder}/apache.conf`,
    ].join('\n'),
  }),
  environment: ({ folder }) => ({ APACHE_LOG_DIR: folder }),
  command: ({ folder }) => ['apache2', '-D', 'FOREGROUND', '-d', folder, '-f', `${folder}/httpd.conf`],
};

const nghttpx: Kind = {
  name: 'nghttpx',
  needs: [[/strip-incoming-x-forwarded-for=yes/, 'a forged address']],
  settings: [{ from: 'proxies/nghttpx.conf', changes: ({ port }) => [[/\*,443/, `127.0.0.1,${port}`]] }],
  command: ({ folder }) => ['nghttpx', `--conf=${folder}/nghttpx.conf`],
};

const h2o: Kind = {
  name: 'h2o',
  needs: [
    [/proxy\.preserve-host: ON/, 'a foreign host'],
    [/proxy\.header\.unset: .*/, 'a forged address'],
    [/proxy\.websocket: ON/, 'no handshake'],
  ],
  settings: [
    {
      from: 'proxies/h2o.conf',
      changes: ({ port, folder }) => [
        [/port: 443/, `port: ${port}\n      host: 127.0.0.1`],
        [/"draft\.example\.org"/, `"localhost:${port}"`],
        [/\/run\/h2o\.pid/, `${folder}/pid`],
        [/\/var\/log\/h2o/, folder],
      ],
    },
  ],
  command: ({ folder }) => ['h2o', '-c', `${folder}/h2o.conf`],
};

const lighttpd: Kind = {
  name: 'lighttpd',
  needs: [
    [/setenv\.set-request-header .*/, 'a forged address'],
    [/proxy\.header = .*/, 'no handshake'],
  ],
  settings: [
    {
      from: 'proxies/lighttpd.conf',
      changes: ({ port, behind, folder }) => [
        [/"port" => 8080/, `"port" => ${behind}`],
        [/server\.port = 443/, `server.port = ${port}\nserver.bind = "127.0.0.1"`],
        [/\/var\/log\/lighttpd/, folder],
        [/\/var\/www\/html/, folder],
      ],
    },
  ],
  command: ({ folder }) => ['lighttpd', '-D', '-f', `${folder}/lighttpd.conf`],
};

const hitch: Kind = {
  name: 'hitch',
  blind: true,
  settings: [
    {
      from: 'proxies/hitch.conf',
      changes: ({ port, behind }) => [
        [/\[\*\]:443/, `[127.0.0.1]:${port}`],
        [/\[127\.0\.0\.1\]:8080/, `[127.0.0.1]:${behind}`],
      ],
    },
  ],
  command: ({ folder }) => ['hitch', `--config=${folder}/hitch.conf`],
};

const varnish: Kind = {
  name: 'varnish',
  needs: [
    [/set req\.http\.X-Forwarded-For .*/, 'a forged address'],
    [/set bereq\.http\.Upgrade .*/, 'no handshake'],
  ],
  settings: [
    {
      from: 'proxies/varnish.vcl',
      changes: ({ behind }) => [[/\.port = "8080"/, `.port = "${behind}"`]],
    },
  ],
  // The words of the comment at the file's head.
  command: ({ folder, port }) => [
    ...['varnishd', '-F', '-n', `${folder}/work`, '-a', `127.0.0.1:${port},PROXY`],
    ...['-f', `${folder}/varnish.vcl`, '-p', 'pipe_timeout=3', '-j', 'none'],
  ],
  front: hitch,
};

const squid: Kind = {
  name: 'squid',
  needs: [
    [/forwarded_for truncate/, 'a forged address'],
    [/http_upgrade_request_protocols .*/, 'no handshake'],
  ],
  settings: [
    {
      from: 'proxies/squid.conf',
      changes: ({ port, folder }) => [
        [/https_port 443/, `https_port 127.0.0.1:${port}`],
        [/\/var\/log\/squid/, folder],
      ],
    },
  ],
  files: ({ folder }) => ({
    'test.conf': [
      `include ${folder}/squid.conf`,
      `pid_filename ${folder}/pid`,
      `cache_log ${folder}/cache.log`,
      `coredump_dir ${folder}`,
      'pinger_enable off',
      'cache_mem 8 MB',
      'visible_hostname localhost',
    ].join('\n'),
  }),
  user: 'proxy',
  command: ({ folder }) => ['squid', '--foreground', '-f', `${folder}/test.conf`],
};

const trafficServer: Kind = {
  name: 'trafficserver',
  needs: [
    [/CONFIG proxy\.config\.url_remap\.pristine_host_hdr .*/, 'a foreign host'],
    [/set-header X-Forwarded-For .*/, 'a forged address'],
    [/map wss:.*/, 'no handshake'],
  ],
  settings: [
    {
      from: 'proxies/trafficserver/records.config',
      as: 'etc/records.config',
      changes: ({ port }) => [[/443:ssl/, `${port}:ssl:ip-in=127.0.0.1`]],
    },
    {
      from: 'proxies/trafficserver/remap.config',
      as: 'etc/remap.config',
      changes: ({ port }) => [[/draft\.example\.org/, `localhost:${port}`]],
    },
    ...['draftwire.rewrite', 'ssl_multicert.config', 'logging.yaml'].map((name) => ({
      from: `proxies/trafficserver/${name}`,
      as: `etc/${name}`,
    })),
  ],
  files: ({ folder }) => ({
    'etc/storage.config': `${folder}/run 16M\n`,
    'etc/ip_allow.yaml': readFileSync('/etc/trafficserver/ip_allow.yaml', 'utf8'),
    'log/here': '',
    'run/here': '',
    'runroot.yaml': [
      ...['prefix: /usr', 'exec_prefix: /usr', 'bindir: /usr/bin', 'sbindir: /usr/sbin', 'includedir: /usr/include'],
      ...['datadir: /usr/share/trafficserver', 'libdir: /usr/lib/trafficserver'],
      ...['libexecdir: /usr/lib/trafficserver/modules', `sysconfdir: ${folder}/etc`, `logdir: ${folder}/log`],
      ...['localstatedir', 'runtimedir', 'cachedir'].map((name) => `${name}: ${folder}/run`),
      '',
    ].join('\n'),
  }),
  environment: () => ({ PROXY_CONFIG_LOG_MAX_SECS_PER_BUFFER: '1' }),
  user: 'trafficserver',
  command: ({ folder }) => ['traffic_server', `--run-root=${folder}/runroot.yaml`],
};

const stunnel: Kind = {
  name: 'stunnel',
  blind: true,
  settings: [
    {
      from: 'proxies/stunnel.conf',
      changes: ({ port }) => [
        [/accept = 443/, `accept = 127.0.0.1:${port}`],
        [/^/, 'foreground = yes\npid =\n'],
      ],
    },
  ],
  command: ({ folder }) => ['stunnel4', `${folder}/stunnel.conf`],
};

export const kinds: Kind[] = [
  nginx,
  haproxy,
  caddy,
  apache,
  nghttpx,
  h2o,
  lighttpd,
  varnish,
  squid,
  trafficServer,
  stunnel,
  hitch,
];
