import { LabelSelector, ObjectFieldSelector, ResourceFieldSelector } from './selectors';

/**
 * Puts one key into a file.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface KeyToPath {
  /**
   * The key.
   */
  readonly key: string;

  /**
   * Path of the file in the volume: relative and without `..`.
   */
  readonly path: string;

  /**
   * Permission bits of the file, from 0 to 511 (octal 777).
   *
   * @default - the volume's `defaultMode`
   */
  readonly mode?: number;

  /**
   * Numeric user who owns the file. Kubernetes must have its feature `AtomicWriteVolumeUserFields` switched on. Needs operator
   * 1.30.1 or later (also 1.29.3).
   *
   * @default - the volume's `defaultUser`
   */
  readonly user?: number;
}

/**
 * Files from a ConfigMap.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface ConfigMapProjection {
  /**
   * The only keys to take, and their files.
   *
   * @default - every key, in a file of its name
   */
  readonly items?: KeyToPath[];

  /**
   * Name of the ConfigMap. Kubernetes accepts an absent name, but then finds nothing.
   *
   * @default ''
   */
  readonly name?: string;

  /**
   * Whether the ConfigMap or its keys may be missing.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/**
 * Files from a Secret.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface SecretProjection {
  /**
   * The only keys to take, and their files.
   *
   * @default - every key, in a file of its name
   */
  readonly items?: KeyToPath[];

  /**
   * Name of the Secret. Kubernetes accepts an absent name, but then finds nothing.
   *
   * @default ''
   */
  readonly name?: string;

  /**
   * Whether the Secret or its keys may be missing.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/**
 * A file with something about the pod: either `fieldRef` or `resourceFieldRef`.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface DownwardAPIVolumeFile {
  /**
   * Path of the file in the volume: relative and without `..`.
   */
  readonly path: string;

  /**
   * A field of the pod: its name, namespace, uid, labels or annotations.
   *
   * @default - `resourceFieldRef` is used
   */
  readonly fieldRef?: ObjectFieldSelector;

  /**
   * Permission bits of the file, from 0 to 511 (octal 777).
   *
   * @default - the volume's `defaultMode`
   */
  readonly mode?: number;

  /**
   * A resource request or limit of a container, which must be named.
   *
   * @default - `fieldRef` is used
   */
  readonly resourceFieldRef?: ResourceFieldSelector;

  /**
   * Numeric user who owns the file. Kubernetes must have its feature `AtomicWriteVolumeUserFields` switched on. Needs operator
   * 1.30.1 or later (also 1.29.3).
   *
   * @default - the volume's `defaultUser`
   */
  readonly user?: number;
}

/**
 * Files about the pod.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface DownwardAPIProjection {
  /**
   * The files.
   *
   * @default - none
   */
  readonly items?: DownwardAPIVolumeFile[];
}

/**
 * A file with a token of the pod's service account, renewed before it expires.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface ServiceAccountTokenProjection {
  /**
   * Path of the file in the volume: relative.
   */
  readonly path: string;

  /**
   * Who the token is for.
   *
   * @default - the Kubernetes API
   */
  readonly audience?: string;

  /**
   * Seconds until the token expires. At least 600.
   *
   * @default 3600
   */
  readonly expirationSeconds?: number;

  /**
   * Numeric user who owns the file. Kubernetes must have its feature `AtomicWriteVolumeUserFields` switched on. Needs operator
   * 1.30.1 or later (also 1.29.3).
   *
   * @default - the volume's `defaultUser`
   */
  readonly user?: number;
}

/**
 * A file with trusted certificates: either `name`, or `signerName` with `labelSelector`. Kubernetes must have its feature
 * `ClusterTrustBundleProjection` switched on.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface ClusterTrustBundleProjection {
  /**
   * Path of the file in the volume: relative.
   */
  readonly path: string;

  /**
   * Labels of the signer's bundles. An empty selector means all.
   *
   * @default - none of the signer's bundles
   */
  readonly labelSelector?: LabelSelector;

  /**
   * Name of one ClusterTrustBundle.
   *
   * @default - `signerName` is used
   */
  readonly name?: string;

  /**
   * Whether the bundles may be missing.
   *
   * @default false
   */
  readonly optional?: boolean;

  /**
   * Signer whose bundles are taken.
   *
   * @default - `name` is used
   */
  readonly signerName?: string;

  /**
   * Numeric user who owns the file. Kubernetes must have its feature `AtomicWriteVolumeUserFields` switched on. Needs operator
   * 1.30.1 or later (also 1.29.3).
   *
   * @default - the volume's `defaultUser`
   */
  readonly user?: number;
}

/**
 * A private key and certificate for the pod, renewed before they expire. Kubernetes must have its feature
 * `PodCertificateRequest` switched on. Needs operator 1.27.1 or later (CloudNativePG: also from 1.26.2).
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface PodCertificateProjection {
  /**
   * Kind of key: `RSA3072`, `RSA4096`, `ECDSAP256`, `ECDSAP384`, `ECDSAP521` or `ED25519`.
   */
  readonly keyType: string;

  /**
   * Signer that issues the certificate.
   */
  readonly signerName: string;

  /**
   * Path of a file with the certificates only. Not renewed in one step with `keyPath`.
   *
   * @default - none
   */
  readonly certificateChainPath?: string;

  /**
   * Path of a file with key and certificates together.
   *
   * @default - none
   */
  readonly credentialBundlePath?: string;

  /**
   * Path of a file with the key only. Not renewed in one step with `certificateChainPath`.
   *
   * @default - none
   */
  readonly keyPath?: string;

  /**
   * The longest life of the certificate in seconds, from 3600 to 7862400.
   *
   * @default 86400
   */
  readonly maxExpirationSeconds?: number;

  /**
   * Numeric user who owns the file. Kubernetes must have its feature `AtomicWriteVolumeUserFields` switched on. Needs operator
   * 1.30.1 or later (also 1.29.3).
   *
   * @default - the volume's `defaultUser`
   */
  readonly user?: number;

  /**
   * What the signer is told besides: keys with a domain prefix to values. Needs operator 1.28.1 or later (CloudNativePG: also
   * from 1.27.3).
   *
   * @default - none
   */
  readonly userAnnotations?: Record<string, string>;
}

/**
 * One source of files. Exactly one of the fields is set.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface VolumeProjection {
  /**
   * Trusted certificates.
   *
   * @default - another source
   */
  readonly clusterTrustBundle?: ClusterTrustBundleProjection;

  /**
   * A ConfigMap.
   *
   * @default - another source
   */
  readonly configMap?: ConfigMapProjection;

  /**
   * The pod itself.
   *
   * @default - another source
   */
  readonly downwardAPI?: DownwardAPIProjection;

  /**
   * A private key and certificate. Needs operator 1.27.1 or later (CloudNativePG: also from 1.26.2).
   *
   * @default - another source
   */
  readonly podCertificate?: PodCertificateProjection;

  /**
   * A Secret.
   *
   * @default - another source
   */
  readonly secret?: SecretProjection;

  /**
   * A token of the pod's service account.
   *
   * @default - another source
   */
  readonly serviceAccountToken?: ServiceAccountTokenProjection;
}

/**
 * A volume with files from several sources.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface ProjectedVolumeSource {
  /**
   * Permission bits of the files, from 0 to 511 (octal 777).
   *
   * @default 420
   */
  readonly defaultMode?: number;

  /**
   * Numeric user who owns the files. Kubernetes must have its feature `AtomicWriteVolumeUserFields` switched on. Needs operator
   * 1.30.1 or later (also 1.29.3).
   *
   * @default - whoever Kubernetes writes them as
   */
  readonly defaultUser?: number;

  /**
   * The sources.
   *
   * @default - none
   */
  readonly sources?: VolumeProjection[];
}
