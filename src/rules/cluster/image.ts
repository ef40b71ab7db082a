import { imageTag, majorOfTag } from '../../values/image-version';
import { ClusterRule } from '../engine/cluster-rule';
import { postgresqlMajor, versionUnreadable } from '../engine/cluster-settings';
import { webhook } from '../engine/source';

/** The operator reads PostgreSQL's version from the image's tag. */
export const imageTagVersion: ClusterRule = {
  id: 'image-tag',
  severity: 'error',
  title: 'The image tag must begin with the PostgreSQL version',
  symptom: 'the operator\'s webhook rejects the Cluster ("Can\'t use \'latest\' as image tag", "Can\'t use just the image sha", "invalid version tag")',
  cause: 'the operator reads the PostgreSQL version from the tag, without running the image, and chooses settings by it',
  fix: 'set imageName to an image whose tag begins with the PostgreSQL version, such as "17.6"; a digest may follow the tag',
  source: webhook(771),
  field: 'spec.imageName',
  check: ({ spec: { imageName } }) => {
    if (typeof imageName !== 'string' || imageName === '') {
      return undefined;
    }
    const tag = imageTag(imageName);
    if (tag === '') {
      return `"${imageName}" has a digest but no tag: expected a tag that begins with the PostgreSQL version, such as "17.6"`;
    }
    const shown = imageName.includes(`:${tag}`) ? `tag "${tag}"` : 'a missing tag (latest)';
    return majorOfTag(tag) === undefined ? `${shown} is invalid: expected one that begins with the PostgreSQL version, such as "17.6"` : undefined;
  },
};

/** An image names its version in the tag, a reference to a catalog in `major`. */
export const postgresqlVersion: ClusterRule = {
  id: 'postgresql-version',
  severity: 'error',
  title: 'The PostgreSQL version must be 13 or later',
  symptom: 'the operator\'s webhook rejects the Cluster ("Unsupported PostgreSQL version. Versions 13 or newer are supported")',
  cause: 'the operator sets parameters that older versions do not have',
  fix: 'use an image of PostgreSQL 13 or later',
  source: webhook(1043),
  field: 'spec',
  check: input => {
    const major = postgresqlMajor(input);
    return !versionUnreadable(input) && typeof major === 'number' && major < 13
      ? [{ path: input.spec.imageCatalogRef ? ['imageCatalogRef', 'major'] : ['imageName'], message: `PostgreSQL ${major} is not supported: expected 13 or later` }]
      : undefined;
  },
};

const POLICIES = ['Always', 'IfNotPresent', 'Never'];

/** The CRD accepts any text. */
export const imagePullPolicy: ClusterRule = {
  id: 'image-pull-policy',
  severity: 'error',
  title: '`imagePullPolicy` must be Always, IfNotPresent or Never',
  symptom: 'the operator\'s webhook rejects the Cluster ("invalid imagePullPolicy")',
  cause: 'the operator copies the policy into the pods, where Kubernetes accepts only these three',
  fix: 'set imagePullPolicy to Always, IfNotPresent or Never',
  source: webhook(812),
  field: 'spec.imagePullPolicy',
  check: ({ spec: { imagePullPolicy: policy } }) => typeof policy !== 'string' || (policy as string) === '' || POLICIES.includes(policy)
    ? undefined
    : `"${policy}" is invalid: expected Always, IfNotPresent or Never`,
};
