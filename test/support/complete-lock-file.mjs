import { readFileSync, writeFileSync } from 'node:fs';

/**
 * npm 11 may leave other platforms' optional packages out of package-lock.json, and then `npm ci` fails there.
 * `npm run lock:complete` adds what is missing (version, os, cpu); `--check` only says what is.
 */
const path = new URL('../../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(path, 'utf8'));

export function missingFrom(packages) {
  return Object.entries(packages).flatMap(([parent, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !(`node_modules/${name}` in packages) && !(`${parent}/node_modules/${name}` in packages))
      .map(([name, version]) => ({ parent, name, version, dev: entry.dev === true })),
  );
}

const SYSTEMS = ['darwin', 'linux', 'win32', 'freebsd', 'android', 'openharmony'];
const PROCESSORS = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64'];

/** Such packages say in their names where they fit; without `os` and `cpu` npm would install them everywhere. */
function platformOf(name) {
  const words = name.split(/[-/]/);
  const os = SYSTEMS.find(system => words.includes(system));
  const cpu = PROCESSORS.find(processor => words.includes(processor));
  if (os === undefined || cpu === undefined) throw new Error(`${name} does not say for which platform it is`);
  const libc = words.some(word => word.startsWith('musl'))
    ? 'musl'
    : words.includes('gnu') || words.includes('gnueabihf')
      ? 'glibc'
      : undefined;
  return { cpu: [cpu], ...(os === 'linux' && libc && { libc: [libc] }), os: [os] };
}

if (process.argv[1]?.endsWith('complete-lock-file.mjs')) {
  const missing = missingFrom(lock.packages);
  if (process.argv.includes('--check')) {
    for (const { parent, name } of missing) console.error(`${parent} needs ${name}, which the lock file does not name`);
    process.exit(missing.length === 0 ? 0 : 1);
  }
  for (const { name, version, dev } of missing) {
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(dev && { dev: true }),
      ...platformOf(name),
      optional: true,
    };
    console.log(`added ${name}@${version}`);
  }
  const sorted = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(path, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`);
}
