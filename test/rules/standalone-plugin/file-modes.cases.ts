import { RuleCases } from '../../support/rule-cases';
import { manifests } from '../support/plugin-manifests';
import { standalone } from '../support/programs';

const USER = { user: 10001, group: 10001 };
const closed = { restricted: false, serverMount: { defaultMode: 0o440 } };
const EXPECTED = 'expected fsGroup in the pod\'s securityContext, or a mode such as 0444';

/** A user, a group and a mode for the files of the server. */
function readable(mode: unknown, container: object, pod: object = {}) {
  return manifests(parts => {
    parts.pod.volumes[0].secret.defaultMode = mode;
    parts.container.securityContext = container;
    parts.pod.securityContext = pod;
  });
}

const invalid = (mode: string, user = 10001) =>
  `spec.template.spec.volumes[0].secret.defaultMode: ${mode} does not let user ${user} read the files, which belong to root: ${EXPECTED}`;

export const cases: RuleCases[] = [
  {
    id: 'plugin-file-readable',
    warns: [
      ['a mode for the group, without a group', standalone({ ...closed, securityContext: USER }),
        `plugins/example: serverMount.defaultMode: 0440 does not let user 10001 read the files, which belong to root: ${EXPECTED}`],
    ],
    passes: [
      ['the group that is set by default', standalone({ serverMount: { defaultMode: 0o440 }, clientMount: { defaultMode: 0o400 } })],
      ['a group of the pod', standalone({ ...closed, securityContext: USER, podSecurityContext: { fsGroup: 10001 } })],
      ['an unknown user', standalone(closed)],
    ],
    invalid: [
      ['a mode for the group', readable(0o440, { runAsUser: 10001, runAsGroup: 10001 }), invalid('0440')],
      ['a mode for the owner, and the group root', readable(0o400, { runAsUser: 65532, runAsGroup: 0 }), invalid('0400', 65532)],
      ['user and group of the pod', readable(0o440, {}, { runAsUser: 10001, runAsGroup: 10001, supplementalGroups: [2000] }), invalid('0440')],
      ['the mode of a file', manifests(({ pod, container }) => {
        pod.volumes[1].secret.items = [{ key: 'tls.crt', path: 'tls.crt', mode: 0o400 }];
        container.securityContext = { runAsUser: 10001 };
      }),
      `spec.template.spec.volumes[1].secret.items[0].mode: 0400 does not let user 10001 read the files, which belong to root: ${EXPECTED}`],
      ['a projected volume', manifests(({ pod, container }) => {
        pod.volumes[1] = { name: 'client', projected: { defaultMode: 0o400, sources: [{ secret: { name: 'audit-client-tls' } }] } };
        container.securityContext = { runAsUser: 10001 };
      }),
      `spec.template.spec.volumes[1].projected.defaultMode: 0400 does not let user 10001 read the files, which belong to root: ${EXPECTED}`],
    ],
    valid: [
      ['a mode for all', readable(0o444, { runAsUser: 10001, runAsGroup: 10001 })],
      ['a group of the files', readable(0o440, { runAsUser: 10001, runAsGroup: 10001 }, { fsGroup: 10001 })],
      ['a substituted group of the files', readable(0o440, { runAsUser: 10001, runAsGroup: 10001 }, { fsGroup: '${GROUP}' })],
      ['the group root', readable(0o440, { runAsUser: 10001, runAsGroup: 0 })],
      ['the group root among others', readable(0o440, { runAsUser: 10001, runAsGroup: 10001 }, { supplementalGroups: [0] })],
      ['the group of the image', readable(0o440, { runAsUser: 10001 })],
      ['the user root', readable(0o400, { runAsUser: 0 })],
      ['the user of the image', readable(0o400, {})],
      ['a user of OpenShift', readable(0o440, { runAsUser: 1000680000, runAsGroup: 1000680000 })],
      ['a substituted mode', readable('${MODE}', { runAsUser: 10001 })],
      ['a file of its own mode', manifests(({ pod, container }) => {
        pod.volumes[1].secret = { ...pod.volumes[1].secret, defaultMode: 0o400, items: [{ key: 'tls.crt', path: 'tls.crt', mode: 0o444 }] };
        container.securityContext = { runAsUser: 10001 };
      })],
    ],
  },
];
