import { execFileSync } from 'child_process';
import { existsSync, readFileSync } from 'fs';
import { join } from 'path';

/** The programs that are run, by path. */
export interface Programs {
  readonly etcd: string;
  readonly apiserver: string;
  readonly certmanager: string;
  readonly certmanagerCrds: string;
  readonly plugin: string;
  readonly connect: string;
  /** Built where pods run; empty where there was no time to. */
  readonly node?: string;
  readonly coredns?: string;
  readonly pause?: string;
  readonly netpolicy?: string;
}

/** Operators to test with: paths of manager binaries, `VERSION=PATH` with commas between. */
export function operators(): Array<{ version: string; path: string }> {
  return (process.env.CNPG_OPERATOR ?? '').split(',').filter(entry => entry !== '').map(entry => {
    const [version, path] = entry.includes('=') ? entry.split('=') : ['1.30.0', entry];
    return { version, path };
  });
}

/** What `build.sh` made, and etcd and kube-apiserver of KUBEBUILDER_ASSETS where that is set. */
export function programs(): Programs {
  const built = JSON.parse(readFileSync(process.env.REAL_PROGRAMS!, 'utf8'));
  const asset = (name: string) => {
    const path = process.env.KUBEBUILDER_ASSETS && join(process.env.KUBEBUILDER_ASSETS, name);
    return path && existsSync(path) ? path : undefined;
  };
  return {
    ...built,
    etcd: asset('etcd') ?? execFileSync('sh', ['-c', 'command -v etcd'], { encoding: 'utf8' }).trim(),
    apiserver: asset('kube-apiserver') ?? built.apiserver,
  };
}
