import { Construct } from 'constructs';
import { imagesReplaced } from './images';
import { PluginManifestProps } from './manifest-props';
import { forOperator } from './product';
import { enforce } from '../../check/mistakes';
import { Distribution } from '../../contracts/distribution';
import { IOperator } from '../../contracts/operator';
import { objectsOfFile } from '../../operator/manifest-file';
import { pluginManifest } from '../../rules/standalone-plugin/plugin-manifest';
import { asRecord, asRecords, asString, asStringRecord, includesAll } from '../../values/narrow';

/** A plugin of a file, rewritten for an operator. */
export interface PluginManifest {
  readonly pluginName: string;
  readonly service: any;
  /** Its workload, if the file has it. */
  readonly deployment?: any;
  /** All objects, these included. */
  readonly objects: any[];
}

/** Reads the manifest of a plugin. */
export function readPluginManifest(scope: Construct, operator: IOperator, props: PluginManifestProps): PluginManifest {
  const contents = objectsOfFile(props.path);
  const { objects, problem } = 'problem' in contents ? { objects: [], problem: contents.problem } : { objects: contents.objects, problem: undefined };
  const products = [...new Set([operator.distribution, Distribution.CLOUDNATIVE_PG, Distribution.EDB])];
  const services = objects.filter(({ kind }) => kind === 'Service').flatMap(service => products.flatMap(product => {
    const pluginName = asString(asRecord(service.metadata.labels)[product.key('pluginName')]);
    return pluginName ? [{ service, product, pluginName }] : [];
  }));
  const plugins = [...new Set(services.map(({ pluginName }) => pluginName))];
  const { path, pluginName = plugins[0], exclude = [] } = props;
  enforce(scope, pluginManifest, {
    path,
    problem,
    plugins,
    exclude,
    labels: products.map(product => product.key('pluginName')),
    pluginName: props.pluginName,
    objects: objects.map(referenceOf),
  });
  const { service, product } = services.find(one => one.pluginName === pluginName)!;
  const kept = objects.filter(object => !exclude.includes(referenceOf(object)));
  return changed(pluginName, service.metadata.name, imagesReplaced(forOperator(kept, service, product, operator), props), props);
}

function referenceOf({ kind, metadata }: any): string {
  return `${kind}/${metadata.name}`;
}

function changed(pluginName: string, serviceName: string, objects: any[], { image, imagePullSecrets }: PluginManifestProps): PluginManifest {
  const service = objects.find(object => referenceOf(object) === `Service/${serviceName}`);
  const deployment = workloadOf(service, objects);
  const pod = deployment?.spec.template.spec;
  if (pod && imagePullSecrets) {
    pod.imagePullSecrets = [...asRecords(pod.imagePullSecrets), ...imagePullSecrets.map(({ name }) => ({ name }))];
  }
  if (pod && image !== undefined) { serverOf(pod, service).image = image; }
  return { pluginName, service, deployment, objects };
}

/** The Deployment whose pods the Service selects. */
function workloadOf({ spec }: any, objects: any[]): any {
  const selector = asStringRecord(asRecord(spec).selector);
  const labelsOf = (object: any) => asStringRecord(asRecord(asRecord(asRecord(object.spec).template).metadata).labels);
  return objects.find(object => object.kind === 'Deployment' && Object.keys(selector).length > 0 && includesAll(labelsOf(object), selector));
}

/** The container with the port to which the Service leads; else the first one. */
function serverOf(pod: any, { spec }: any): any {
  const targets = asRecords(spec.ports).map(({ port, targetPort }) => targetPort ?? port);
  const containers = asRecords(pod.containers);
  return containers.find(({ ports }) => asRecords(ports).some(({ containerPort, name }) => targets.includes(containerPort) || targets.includes(name)))
    ?? containers[0];
}
