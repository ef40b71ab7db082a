import { execFile, execFileSync } from 'child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'fs';
import { join } from 'path';
import { promisify } from 'util';
import { stringify } from 'yaml';
import * as configuration from './configuration';
import { programFolder, removeFolder, writeImage } from './images';
import { Api } from '../../real/support/api';
import { programs } from '../../real/support/programs';
import { ControlPlane, Stack } from '../../real/support/stack';

const run = promisify(execFile);

/** Where the kernel's control groups are. */
const CGROUPS = '/sys/fs/cgroup';

/** A Kubernetes of one node, as processes of this run: it has the network and the mounts that `run` has made for it. */
export class Node {
  private readonly controlPlane: ControlPlane;
  private readonly started = Date.now();

  public constructor(private readonly report: (line: string) => void = () => {}) {
    this.controlPlane = new ControlPlane({
      apiserver: this.program('kube-apiserver'),
      names: [`IP:${configuration.NODE_ADDRESS}`],
      apiserverArguments: configuration.apiserverArguments,
    });
  }

  /** Where its files and logs are. */
  public get directory(): string {
    return this.controlPlane.directory;
  }

  public async start(): Promise<Stack> {
    const images = this.startRuntime();
    const stack = await this.controlPlane.start();
    this.step('API server and cert-manager are ready');
    const paths = this.paths(stack.kubeconfig);
    this.startPrograms(paths);
    const api = new Api(stack.access);
    await images;
    await Api.until('the node to be ready', async () => (await api.get('v1', 'Node', undefined, configuration.NODE_NAME))
      ?.status?.conditions?.some(({ type, status }: any) => type === 'Ready' && status === 'True'), 120);
    await Api.until('the default ServiceAccount', () => api.get('v1', 'ServiceAccount', 'default', 'default'));
    this.step(`the node is ready; logs are in ${join(this.directory, 'logs')}`);
    return stack;
  }

  /** Ends the programs; what runs in pods ends with the process namespace of the run. */
  public async stop(): Promise<void> {
    await this.controlPlane.stop();
  }

  private step(what: string): void {
    this.report(`${((Date.now() - this.started) / 1000).toFixed(1)} s: ${what}`);
  }

  private paths(kubeconfig: string): configuration.NodePaths {
    return { directory: this.directory, kubeconfig, cgroup: `/${process.env.NODE_CGROUP!}` };
  }

  /** The program of a node under one of its names. */
  private program(name: string): string {
    const directory = join(process.env.NODE_WORK!, 'bin');
    mkdirSync(directory, { recursive: true });
    const path = join(directory, name);
    if (!existsSync(path)) {
      symlinkSync(programs().node!, path);
    }
    return path;
  }

  /** containerd, with the images that every run needs. */
  private async startRuntime(): Promise<void> {
    const paths = this.paths('');
    const { directory } = paths;
    mkdirSync(join(directory, 'cni'));
    this.write('cni/pods.conflist', JSON.stringify(configuration.podNetwork(paths)));
    this.write('containerd.toml', configuration.containerdConfig(paths));
    this.controlPlane.run('containerd', 'containerd', ['--config', join(directory, 'containerd.toml')]);
    makeCgroup(paths.cgroup);
    const { pause, plugin, connect } = programs();
    const archives = [
      this.image(configuration.PAUSE_IMAGE, { pause: pause! }, ['/pause']),
      // the plugin's image has no shell, as most have none
      this.image('localhost/plugin:1', { 'bin/plugin': plugin, 'bin/connect': connect }, ['/bin/plugin']),
      this.image('localhost/busybox:1', { 'bin/busybox': busybox(), 'bin/sh': busybox() }, ['/bin/sh']),
    ];
    await Api.until('containerd', () => run('ctr', ['--address', configuration.containerdSocket(directory), 'version']).then(() => true, () => false));
    for (const archive of archives) {
      await importImage(directory, archive);
    }
  }

  private image(name: string, files: Record<string, string>, entrypoint: string[]): string {
    const root = programFolder(this.directory, files);
    if (files['bin/busybox']) {
      for (const applet of ['sleep', 'cat', 'ls', 'id', 'wget', 'nc', 'touch']) {
        symlinkSync('busybox', join(root, 'bin', applet));
      }
    }
    const archive = join(this.directory, `${name.replace(/[/:]/g, '-')}.tar`);
    writeImage({ name, root, entrypoint }, archive);
    removeFolder(root);
    return archive;
  }

  private startPrograms(paths: configuration.NodePaths): void {
    const { kubeconfig } = paths;
    this.write('kubelet.yaml', stringify(configuration.kubeletConfig(paths)));
    this.write('proxy.yaml', stringify(configuration.proxyConfig(paths)));
    this.write('Corefile', configuration.corefile(paths));
    this.controlPlane.run(this.program('kubelet'), 'kubelet', configuration.kubeletArguments(paths));
    this.controlPlane.run(this.program('kube-controller-manager'), 'kube-controller-manager', configuration.controllerArguments(paths));
    this.controlPlane.run(this.program('kube-scheduler'), 'kube-scheduler', [
      `--kubeconfig=${kubeconfig}`, '--leader-elect=false', '--bind-address=127.0.0.1', `--cert-dir=${paths.directory}`,
    ]);
    this.controlPlane.run(this.program('kube-proxy'), 'kube-proxy', [`--config=${join(paths.directory, 'proxy.yaml')}`]);
    this.controlPlane.run(programs().coredns!, 'coredns', ['-conf', join(paths.directory, 'Corefile')]);
    if (programs().netpolicy) {
      this.startPolicies(kubeconfig);
    }
  }

  /** What enforces NetworkPolicies decides about the first packet of each connection between pods, or between pods and the node. */
  private startPolicies(kubeconfig: string): void {
    this.controlPlane.run(programs().netpolicy!, 'netpolicy', [], { KUBECONFIG: kubeconfig });
    const queue = ['-m', 'conntrack', '--ctstate', 'NEW', '-j', 'NFQUEUE', '--queue-num', '100', '--queue-bypass'];
    execFileSync('iptables', ['-w', '-t', 'mangle', '-A', 'FORWARD', ...queue]);
  }

  private write(name: string, content: string): void {
    writeFileSync(join(this.directory, name), content);
  }
}

/** Imports an archive, so that pods find its image without a registry. */
export async function importImage(directory: string, archive: string): Promise<void> {
  await run('ctr', ['--address', configuration.containerdSocket(directory), '--namespace', 'k8s.io', 'images', 'import', archive]);
}

function busybox(): string {
  return execFileSync('sh', ['-c', 'command -v busybox'], { encoding: 'utf8' }).trim();
}

/** Makes the control group of the run in each hierarchy; the kubelet makes none at its root. */
function makeCgroup(cgroup: string): void {
  const isUnified = existsSync(join(CGROUPS, 'cgroup.controllers'));
  const hierarchies = isUnified ? [CGROUPS] : readdirSync(CGROUPS).map(name => join(CGROUPS, name)).filter(path => existsSync(join(path, 'cgroup.procs')));
  hierarchies.forEach(hierarchy => mkdirSync(join(hierarchy, cgroup), { recursive: true }));
}
