// How each server of the comparison is made ready and started. All are set up as they would run for the
// public: optimised, without debugging, connections and templates kept, nothing logged a request where
// that can be chosen.

import { chownSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { TABLES } from './data.mjs';
import { answering, done, freePort, start } from './running.mjs';

const HERE = import.meta.dirname;

/** PostgreSQL does not run as root; its package made somebody who may. */
async function databaseUser() {
  if (process.getuid() !== 0) {
    return {};
  }
  const id = async (flag) => Number(await done('id', [flag, 'postgres']));
  return { uid: await id('-u'), gid: await id('-g') };
}

export async function postgres(place) {
  const user = await databaseUser();
  const folder = mkdtempSync(join(tmpdir(), 'tiendo-peers-'));
  if (user.uid !== undefined) {
    chownSync(folder, user.uid, user.gid);
  }
  const data = join(folder, 'data');
  const program = (name) => join(place.postgres, name);
  await done(program('initdb'), ['--auth=trust', '--username=peer', '--encoding=UTF8', '--locale=C.UTF-8', data], { ...user, cwd: folder });
  const port = await freePort();
  const server = start('postgres', program('postgres'), ['-D', data, '-p', String(port), '-c', 'listen_addresses=',
    '-c', `unix_socket_directories=${folder}`, '-c', 'shared_buffers=256MB', '-c', 'effective_cache_size=1GB'],
  { ...user, cwd: folder, log: join(place.work, 'postgres.log') });
  server.folder = folder;
  server.env = { PGHOST: folder, PGPORT: String(port), PGUSER: 'peer', PGDATABASE: 'postgres' };
  const sql = (input) => done('psql', ['--quiet', '--no-psqlrc', '--set=ON_ERROR_STOP=1'], { input, env: { ...process.env, ...server.env } });
  for (let tries = 0; ; tries++) {
    try {
      await sql('SELECT 1;');
      break;
    } catch (problem) {
      if (server.ended || tries > 200) {
        throw problem;
      }
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
  }
  const copies = TABLES.map((table) => `\\copy ${table} FROM '${join(place.work, 'data', `${table}.tsv`)}'`);
  await sql(`${readFileSync(join(HERE, 'schema.sql'), 'utf8')}\n${copies.join('\n')}\nANALYZE;\n`);
  return server;
}

const PAGE_OF_START = '/tim-kiem?q=mau&loai=chi-tieu&xep=ten';

async function started(name, port, command, args, options) {
  const server = start(name, command, args, options);
  server.address = `127.0.0.1:${port}`;
  return answering(server, `http://${server.address}${PAGE_OF_START}`);
}

const tiendo = (name, settings) => (place, book = join(place.work, 'book')) => ({
  name,
  async start() {
    const port = await freePort();
    return started(name, port, place.tiendo, ['serve', '--listen', `127.0.0.1:${port}`, '--database', `rocksdb://${book}`],
      { log: join(place.work, `${name}.log`), env: { ...process.env, TOKIO_WORKER_THREADS: '1', TIENDO_LOG__LEVEL: 'warn',
        // Connections of the run before may not be gone yet, and all come from one address.
        TIENDO_LIMITS__PER_ADDRESS: '256', ...settings } });
  },
});

/** As it is by itself: a public page is drawn once a minute, or once a change. */
export const ours = tiendo('ours', {});
/** Each page drawn for each request. */
export const afresh = tiendo('afresh', { TIENDO_LIMITS__DRAWN_MIB: '0' });

export const axum = (place) => ({
  name: 'axum',
  async prepare() {
    const { CARGO_ENCODED_RUSTFLAGS, RUSTFLAGS, ...env } = process.env;
    await done('cargo', ['build', '--release', '--locked', '--quiet'], { cwd: join(HERE, 'axum'),
      env: { ...env, PEER_VIEWS: join(place.work, 'views.rs'), CARGO_TARGET_DIR: join(place.tools, 'axum') } });
  },
  async start() {
    const port = await freePort();
    return started('axum', port, join(place.tools, 'axum/release/peer'), [join(place.work, 'data/data.json'), `127.0.0.1:${port}`],
      { log: join(place.work, 'axum.log') });
  },
});

export const django = (place) => ({
  name: 'django',
  usesDatabase: true,
  async start(database) {
    const port = await freePort();
    // Workers: twice the cores and one, as its manual has it. Threads, so that connections are kept.
    return started('django', port, join(place.tools, 'django/bin/gunicorn'), ['peer.wsgi', '--bind', `127.0.0.1:${port}`,
      '--workers', '3', '--worker-class', 'gthread', '--threads', '2', '--keep-alive', '30', '--log-level', 'warning'],
    { cwd: join(HERE, 'django'), log: join(place.work, 'django.log'),
      env: { ...process.env, ...database.env, PEER_TEMPLATES: join(place.work, 'templates'), PEER_SECRET: 'for-measuring-alone-'.repeat(3),
        PYTHONDONTWRITEBYTECODE: '1' } });
  },
});

export const next = (place) => ({
  name: 'next',
  usesDatabase: true,
  async prepare(database) {
    const folder = join(place.tools, 'next');
    for (const part of ['app', 'lib', 'next.config.mjs', 'package.json']) {
      cpSync(join(HERE, 'next', part), join(folder, part), { recursive: true });
    }
    cpSync(join(place.work, 'views'), join(folder, 'views'), { recursive: true });
    cpSync(join(place.work, 'static'), join(folder, 'public'), { recursive: true });
    await done('node', ['node_modules/next/dist/bin/next', 'build'], { cwd: folder,
      env: { ...process.env, ...database.env, NEXT_TELEMETRY_DISABLED: '1' } });
  },
  async start(database, { compress = false } = {}) {
    const port = await freePort();
    return started('next', port, 'node', ['node_modules/next/dist/bin/next', 'start', '--hostname', '127.0.0.1', '--port', String(port)],
      { cwd: join(place.tools, 'next'), log: join(place.work, 'next.log'),
        env: { ...process.env, ...database.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', PEER_COMPRESS: compress ? '1' : '0' } });
  },
});

export const nginx = (place) => ({
  name: 'nginx',
  async start() {
    const port = await freePort();
    const folder = join(place.work, 'nginx');
    mkdirSync(folder, { recursive: true });
    copyFileSync('/etc/nginx/mime.types', join(folder, 'mime.types'));
    const user = process.getuid() === 0 ? 'user root;' : '';
    const text = readFileSync(join(HERE, 'nginx/nginx.conf'), 'utf8').replaceAll('@PORT@', String(port))
      .replaceAll('@USER@', user).replaceAll('@PAGES@', join(place.work, 'pages')).replaceAll('@FOLDER@', folder);
    writeFileSync(join(folder, 'nginx.conf'), text);
    return started('nginx', port, place.nginx, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')],
      { log: join(place.work, 'nginx.log') });
  },
});
