import { imageTag, majorOfTag } from '../../values/image-version';
import { ClusterRule } from '../engine/cluster-rule';
import { postgresqlMajor, versionUnreadable } from '../engine/cluster-settings';
import { webhook } from '../engine/source';

/** The operator reads PostgreSQL's version from the image's tag. */
export const imageTagVersion: ClusterRule = {
  id: 'image-tag',
  severity: 'error',
  title: 'An image\'s tag begins with the version of PostgreSQL',
  symptom: 'the operator refuses the Cluster ("Can\'t use \'latest\' as image tag", "Can\'t use just the image sha", "invalid version tag")',
  cause: 'the operator runs nothing to learn the version: it reads it from the tag, and chooses settings and steps by it',
  fix: 'give the image a tag that begins with the version of PostgreSQL, such as "17.6"; a digest may follow it',
  source: webhook(771),
  field: 'spec.imageName',
  check: ({ spec: { imageName } }) => {
    if (typeof imageName !== 'string' || imageName === '') {
      return undefined;
    }
    const tag = imageTag(imageName);
    if (tag === '') {
      return `imageName "${imageName}" has a digest and no tag`;
    }
    return majorOfTag(tag) === undefined ? `imageName "${imageName}" has the tag "${tag}", which begins with no version` : undefined;
  },
};

/** Older versions of PostgreSQL lack what the operator needs. */
export const postgresqlVersion: ClusterRule = {
  id: 'postgresql-version',
  severity: 'error',
  title: 'PostgreSQL is of version 13 or later',
  symptom: 'the operator refuses the Cluster ("Unsupported PostgreSQL version. Versions 13 or newer are supported")',
  cause: 'the operator\'s own settings are not known to older versions',
  fix: 'use an image of PostgreSQL 13 or later',
  source: webhook(1043),
  field: 'spec.imageName',
  check: input => {
    const major = postgresqlMajor(input);
    return !versionUnreadable(input) && major !== undefined && major < 13 ? `PostgreSQL is of version ${major}` : undefined;
  },
};

/** Kubernetes knows three policies. */
export const imagePullPolicy: ClusterRule = {
  id: 'image-pull-policy',
  severity: 'error',
  title: 'The pull policy is one of Kubernetes\'',
  symptom: 'the operator refuses the Cluster ("invalid imagePullPolicy")',
  cause: 'the policy goes into the pods as it stands, and the kubelet knows three',
  fix: 'state Always, Never or IfNotPresent',
  source: webhook(812),
  field: 'spec.imagePullPolicy',
  check: ({ spec: { imagePullPolicy: policy } }) => typeof policy !== 'string' || (policy as string) === '' || ['Always', 'Never', 'IfNotPresent'].includes(policy)
    ? undefined
    : `imagePullPolicy is ${JSON.stringify(policy)}`,
};
