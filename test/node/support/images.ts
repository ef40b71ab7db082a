import { execFileSync } from 'child_process';
import { createHash } from 'crypto';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';

/** What an image is made of. */
export interface ImageSource {
  readonly name: string;
  /** Folder that becomes its root. */
  readonly root: string;
  readonly entrypoint: string[];
  readonly user?: string;
  readonly path?: string;
}

/** Writes an archive of one layer, as `docker save` does, that containerd imports; the folder is read as it is. */
export function writeImage({ name, root, entrypoint, user = '0', path = '/usr/sbin:/usr/bin:/sbin:/bin' }: ImageSource, archive: string): void {
  const directory = mkdtempSync(`${archive}-`);
  const layer = join(directory, 'layer.tar');
  execFileSync('tar', ['--numeric-owner', '--sort=name', '-C', root, '--exclude=./proc/*', '--exclude=./sys/*', '-cf', layer, '.']);
  const [digest] = execFileSync('sha256sum', [layer], { encoding: 'utf8' }).split(' ');
  const config = JSON.stringify({
    architecture: process.arch === 'arm64' ? 'arm64' : 'amd64',
    os: 'linux',
    config: { User: user, Env: [`PATH=${path}`], Entrypoint: entrypoint },
    rootfs: { type: 'layers', diff_ids: [`sha256:${digest}`] },
    history: [{ created_by: 'test' }],
  });
  const configFile = `${createHash('sha256').update(config).digest('hex')}.json`;
  writeFileSync(join(directory, configFile), config);
  writeFileSync(join(directory, 'manifest.json'), JSON.stringify([{ Config: configFile, RepoTags: [name], Layers: ['layer.tar'] }]));
  execFileSync('tar', ['-C', directory, '-cf', `${archive}.new`, configFile, 'manifest.json', 'layer.tar']);
  renameSync(`${archive}.new`, archive);
  rmSync(directory, { recursive: true });
}

/** A folder with programs, executable by every user, under the names that they have in the image. */
export function programFolder(directory: string, files: Record<string, string>): string {
  const root = mkdtempSync(join(directory, 'image-'));
  chmodSync(root, 0o755);
  // containers mount their own file systems there; a root that is read-only must have the folders
  for (const folder of ['bin', 'dev', 'etc', 'proc', 'sys', 'tmp', 'var', 'var/run', 'run']) {
    mkdirSync(join(root, folder), { mode: 0o755 });
  }
  writeFileSync(join(root, 'etc', 'passwd'), 'root:x:0:0::/:/bin/sh\n');
  for (const [name, source] of Object.entries(files)) {
    copyFileSync(source, join(root, name));
    chmodSync(join(root, name), 0o755);
  }
  return root;
}

/** Removes a folder that was made for an image. */
export function removeFolder(root: string): void {
  rmSync(root, { recursive: true });
}

/** The reason in the end of a log file, where there is one. */
export function endOf(log: string, lines = 15): string {
  try {
    return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '(no log)';
  }
}
