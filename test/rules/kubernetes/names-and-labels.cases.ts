import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Operator, PluginTls, StandalonePlugin } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { deployment, service } from '../support/plain-plugin';
import { cluster, operator, sidecar, standalone } from '../support/programs';

function twoPlugins(second: object): (chart: Chart) => void {
  return chart => {
    const shared = operator(chart);
    new StandalonePlugin(chart, 'one', { pluginName: 'one.my-org.io', name: 'gateway', image: 'one:1', operator: shared });
    new StandalonePlugin(chart, 'two', { pluginName: 'two.my-org.io', name: 'gateway', image: 'two:1', operator: shared, ...second });
  };
}

/** An object that has nothing to do with plugins. */
function stranger(metadata: object, kind = 'Service', spec: object = {}): object {
  return { apiVersion: kind === 'Service' ? 'v1' : 'apps/v1', kind, metadata: { namespace: 'shop', ...metadata }, spec };
}

function database(spec: object): object {
  return { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'db' }, spec: { storage: { size: '1Gi' }, ...spec } };
}

function edited(object: any, edit: (object: any) => void): any {
  edit(object);
  return object;
}

export const cases: RuleCases[] = [
  {
    id: 'object-name',
    throws: [
      ['a name with a capital letter', standalone({ name: 'Example' }), 'plugins/example: name "Example" is no DNS-1035 label'],
      ['the plugin name\'s first label, which begins with a digit', standalone({ pluginName: '3scale.my-org.io' }),
        'plugins/example: name, which is the first label of pluginName unless stated, "3scale" is no DNS-1035 label'],
      ['the same of a sidecar', sidecar({ pluginName: 'Audit.my-org.io' }),
        'plugins/example: name, which is the first label of pluginName unless stated, "Audit" is no DNS-1035 label'],
      ['an empty name', sidecar({ name: '' }), 'plugins/example: name "" is no DNS-1035 label'],
      ['a Service\'s name of 64 characters', standalone({ serviceName: 's'.repeat(64) }),
        `plugins/example: serviceName "${'s'.repeat(64)}" is no DNS-1035 label`],
      ['a Service\'s name with dots', standalone({ serviceName: 'a.b' }), 'plugins/example: serviceName "a.b" is no DNS-1035 label'],
      ['a number', standalone({ name: 7 as any }), 'plugins/example: name "7" is no DNS-1035 label'],
    ],
    passes: [
      ['a label', standalone({ name: 'example' })],
      ['a plugin name that begins with a digit, and a name', standalone({ pluginName: '3scale.my-org.io', name: 'threescale' })],
      ['a sidecar with a label', sidecar({ pluginName: 'Audit.my-org.io', name: 'audit' })],
      ['63 characters', standalone({ serviceName: 's'.repeat(63) })],
    ],
    notDetectable: {
      'a number': 'a value of another type is what object-field-type is about',
      'an empty name': 'the name of a sidecar is that of its container',
      'the same of a sidecar': 'the name of a sidecar is that of its container',
    },
    invalid: [
      ['a plugin\'s Service', { objects: [service({}, { name: '3audit' })] }, 'metadata.name "3audit" is no DNS-1035 label'],
    ],
    valid: [
      ['others\' Services', { objects: [service(), stranger({ name: '3shop' })] }],
    ],
  },
  {
    id: 'container-name',
    throws: [
      ['an underscore', standalone({ containerName: 'my_plugin' }), 'plugins/example: containerName "my_plugin" is no DNS label'],
      ['a hyphen at the end', sidecar({ containerName: 'plugin-' }), 'plugins/example: containerName "plugin-" is no DNS label'],
      ['64 characters', standalone({ containerName: 'c'.repeat(64) }), `plugins/example: containerName "${'c'.repeat(64)}" is no DNS label`],
      ['59 characters, to which "-wait" is added', sidecar({ containerName: 'c'.repeat(59) }),
        `plugins/example: containerName of the container that waits "${'c'.repeat(59)}-wait" is no DNS label`],
      ['a number', standalone({ containerName: 7 as any }), 'plugins/example: containerName "7" is no DNS label'],
    ],
    passes: [
      ['a label that begins with a digit', standalone({ containerName: '3-plugin' })],
      ['63 characters', standalone({ containerName: 'c'.repeat(63) })],
      ['58 characters, to which "-wait" is added', sidecar({ containerName: 'c'.repeat(58) })],
    ],
    notDetectable: {
      'a number': 'a value of another type is what object-field-type is about',
    },
    invalid: [
      ['a plugin\'s', { objects: [service(), deployment({ name: 'audit_plugin' })] },
        'spec.template.spec.containers[0].name "audit_plugin" is no DNS label'],
    ],
    valid: [
      ['others\'', { objects: [service(), stranger({ name: 'shop' }, 'Deployment', { template: { spec: { containers: [{ name: 'a_b' }] } } })] }],
    ],
  },
  {
    id: 'namespace-name',
    throws: [
      ['a dot', standalone({}, { namespace: 'cnpg.system' }), 'plugins/operator: namespace "cnpg.system" is no namespace\'s name'],
      ['64 characters', standalone({}, { namespace: 'n'.repeat(64) }), `plugins/operator: namespace "${'n'.repeat(64)}" is no namespace's name`],
      ['nothing in it', sidecar({}, { namespace: '' }), 'plugins/operator: namespace "" is no namespace\'s name'],
      ['a number', standalone({}, { namespace: 7 as any }), 'plugins/operator: namespace "7" is no namespace\'s name'],
    ],
    passes: [
      ['a label', standalone({}, { namespace: 'cnpg-system' })],
      ['63 characters', sidecar({}, { namespace: 'n'.repeat(63) })],
    ],
    notDetectable: {
      'a number': 'a value of another type is what object-field-type is about',
      'nothing in it': 'an empty namespace is none',
    },
    invalid: [
      ['a Cluster\'s', { objects: [edited(database({}), object => { object.metadata.namespace = 'Shop'; })] }, 'metadata.namespace "Shop" is no namespace\'s name'],
    ],
    valid: [
      ['others\'', { objects: [service(), stranger({ name: 'shop', namespace: 'Shop' })] }],
    ],
  },
  {
    id: 'subdomain-name',
    throws: [
      ['a Deployment', standalone({ deploymentName: 'my_plugin' }), 'plugins/example: deploymentName "my_plugin" is no DNS subdomain'],
      ['a ServiceAccount', standalone({ serviceAccountName: 'Plugin' }), 'plugins/example: serviceAccountName "Plugin" is no DNS subdomain'],
      ['the operator\'s Deployment', sidecar({}, { deploymentName: 'a..b' }), 'plugins/operator: deploymentName "a..b" is no DNS subdomain'],
      ['254 characters', standalone({ deploymentName: 'd'.repeat(254) }), `plugins/example: deploymentName "${'d'.repeat(254)}" is no DNS subdomain`],
      ['an Issuer', standalone({ tls: PluginTls.selfSigned({ issuerName: 'an issuer' }) }), 'plugins/example: issuerName "an issuer" is no DNS subdomain'],
      ['a Certificate', standalone({ tls: PluginTls.selfSigned({ serverCertificate: { name: 'Server' } }) }),
        'plugins/example: name of the server certificate "Server" is no DNS subdomain'],
      ['a Certificate\'s Secret', standalone({ tls: PluginTls.selfSigned({ clientCertificate: { secretName: '-client' } }) }),
        'plugins/example: secretName of the client certificate "-client" is no DNS subdomain'],
      ['an existing Secret', standalone({ tls: PluginTls.secrets({ serverSecretName: 'server tls', clientSecretName: 'client' }) }),
        'plugins/example: serverSecretName "server tls" is no DNS subdomain'],
      ['the other existing Secret', standalone({ tls: PluginTls.secrets({ serverSecretName: 'server', clientSecretName: '' }) }),
        'plugins/example: clientSecretName "" is no DNS subdomain'],
      ['a number', standalone({ deploymentName: 7 as any }), 'plugins/example: deploymentName "7" is no DNS subdomain'],
    ],
    passes: [
      ['dots', standalone({ deploymentName: 'my.plugin', serviceAccountName: '3.plugin' })],
      ['253 characters', standalone({ deploymentName: 'd'.repeat(253) })],
      ['certificates', standalone({
        tls: PluginTls.selfSigned({
          issuerName: 'an.issuer', serverCertificate: { name: 'server' }, clientCertificate: { secretName: 'client' },
        }),
      })],
      ['existing Secrets', standalone({ tls: PluginTls.secrets({ serverSecretName: 'server.tls', clientSecretName: 'client' }) })],
      ['the operator\'s Deployment', sidecar({}, { deploymentName: 'a.b' })],
    ],
    notDetectable: {
      'a number': 'a value of another type is what object-field-type is about',
    },
    invalid: [
      ['the Secret of an annotation', { objects: [service({}, { annotations: { 'cnpg.io/pluginServerSecret': 'server tls' } })] },
        'metadata.annotations.cnpg.io/pluginServerSecret "server tls" is no DNS subdomain'],
    ],
    valid: [
      ['others\'', { objects: [service(), stranger({ name: 'Shop' }, 'Deployment')] }],
      ['a role, which may have colons', {
        objects: [service(), { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'system:audit', namespace: 'cnpg-system' } }],
      }],
    ],
  },
  {
    id: 'quantity',
    throws: [
      ['gigabytes', cluster({ storage: { size: '10GB' } }), 'plugins/db: storage.size "10GB" is no Kubernetes quantity'],
      ['white space', cluster({ walStorage: { size: '10 Gi' } }), 'plugins/db: walStorage.size "10 Gi" is no Kubernetes quantity'],
      ['less than nothing', cluster({ storage: { size: '-1Gi' } }), 'plugins/db: storage.size "-1Gi" is no Kubernetes quantity'],
      ['a tablespace', cluster({ tablespaces: [{ name: 'hot', storage: { size: 'big' } }] }),
        'plugins/db: storage of tablespace "hot".size "big" is no Kubernetes quantity'],
      ['a claim', cluster({ storage: { pvcTemplate: { resources: { requests: { storage: '1gi' } } } } }),
        'plugins/db: storage.pvcTemplate.resources.requests.storage "1gi" is no Kubernetes quantity'],
      ['a limit', cluster({ resources: { limits: { memory: '1GiB' } } }), 'plugins/db: resources.limits.memory "1GiB" is no Kubernetes quantity'],
      ['a size that is a number', cluster({ storage: { size: 10 as any } }), 'plugins/db: storage.size 10 is no Kubernetes quantity'],
      ['a request that is a number', cluster({ resources: { requests: { cpu: 0.5 as any } } }),
        'plugins/db: resources.requests.cpu 0.5 is no Kubernetes quantity'],
      ['a size that is null', cluster({ storage: { size: null as any } }), 'plugins/db: storage.size null is no Kubernetes quantity'],
      ['a plugin\'s CPU', standalone({ resources: { cpu: { request: kplus.Cpu.millis(-50) } } }),
        'plugins/example: resources.cpu.request "-50m" is no Kubernetes quantity'],
      ['a sidecar\'s CPU', sidecar({ resources: { cpu: { limit: kplus.Cpu.units(NaN) } } }),
        'plugins/example: resources.cpu.limit "NaN" is no Kubernetes quantity'],
    ],
    passes: [
      ['gibibytes', cluster({ storage: { size: '10Gi' }, walStorage: { size: '1.5Gi' }, tablespaces: [{ name: 'hot', storage: { size: '1e9' } }] })],
      ['a claim', cluster({ storage: { pvcTemplate: { resources: { requests: { storage: '1Gi' } } } } })],
      ['requests and limits', cluster({ resources: { requests: { cpu: '0.5' }, limits: { memory: '1Gi' } } })],
      ['a plugin\'s CPU', standalone({ resources: { cpu: { request: kplus.Cpu.millis(50) } } })],
      ['a sidecar\'s CPU', sidecar({ resources: { cpu: { limit: kplus.Cpu.units(1) } } })],
    ],
    notDetectable: {
      'a size that is null': 'null is none',
      'a request that is a number': 'Kubernetes takes any number',
    },
    invalid: [
      ['a number for a size', { objects: [database({ storage: { size: 10 } })] }, 'spec.storage.size 10 is no Kubernetes quantity'],
      ['a plugin\'s memory', { objects: [service(), deployment({ resources: { limits: { memory: '1GB' } } })] },
        'spec.template.spec.containers[0].resources.limits.memory "1GB" is no Kubernetes quantity'],
    ],
    valid: [
      ['a whole number of CPUs', { objects: [database({ resources: { requests: { cpu: 1 } } })] }],
      ['half a CPU', { objects: [database({ resources: { requests: { cpu: 0.5 } } })] }],
      ['half a CPU of a plugin', { objects: [service(), deployment({ resources: { requests: { cpu: 0.5 } } })] }],
    ],
  },
  {
    id: 'label-syntax',
    throws: [
      ['a value with white space', standalone({ labels: { team: 'data base' } }), 'plugins/example: labels has "team: data base", which is no label'],
      ['a value of 64 characters', standalone({ podLabels: { team: 't'.repeat(64) } }),
        `plugins/example: podLabels has "team: ${'t'.repeat(64)}", which is no label`],
      ['a key with two slashes', standalone({ serviceLabels: { 'a/b/c': 'x' } }), 'plugins/example: serviceLabels has "a/b/c: x", which is no label'],
      ['a prefix with a capital letter', standalone({ deploymentLabels: { 'Example.com/team': 'x' } }),
        'plugins/example: deploymentLabels has "Example.com/team: x", which is no label'],
      ['a prefix that is no host', standalone({ labels: { 'a..b/c': 'x' } }), 'plugins/example: labels has "a..b/c: x", which is no label'],
      ['a selector', standalone({ selectorLabels: { app: 'example!' } }), 'plugins/example: selectorLabels has "app: example!", which is no label'],
      ['a number', standalone({ labels: { stage: 2 as any } }), 'plugins/example: labels has "stage: 2", which is no label'],
    ],
    passes: [
      ['values', standalone({ labels: { team: 'data_base', empty: '' }, podLabels: { team: 't'.repeat(63) } })],
      ['keys', standalone({ serviceLabels: { 'a.b/c': 'x' }, deploymentLabels: { 'example.com/team': 'x' }, selectorLabels: { app: 'example' } })],
      ['a number in a string', standalone({ labels: { stage: '2' } })],
    ],
    invalid: [
      ['a number', { objects: [service({}, { labels: { 'cnpg.io/pluginName': 'audit.example.com', 'version': 1 } })] },
        'metadata.labels has "version: 1", which is no label'],
      ['a boolean in a selector', { objects: [service({ selector: { app: true } })] }, 'spec.selector has "app: true", which is no label'],
      ['others\'', { objects: [stranger({ name: 'shop', labels: { app: 'a shop' } })] }, 'metadata.labels has "app: a shop", which is no label'],
    ],
    valid: [
      ['no value', { objects: 'apiVersion: v1\nkind: Service\nmetadata: { name: shop, labels: { app: } }\n' }],
    ],
  },
  {
    id: 'annotation-syntax',
    throws: [
      ['a key with white space', standalone({ annotations: { 'a note': 'x' } }), 'plugins/example: annotations has "a note: x", which is no annotation'],
      ['a key of 64 characters', standalone({ podAnnotations: { ['k'.repeat(64)]: 'x' } }),
        `plugins/example: podAnnotations has "${'k'.repeat(64)}: x", which is no annotation`],
      ['a key that is a prefix alone', standalone({ serviceAnnotations: { 'example.com/': 'x' } }),
        'plugins/example: serviceAnnotations has "example.com/: x", which is no annotation'],
      ['a boolean', standalone({ deploymentAnnotations: { scrape: true as any } }),
        'plugins/example: deploymentAnnotations has "scrape: true", which is no annotation'],
    ],
    passes: [
      ['any text', standalone({ annotations: { note: 'any text: at all' }, podAnnotations: { ['k'.repeat(63)]: '' } })],
      ['a prefix', standalone({ serviceAnnotations: { 'example.com/note': 'x' } })],
      ['a boolean in a string', standalone({ deploymentAnnotations: { scrape: 'true' } })],
    ],
    invalid: [
      ['a port that is no text', { objects: [service({}, { annotations: { 'cnpg.io/pluginPort': 9090 } })] },
        'metadata.annotations has "cnpg.io/pluginPort: 9090", which is no annotation'],
      ['of a pod', { objects: [edited(deployment(), object => { object.spec.template.metadata.annotations = { 'prometheus.io/scrape': true }; })] },
        'spec.template.metadata.annotations has "prometheus.io/scrape: true", which is no annotation'],
    ],
    valid: [
      ['a prefix with capital letters', { objects: [service({}, { annotations: { 'Example.com/note': 'x' } })] }],
    ],
  },
  {
    id: 'image',
    throws: [
      ['nothing in it', standalone({ image: '' }), 'plugins/example: image "" is no image reference'],
      ['a variable that is not set', standalone({ image: undefined as any }), 'plugins/example: image is not stated'],
      ['a line break at the end', sidecar({ image: 'example:1.0.0\n' }), 'plugins/example: image "example:1.0.0\n" is no image reference'],
      ['the image of the container that waits', sidecar({ waitImage: 'busy box' }), 'plugins/example: waitImage "busy box" is no image reference'],
    ],
    passes: [
      ['a tag', standalone({ image: 'example:1.0.0' })],
      ['a registry, a port and a digest', sidecar({ image: `registry.example.com:5000/example@sha256:${'0'.repeat(64)}`, waitImage: 'busybox' })],
    ],
    invalid: [
      ['none', { objects: [service(), deployment({ image: undefined })] }, 'spec.template.spec.containers[0].image is not stated'],
    ],
    valid: [
      ['a patch', { objects: [service(), edited(deployment({ image: undefined }), object => { delete object.spec.selector; })] }],
    ],
  },
  {
    id: 'object-name-unique',
    throws: [
      ['two plugins of one name', twoPlugins({}),
        'plugins/two: Issuer "gateway-selfsigned-issuer" in namespace "postgresql-operator-system" is already made by plugins/one/Issuer'],
      ['two clusters of one name', chart => [cluster()(chart), cluster({ metadata: { name: 'db' } }, 'other')(chart)],
        'plugins/other: Cluster "db" in namespace "apps" is already made by plugins/db/Resource'],
      ['two roles of one name', chart => {
        const plugin = new StandalonePlugin(new Chart(chart, 'chart'), 'example', { pluginName: 'example.my-org.io', image: 'example:1' });
        plugin.addClusterRole('one', { name: 'reader', rules: [{ verbs: ['get'] }] });
        plugin.addClusterRole('two', { name: 'reader', rules: [{ verbs: ['list'] }] });
      }, 'plugins/chart/example/two: ClusterRole "reader" is already made by plugins/chart/example/one/Resource'],
      ['two cluster-scoped roles from charts of two namespaces', chart => ['one', 'two'].forEach(id => new StandalonePlugin(
        new Chart(chart, id, { namespace: id }), 'p', { pluginName: `${id}.my-org.io`, image: 'p:1' },
      ).addClusterRole('read', { name: 'reader', rules: [{ verbs: ['get'] }] })),
      'plugins/two/p/read: ClusterRole "reader" is already made by plugins/one/p/read/Resource'],
    ],
    passes: [
      ['two names', twoPlugins({ name: 'other-gateway' })],
      ['two operators', twoPlugins({ operator: undefined })],
      ['two clusters in two namespaces', chart => [cluster()(chart), cluster({ metadata: { name: 'db', namespace: 'other' } }, 'other')(chart)]],
      ['two operators of one make', chart => [
        cluster()(chart), cluster({ metadata: { name: 'db' }, operator: Operator.fromAttributes(chart, 'elsewhere') }, 'other')(chart),
      ]],
    ],
    notDetectable: {
      'two clusters of one name': 'an object that is written twice is one',
      'two operators': 'that they are for two Kubernetes clusters is only in the program',
    },
    valid: [
      ['one object twice', { objects: [service(), service()] }],
      ['the order of keys', {
        objects: [service(), { spec: service().spec, metadata: service().metadata, kind: 'Service', apiVersion: 'v1' }],
      }],
      ['a patch', { objects: [service(), deployment(), edited(deployment({ args: [] }), object => { delete object.spec.selector; })] }],
      ['a namespace that is not stated', { objects: [service(), service({ ports: [{ port: 9091 }] }, { namespace: undefined })] }],
      ['others\'', { objects: [service(), stranger({ name: 'shop' }), stranger({ name: 'shop' }, 'Service', { ports: [{ port: 80 }] })] }],
    ],
  },
];
