import { ApiObject, App, Chart } from 'cdk8s';
import { Installation } from './build';
import { evaluate } from './evaluate';
import { ImportedObject } from './imported-object';
import { isEqualToKubernetes } from './kubernetes-equal';
import { Call, Expression, New, scalar, struct, variable } from './model';
import { OperatorOfProduct } from './operators';
import { releaseOfImage } from '../values/image-version';
import { asRecord, asRecords, asString } from '../values/narrow';

const NAME = 'barman-cloud.cloudnative-pg.io';

/** The Barman Cloud plugins in the input that the catalogue installs in the same way. */
export function installationsIn(objects: readonly ImportedObject[], operators: readonly OperatorOfProduct[]): Installation[] {
  // a program with several operators names the one of each plugin
  const [operator, ...others] = operators;
  const services = others.length > 0 ? [] : objects.filter(object => object.kind === 'Service'
    && object.item.labels[`${operator.distribution.keyPrefix}/pluginName`] === NAME);
  return services.length === 1 ? installationOf(services[0], objects.filter(({ file }) => file === services[0].file), operator) : [];
}

function installationOf(service: ImportedObject, candidates: readonly ImportedObject[], operator: OperatorOfProduct): Installation[] {
  const deployment = candidates.find(({ kind, item }) => kind === 'Deployment' && JSON.stringify(item.spec).includes('barman'));
  if (!deployment) { return []; }
  for (const props of propsToTry(service, deployment, candidates)) {
    const objects = installedBy(props, candidates, operator);
    if (objects) {
      return [{
        pluginName: NAME,
        type: 'BarmanCloudPlugin',
        objects,
        comments: [`Installs the ${objects.length} objects of the plugin, which are equal to Kubernetes: without defaults, and without descriptions in the CRD.`],
        expression: ({ chart, id }, prop) => creation(chart, id, struct(props.type, {
          ...prop ? { operator: prop } : {}, ...Object.fromEntries(props.fields.map(({ name, value }) => [name, value])),
        })),
      }];
    }
  }
  return [];
}

type Props = ReturnType<typeof struct>;

function creation(chart: string, id: string, props: Props): New {
  return { kind: 'new', type: 'BarmanCloudPlugin', args: [variable(chart), scalar(id), ...props.fields.length > 0 ? [props] : []] };
}

/** Props that may reproduce the installation, the shortest first. */
function propsToTry(service: ImportedObject, deployment: ImportedObject, candidates: readonly ImportedObject[]): Props[] {
  const container = asRecords(asRecord(asRecord(deployment.item.spec.template).spec).containers)[0] ?? {};
  const image = asString(container.image) ?? '';
  const release = releaseOfImage(image);
  const sidecarImage = candidates.map(sidecarImageOf).find(found => found !== undefined);
  const hasCrd = candidates.some(({ kind }) => kind === 'CustomResourceDefinition');
  const crd = hasCrd ? {} : { customResourceDefinition: scalar(false) };
  const versions = release === undefined ? [{}] : [{}, { version: scalar(release) }];
  const images = { image: scalar(image), ...sidecarImage === undefined ? {} : { sidecarImage: scalar(sidecarImage) } };
  return namesToTry(service, candidates).flatMap(names => [{}, images].flatMap(own => versions.map(version =>
    struct('BarmanCloudPluginProps', { ...version, ...names, ...own, ...crd }))));
}

/** The names of the published manifest, and those of a Helm release with its labels. */
function namesToTry({ item: { labels, name } }: ImportedObject, candidates: readonly ImportedObject[]): Array<Readonly<Record<string, Expression>>> {
  const releaseName = labels['app.kubernetes.io/instance'];
  if (releaseName === undefined || labels['app.kubernetes.io/name'] === undefined) { return [{}]; }
  const chart = candidates.map(({ item }) => item.labels['helm.sh/chart']).find(label => label !== undefined);
  const chartVersion = chart?.replace(/^plugin-barman-cloud-/, '');
  const fullName = candidates.find(({ kind }) => kind === 'Deployment')?.name;
  const options = (more: Readonly<Record<string, string | undefined>>): Call => ({
    kind: 'call',
    on: 'BarmanCloudNames',
    method: 'helmChart',
    args: [struct('BarmanCloudHelmOptions', Object.fromEntries(Object.entries({ releaseName, chartVersion, ...more })
      .map(([key, value]) => [key, value === undefined ? undefined : scalar(value)])))],
  });
  return [{}, { names: options({}) }, { names: options({ fullName: fullName ?? name }) }];
}

function sidecarImageOf({ kind, content }: ImportedObject): string | undefined {
  const [data, texts] = [asRecord(content.data), asRecord(content.stringData)];
  const text = asString(texts.SIDECAR_IMAGE) ?? asString(data.SIDECAR_IMAGE);
  if (kind === 'ConfigMap') { return text; }
  if (kind !== 'Secret' || text === undefined) { return undefined; }
  return texts.SIDECAR_IMAGE === undefined ? Buffer.from(text, 'base64').toString() : text;
}

/** The objects that a construct with these props installs; undefined unless the input has all of them, as they are. */
function installedBy(props: Props, candidates: readonly ImportedObject[], { attributes }: OperatorOfProduct): ImportedObject[] | undefined {
  const app = new App();
  const chart = new Chart(app, 'chart');
  const variables = new Map<string, unknown>([['chart', chart]]);
  try {
    evaluate({ kind: 'call', on: 'Operator', method: 'fromAttributes', args: [variable('chart'), scalar('operator'), attributes] }, variables);
    evaluate(creation('chart', 'plugin', props), variables);
  } catch {
    return undefined;
  }
  const made = chart.node.findAll().filter(ApiObject.isApiObject).map(object => (object as ApiObject).toJson());
  const same = made.map(object => candidates.find(candidate => candidate.kind === object.kind && candidate.name === object.metadata.name
    && isEqualToKubernetes(candidate.content, object)));
  return same.every(found => found !== undefined) ? candidates.filter(candidate => same.includes(candidate)) : undefined;
}
