import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, Chart } from 'cdk8s';
import { stringify } from 'yaml';
import {
  CertificateAuthorityTlsOptions, ClusterWithPlugins, ClusterWithPluginsProps, IPlugin, Operator, OperatorAttributes, OperatorManifestProps, Plugin,
  PluginOptions, PluginTls, SelfSignedTlsOptions, SidecarPlugin, SidecarPluginProps, StandalonePlugin, StandalonePluginProps,
} from '../../../src';
import { Program } from '../../support/rule-cases';

/** Props, or what makes them where they need a scope. */
type Props<T> = Partial<T> | ((chart: Chart) => Partial<T>);

const PLUGIN = { pluginName: 'example.my-org.io', image: 'example:1.0.0' };

function resolve<T>(chart: Chart, props: Props<T>): Partial<T> {
  return typeof props === 'function' ? props(chart) : props;
}

/** An operator of which everything is known that rules ask for. */
export function operator(chart: Chart, attributes: OperatorAttributes = {}): Operator {
  return Operator.fromAttributes(chart, 'operator', { version: '1.30.0', kubernetesVersion: '1.33', ...attributes });
}

/** A standalone plugin. */
export function standalone(props: Props<StandalonePluginProps> = {}, attributes: OperatorAttributes = {}): Program {
  return chart => new StandalonePlugin(chart, 'example', { ...PLUGIN, operator: operator(chart, attributes), ...resolve(chart, props) });
}

/** A sidecar plugin. */
export function sidecar(props: Props<SidecarPluginProps> = {}, attributes: OperatorAttributes = {}): Program {
  return chart => new SidecarPlugin(chart, 'example', { ...PLUGIN, operator: operator(chart, attributes), ...resolve(chart, props) });
}

/** A cluster. */
export function cluster(props: Props<ClusterWithPluginsProps> = {}, id = 'db'): Program {
  return chart => new ClusterWithPlugins(chart, id, { instances: 1, storage: { size: '1Gi' }, ...resolve(chart, props) });
}

/** A plugin that something else installs. */
export function plugin(chart: Chart, id: string, options: PluginOptions = {}): IPlugin {
  return Plugin.fromPluginName(chart, id, `${id}.example.com`, options);
}

/** An object of cert-manager that is in the app, but no part of a plugin. */
export function certManagerObject(chart: Chart, kind: string, name: string, spec: object, namespace = 'postgresql-operator-system'): ApiObject {
  return new ApiObject(chart, `${kind}-${name}`, { apiVersion: 'cert-manager.io/v1', kind, metadata: { name, namespace }, spec });
}

/** An Issuer that is in the app, but no part of a plugin. */
export function issuer(name: string, spec: object, namespace?: string): (chart: Chart) => void {
  return chart => certManagerObject(chart, 'Issuer', name, spec, namespace);
}

/** A standalone plugin whose certificates sign themselves. */
export function selfSigned(options: SelfSignedTlsOptions): Program {
  return standalone({ tls: PluginTls.selfSigned(options) });
}

/** A standalone plugin with an authority of its own. */
export function authority(options: CertificateAuthorityTlsOptions): Program {
  return standalone({ tls: PluginTls.certificateAuthority(options) });
}

/** A standalone plugin behind objects of cert-manager that the app itself defines. */
export function beside(define: (chart: Chart) => unknown, tls: PluginTls): Program {
  return chart => {
    define(chart);
    standalone({ tls })(chart);
  };
}

/** An operator from a file `operator.yaml` with those objects. */
export function fromManifest(objects: object[], props: Partial<OperatorManifestProps> = {}): Program {
  return fromText(objects.map(object => stringify(object)).join('---\n'), props);
}

/** An operator of a manifest with any text. */
export function fromText(text: string, props: Partial<OperatorManifestProps> = {}): Program {
  return chart => {
    const [before, directory] = [process.cwd(), mkdtempSync(join(tmpdir(), 'rules-'))];
    process.chdir(directory);
    try {
      writeFileSync('operator.yaml', text);
      return Operator.fromManifest(chart, 'operator', { path: 'operator.yaml', ...props });
    } finally {
      process.chdir(before);
      rmSync(directory, { recursive: true });
    }
  };
}

/** Where every operator gets the name of its own namespace from. */
export const OPERATOR_NAMESPACE = { name: 'OPERATOR_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } };

/** The Deployment of an operator, as a manifest has it. */
export function operatorDeployment(name: string, container: object): object {
  const labels = { 'app.kubernetes.io/name': 'cloudnative-pg' };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'cnpg-system' },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'manager', image: 'cloudnative-pg:1.30.0', env: [OPERATOR_NAMESPACE], ...container }] } },
    },
  };
}
