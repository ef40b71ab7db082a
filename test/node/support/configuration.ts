import { join } from 'path';

/** The node's address, in a network of its own. */
export const NODE_ADDRESS = '10.77.0.2';
export const NODE_NAME = 'node';
const POD_NETWORK = '10.244.0.0/16';
const SERVICE_NETWORK = '10.96.0.0/16';
export const PAUSE_IMAGE = 'localhost/pause:1';

/** Where a node's programs keep what they write. */
export interface NodePaths {
  /** The folder of the control plane, with its certificates. */
  readonly directory: string;
  readonly kubeconfig: string;
  /** The cgroup under which all pods are, below the root of each hierarchy. */
  readonly cgroup: string;
}

export function containerdSocket(directory: string): string {
  return join(directory, 'containerd.sock');
}

/** What the API server needs to reach the kubelet, and pods to reach the API server. */
export function apiserverArguments(directory: string): string[] {
  const admin = ['crt', 'key'].map(part => join(directory, `admin.${part}`));
  return [
    '--bind-address=0.0.0.0', `--advertise-address=${NODE_ADDRESS}`, '--endpoint-reconciler-type=lease', `--service-cluster-ip-range=${SERVICE_NETWORK}`,
    `--kubelet-client-certificate=${admin[0]}`, `--kubelet-client-key=${admin[1]}`, '--allow-privileged=true', `--cert-dir=${directory}`,
  ];
}

export function controllerArguments({ directory, kubeconfig }: NodePaths): string[] {
  return [
    `--kubeconfig=${kubeconfig}`, '--leader-elect=false', '--use-service-account-credentials=false', '--bind-address=127.0.0.1',
    `--cert-dir=${directory}`, `--service-account-private-key-file=${join(directory, 'service-account.key')}`,
    `--root-ca-file=${join(directory, 'ca.crt')}`,
  ];
}

/** YAML as JSON: containerd's own format is TOML. */
export function containerdConfig({ directory }: NodePaths): string {
  return [
    'version = 2',
    `root = ${JSON.stringify(join(directory, 'containerd'))}`,
    `state = ${JSON.stringify(join(directory, 'containerd-state'))}`,
    '[grpc]',
    `address = ${JSON.stringify(containerdSocket(directory))}`,
    '[plugins."io.containerd.grpc.v1.cri"]',
    `sandbox_image = ${JSON.stringify(PAUSE_IMAGE)}`,
    // a machine may forbid lower values than its own processes have
    'restrict_oom_score_adj = true',
    '[plugins."io.containerd.grpc.v1.cri".cni]',
    `conf_dir = ${JSON.stringify(join(directory, 'cni'))}`,
    'bin_dir = "/usr/lib/cni"',
    '',
  ].join('\n');
}

/** Each pod at the end of a link of its own: all its packets are routed, so that Services and policies see them. */
export function podNetwork({ directory }: NodePaths): object {
  return {
    cniVersion: '0.4.0',
    name: 'pods',
    plugins: [{
      type: 'ptp',
      ipMasq: false,
      ipam: {
        type: 'host-local', dataDir: join(directory, 'addresses'), ranges: [[{ subnet: POD_NETWORK }]], routes: [{ dst: '0.0.0.0/0' }],
      },
    }],
  };
}

/** Disk and images are the machine's and the run's: the kubelet removes neither. */
export function kubeletConfig({ directory, cgroup }: NodePaths): object {
  return {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    authentication: { anonymous: { enabled: false }, webhook: { enabled: false }, x509: { clientCAFile: join(directory, 'ca.crt') } },
    authorization: { mode: 'AlwaysAllow' },
    cgroupDriver: 'cgroupfs',
    cgroupRoot: cgroup,
    enforceNodeAllocatable: [],
    failCgroupV1: false,
    failSwapOn: false,
    clusterDomain: 'cluster.local',
    clusterDNS: [NODE_ADDRESS],
    containerRuntimeEndpoint: `unix://${containerdSocket(directory)}`,
    resolvConf: '/etc/resolv.conf',
    podLogsDir: join(directory, 'pods'),
    volumePluginDir: join(directory, 'volume-plugins'),
    evictionHard: { 'memory.available': '100Mi', 'nodefs.available': '0%', 'imagefs.available': '0%', 'nodefs.inodesFree': '0%' },
    imageGCHighThresholdPercent: 100,
    imageGCLowThresholdPercent: 99,
    // a Secret that changes is in its pods' files at once, not after a minute and a half
    configMapAndSecretChangeDetectionStrategy: 'Watch',
    syncFrequency: '5s',
  };
}

export function kubeletArguments({ directory, kubeconfig }: NodePaths): string[] {
  return [
    `--config=${join(directory, 'kubelet.yaml')}`, `--kubeconfig=${kubeconfig}`, `--hostname-override=${NODE_NAME}`, `--node-ip=${NODE_ADDRESS}`,
    `--root-dir=${join(directory, 'kubelet')}`, `--cert-dir=${join(directory, 'kubelet-certificates')}`,
  ];
}

export function proxyConfig({ kubeconfig }: NodePaths): object {
  return {
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    kind: 'KubeProxyConfiguration',
    mode: 'iptables',
    clientConnection: { kubeconfig },
    clusterCIDR: POD_NETWORK,
    // limits of the whole machine, which are not this node's to set
    conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: '0s', tcpCloseWaitTimeout: '0s' },
    iptables: { minSyncPeriod: '100ms' },
    hostnameOverride: NODE_NAME,
  };
}

/** Names of the cluster only: the machine's own name servers are out of reach. */
export function corefile({ kubeconfig }: NodePaths): string {
  const zones = 'cluster.local 10.in-addr.arpa';
  return `${zones} {\n  errors\n  kubernetes ${zones} {\n    kubeconfig ${kubeconfig}\n    ttl 0\n  }\n}\n`;
}
