import { api, stack } from './cluster';

const KINDS = { backups: 'backup', clusters: 'cluster', databases: 'database', poolers: 'pooler', scheduledbackups: 'scheduledbackup' };
/** The operator defaults no Pooler. */
const DEFAULTED = Object.entries(KINDS).filter(([, kind]) => kind !== 'pooler');

/** Where the operator's process answers. */
export const WEBHOOK_PORT = 19443;

function webhook(verb: 'mutate' | 'validate', [resources, kind]: [string, string]): object {
  return {
    name: `${verb}-${kind}.cnpg.io`,
    admissionReviewVersions: ['v1'],
    clientConfig: {
      url: `https://127.0.0.1:${WEBHOOK_PORT}/${verb}-postgresql-cnpg-io-v1-${kind}`,
      caBundle: Buffer.from(stack.access.ca).toString('base64'),
    },
    rules: [{ apiGroups: ['postgresql.cnpg.io'], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: [resources] }],
    failurePolicy: 'Fail',
    sideEffects: 'None',
  };
}

const CONFIGURATIONS = [
  ['MutatingWebhookConfiguration', DEFAULTED.map(kind => webhook('mutate', kind))],
  ['ValidatingWebhookConfiguration', Object.entries(KINDS).map(kind => webhook('validate', kind))],
].map(([kind, webhooks]) => ({ apiVersion: 'admissionregistration.k8s.io/v1', kind, metadata: { name: 'operator' }, webhooks }));

/** Has the API server ask the operator's process, as it is asked where the operator is installed. */
export async function installWebhooks(): Promise<void> {
  await api.applyAll(CONFIGURATIONS);
}

export async function uninstallWebhooks(): Promise<void> {
  for (const configuration of CONFIGURATIONS) {
    await api.delete(configuration);
  }
}
