import { LabelSelector, ObjectFieldSelector, ResourceFieldSelector } from './selectors';

/**
 * Maps a key to a file.
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
   * Permission bits of the file, as a decimal number from 0 to 511 (octal 777).
   *
   * @default - the volume's `defaultMode`
   */
  readonly mode?: number;

  /**
   * Numeric ID of the user that owns the file. Needs the Kubernetes feature gate `AtomicWriteVolumeUserFields`, and operator 1.30.1 or later
   * (also from 1.29.3).
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
   * Keys to include, with the paths of their files.
   *
   * @default - all keys, each in a file with the same name
   */
  readonly items?: KeyToPath[];

  /**
   * Name of the ConfigMap. Kubernetes accepts a reference without a name, but it matches no object.
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
   * Keys to include, with the paths of their files.
   *
   * @default - all keys, each in a file with the same name
   */
  readonly items?: KeyToPath[];

  /**
   * Name of the Secret. Kubernetes accepts a reference without a name, but it matches no object.
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
 * A file with information about the pod. Set either `fieldRef` or `resourceFieldRef`.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface DownwardAPIVolumeFile {
  /**
   * Path of the file in the volume: relative and without `..`.
   */
  readonly path: string;

  /**
   * A field of the pod: `metadata.name`, `metadata.namespace`, `metadata.uid`, labels or annotations.
   *
   * @default - `resourceFieldRef` is used
   */
  readonly fieldRef?: ObjectFieldSelector;

  /**
   * Permission bits of the file, as a decimal number from 0 to 511 (octal 777).
   *
   * @default - the volume's `defaultMode`
   */
  readonly mode?: number;

  /**
   * A resource request or limit of a container. `containerName` is required.
   *
   * @default - `fieldRef` is used
   */
  readonly resourceFieldRef?: ResourceFieldSelector;

  /**
   * Numeric ID of the user that owns the file. Needs the Kubernetes feature gate `AtomicWriteVolumeUserFields`, and operator 1.30.1 or later
   * (also from 1.29.3).
   *
   * @default - the volume's `defaultUser`
   */
  readonly user?: number;
}

/**
 * Files with information about the pod (downward API).
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
 * A file with a token of the pod's ServiceAccount. It is renewed before it expires.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface ServiceAccountTokenProjection {
  /**
   * Path of the file in the volume: relative.
   */
  readonly path: string;

  /**
   * Intended audience of the token.
   *
   * @default - the Kubernetes API server
   */
  readonly audience?: string;

  /**
   * Lifetime of the token, in seconds: 600 or more.
   *
   * @default 3600
   */
  readonly expirationSeconds?: number;

  /**
   * Numeric ID of the user that owns the file. Needs the Kubernetes feature gate `AtomicWriteVolumeUserFields`, and operator 1.30.1 or later
   * (also from 1.29.3).
   *
   * @default - the volume's `defaultUser`
   */
  readonly user?: number;
}

/**
 * A file with trusted certificates from ClusterTrustBundles. Set either `name`, or `signerName` with `labelSelector`. Needs the Kubernetes
 * feature gate `ClusterTrustBundleProjection`.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface ClusterTrustBundleProjection {
  /**
   * Path of the file in the volume: relative.
   */
  readonly path: string;

  /**
   * Label selector of the signer's bundles. An empty selector selects all of them.
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
   * Signer whose bundles are used.
   *
   * @default - `name` is used
   */
  readonly signerName?: string;

  /**
   * Numeric ID of the user that owns the file. Needs the Kubernetes feature gate `AtomicWriteVolumeUserFields`, and operator 1.30.1 or later
   * (also from 1.29.3).
   *
   * @default - the volume's `defaultUser`
   */
  readonly user?: number;
}

/**
 * A private key and certificate for the pod. They are renewed before they expire. Needs the Kubernetes feature gate `PodCertificateRequest`, and
 * operator 1.27.1 or later (CloudNativePG: also from 1.26.2).
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface PodCertificateProjection {
  /**
   * Type of the key: `RSA3072`, `RSA4096`, `ECDSAP256`, `ECDSAP384`, `ECDSAP521` or `ED25519`.
   */
  readonly keyType: string;

  /**
   * Signer that issues the certificate.
   */
  readonly signerName: string;

  /**
   * Path of a file with only the certificates. It is not updated atomically with `keyPath`.
   *
   * @default - none
   */
  readonly certificateChainPath?: string;

  /**
   * Path of a file with both the key and the certificates.
   *
   * @default - none
   */
  readonly credentialBundlePath?: string;

  /**
   * Path of a file with only the key. It is not updated atomically with `certificateChainPath`.
   *
   * @default - none
   */
  readonly keyPath?: string;

  /**
   * Maximum lifetime of the certificate in seconds, from 3600 to 7862400.
   *
   * @default 86400
   */
  readonly maxExpirationSeconds?: number;

  /**
   * Numeric ID of the user that owns the file. Needs the Kubernetes feature gate `AtomicWriteVolumeUserFields`, and operator 1.30.1 or later
   * (also from 1.29.3).
   *
   * @default - the volume's `defaultUser`
   */
  readonly user?: number;

  /**
   * Additional information for the signer: keys with a domain prefix to values. Needs operator 1.28.1 or later (CloudNativePG: also from 1.27.3).
   *
   * @default - none
   */
  readonly userAnnotations?: Record<string, string>;
}

/**
 * A source of files. Set exactly one of the fields.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface VolumeProjection {
  /**
   * Trusted certificates.
   *
   * @default - another source is used
   */
  readonly clusterTrustBundle?: ClusterTrustBundleProjection;

  /**
   * A ConfigMap.
   *
   * @default - another source is used
   */
  readonly configMap?: ConfigMapProjection;

  /**
   * Information about the pod.
   *
   * @default - another source is used
   */
  readonly downwardAPI?: DownwardAPIProjection;

  /**
   * A private key and certificate. Needs operator 1.27.1 or later (CloudNativePG: also from 1.26.2).
   *
   * @default - another source is used
   */
  readonly podCertificate?: PodCertificateProjection;

  /**
   * A Secret.
   *
   * @default - another source is used
   */
  readonly secret?: SecretProjection;

  /**
   * A token of the pod's ServiceAccount.
   *
   * @default - another source is used
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
   * Permission bits of the files, as a decimal number from 0 to 511 (octal 777). The default is octal 644.
   *
   * @default 420
   */
  readonly defaultMode?: number;

  /**
   * Numeric ID of the user that owns the files. Needs the Kubernetes feature gate `AtomicWriteVolumeUserFields`, and operator 1.30.1 or later
   * (also from 1.29.3).
   *
   * @default - Kubernetes' default
   */
  readonly defaultUser?: number;

  /**
   * The sources.
   *
   * @default - none
   */
  readonly sources?: VolumeProjection[];
}
