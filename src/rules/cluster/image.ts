import { ClusterRule } from './facts';
import { postgresqlMajor, versionUnreadable } from './settings';
import { imageTag, majorOfTag } from '../../image-version';

/** The operator reads PostgreSQL's version from the image's tag. */
export const imageTagVersion: ClusterRule = {
  id: 'image-tag',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("Can\'t use \'latest\' as image tag", "Can\'t use just the image sha", "invalid version tag")',
  fix: 'give the image a tag that begins with the version of PostgreSQL, such as "17.6"; a digest may follow it',
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
  symptom: 'the operator refuses the Cluster ("Unsupported PostgreSQL version. Versions 13 or newer are supported")',
  fix: 'use an image of PostgreSQL 13 or later',
  check: facts => {
    const major = postgresqlMajor(facts);
    return !versionUnreadable(facts) && major !== undefined && major < 13 ? `PostgreSQL is of version ${major}` : undefined;
  },
};

/** Kubernetes knows three policies. */
export const imagePullPolicy: ClusterRule = {
  id: 'image-pull-policy',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("invalid imagePullPolicy")',
  fix: 'state Always, Never or IfNotPresent',
  check: ({ spec: { imagePullPolicy: policy } }) => typeof policy !== 'string' || (policy as string) === '' || ['Always', 'Never', 'IfNotPresent'].includes(policy)
    ? undefined
    : `imagePullPolicy is ${JSON.stringify(policy)}`,
};
