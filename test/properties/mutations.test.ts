import * as fc from 'fast-check';
import { distributionOf, operatorFacts } from './arbitraries';
import { RUNS } from './runs';
import { externalSecrets, StandaloneScenario, standaloneApp, standaloneScenario } from './standalone-scenario';
import { only, synthesize } from './synth';
import { existingSecrets } from './tls-scenario';
import { connection, registrations } from '../support/oracle';

/** That the oracle says no to manifests which were spoiled by hand: without it, a yes of the oracle would prove nothing. */

beforeEach(() => { jest.spyOn(process, 'emitWarning').mockImplementation(); });
afterEach(() => jest.restoreAllMocks());

interface Manifest {
  readonly scenario: StandaloneScenario;
  readonly objects: any[];
  readonly service: any;
  readonly deployment: any;
  readonly annotations: Record<string, string>;
  /** Key of an annotation or label that the operator reads. */
  readonly key: (name: string) => string;
}

type Mutation = [what: string, change: (manifest: Manifest) => void, valid?: fc.Arbitrary<StandaloneScenario>];

/** Plugins whose certificates the app shows. */
const shown = standaloneScenario.filter(({ tls }) => existingSecrets(tls).length === 0);

/** Plugins that sign their own certificates and are told the files. */
const selfSigned = standaloneScenario.filter(({ tls, flags }) => /^(default|selfSigned)$/.test(tls.kind) && /^(default|standard)$/.test(flags));

/** Plugins that are told an address. */
const addressed = standaloneScenario.filter(({ flags }) => flags !== 'none');

function serverCertificate({ objects, annotations, key }: Manifest): any {
  return objects.find(({ kind, spec }) => kind === 'Certificate' && spec.secretName === annotations[key('pluginServerSecret')]);
}

/** A port that nothing of the plugin has. */
function freePort({ service, deployment }: Manifest): number {
  const [{ ports }] = deployment.spec.template.spec.containers;
  const taken = [...service.spec.ports.map(({ port }: any) => port), ...ports.map(({ containerPort }: any) => containerPort)];
  return [20001, 20002, 20003, 20004, 20005, 20006, 20007, 20008, 20009].find(port => !taken.includes(port))!;
}

function replaceArgument({ deployment }: Manifest, pattern: RegExp, replacement: string): void {
  const [container] = deployment.spec.template.spec.containers;
  container.args = container.args.map((arg: string) => arg.replace(pattern, replacement));
}

const UNREGISTERED: Mutation[] = [
  ['no label', ({ service, key }) => { delete service.metadata.labels[key('pluginName')]; }],
  ['no port', ({ annotations, key }) => { delete annotations[key('pluginPort')]; }],
  ['no server Secret', ({ annotations, key }) => { delete annotations[key('pluginServerSecret')]; }],
  ['no client Secret', ({ annotations, key }) => { delete annotations[key('pluginClientSecret')]; }],
  ['another namespace', ({ service }) => { service.metadata.namespace = 'else.where'; }],
  ['no namespace', ({ service }) => { delete service.metadata.namespace; }],
  ['the prefix of another operator', ({ service, annotations, key }) => {
    service.metadata.labels['other.io/pluginName'] = service.metadata.labels[key('pluginName')];
    delete service.metadata.labels[key('pluginName')];
    Object.keys(annotations).filter(name => name.startsWith(key('plugin'))).forEach(name => { delete annotations[name]; });
  }],
  ['a port by name', ({ annotations, key }) => { annotations[key('pluginPort')] = 'grpc'; }],
  ['an unquoted port', ({ annotations, key }) => { annotations[key('pluginPort')] = 9090 as any; }],
  ['a server Secret of another name', ({ annotations, key }) => { annotations[key('pluginServerSecret')] = 'missing'; }],
  ['no Certificate', manifest => { manifest.objects.splice(manifest.objects.indexOf(serverCertificate(manifest)), 1); }, shown],
  ['a Certificate of another namespace', manifest => { serverCertificate(manifest).metadata.namespace = 'else.where'; }, shown],
];

const UNREACHABLE: Mutation[] = [
  ['another port of the annotation', manifest => { manifest.annotations[manifest.key('pluginPort')] = `${freePort(manifest)}`; }],
  ['another port of the program', manifest => replaceArgument(manifest, /address=:.*/, `address=:${freePort(manifest)}`), addressed],
  ['another port of the Service', manifest => { manifest.service.spec.ports[0].port = freePort(manifest); },
    standaloneScenario.filter(({ props }) => !props.headless)],
  ['another protocol', ({ service }) => { service.spec.ports[0].protocol = 'UDP'; }, standaloneScenario.filter(({ props }) => !props.headless)],
  ['another selector', ({ service }) => { service.spec.selector = { ...service.spec.selector, 'else.where/app': 'other' }; }],
  ['no selector', ({ service }) => { delete service.spec.selector; }],
  ['pods of another namespace', ({ deployment }) => { deployment.metadata.namespace = 'else.where'; }],
  ['no pods', ({ deployment }) => { deployment.spec.replicas = 0; }],
  ['an ExternalName', ({ service }) => { service.spec.type = 'ExternalName'; }],
  ['a certificate for another name', manifest => { serverCertificate(manifest).spec.dnsNames = ['else.invalid']; }, shown],
  ['a server certificate for clients', manifest => { serverCertificate(manifest).spec.usages = ['client auth']; }, shown],
  ['no volumes', ({ deployment }) => { deployment.spec.template.spec.volumes = []; }],
  ['trust in the server', manifest => replaceArgument(manifest, /^--client-cert=.*/,
    `--client-cert=${manifest.scenario.props.serverMount?.path ?? '/server'}/tls.crt`), selfSigned],
  ['the certificate of the client', manifest => replaceArgument(manifest, /^--server-cert=.*/,
    `--server-cert=${manifest.scenario.props.clientMount?.path ?? '/client'}/tls.crt`), selfSigned],
  ['another Service of the plugin', ({ objects, service }) => { objects.push({ ...service, metadata: { ...service.metadata, name: 'rival' } }); }],
];

/** What the oracle says of plugins after a change by hand. */
function judged([, change, valid = standaloneScenario]: Mutation, verdict: (registered: boolean, connected: boolean) => void): void {
  fc.assert(fc.property(valid, scenario => {
    const objects = synthesize(standaloneApp(scenario));
    const service = only(objects, 'Service');
    const key = (name: string) => distributionOf(scenario.operator).key(name);
    change({ scenario, objects, service, deployment: only(objects, 'Deployment'), annotations: service.metadata.annotations, key });
    const facts = operatorFacts(scenario.operator);
    const secrets = externalSecrets(scenario);
    const registration = registrations(objects, facts, secrets).find(found => found.service === service.metadata.name)!;
    verdict(registration.outcome === 'registered', connection(objects, facts, registration, secrets).ok);
  }), { numRuns: Math.ceil(RUNS / 5) });
}

test.each(UNREGISTERED)('with %s a plugin is not registered', (...mutation) => {
  judged(mutation, registered => expect(registered).toBe(false));
});

test.each(UNREACHABLE)('with %s a plugin is registered, and the operator does not connect', (...mutation) => {
  judged(mutation, (registered, connected) => expect([registered, connected]).toEqual([true, false]));
});
