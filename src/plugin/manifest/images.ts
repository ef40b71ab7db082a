import { PluginManifestProps } from './manifest-props';
import { asRecord, asRecords, asString, asStringRecord } from '../../values/narrow';

/** Variables and keys whose values are images. */
const IMAGE_NAME = /IMAGE$/i;

/** The objects with images from other registries. */
export function imagesReplaced(objects: any[], { registries }: PluginManifestProps): any[] {
  if (!registries) { return objects; }
  const mirrored = (image: string) => mirroredImage(image, registries);
  return objects.map(object => {
    switch (object.kind) {
      case 'ConfigMap': return { ...object, data: withImages(object.data, mirrored) };
      case 'Secret': return { ...object, data: withImages(object.data, inBase64(mirrored)), stringData: withImages(object.stringData, mirrored) };
      case 'Deployment': return withPod(object, mirrored);
      default: return object;
    }
  });
}

function mirroredImage(image: string, registries: Record<string, string>): string {
  const [first, ...rest] = image.split('/');
  const hasHost = rest.length > 0 && /[.:]|^localhost$/.test(first);
  const [host, path] = hasHost ? [first, rest.join('/')] : ['docker.io', rest.length > 0 ? image : `library/${image}`];
  return Object.hasOwn(registries, host) ? `${registries[host]}/${path}` : image;
}

function inBase64(change: (image: string) => string): (data: string) => string {
  return data => Buffer.from(change(Buffer.from(data, 'base64').toString())).toString('base64');
}

function withImages(data: unknown, change: (image: string) => string): Record<string, unknown> | undefined {
  const images = Object.entries(asStringRecord(data)).filter(([key]) => IMAGE_NAME.test(key));
  return data === undefined ? undefined : { ...asRecord(data), ...Object.fromEntries(images.map(([key, image]) => [key, change(image)])) };
}

function withPod(deployment: any, change: (image: string) => string): any {
  const changed = (container: any) => ({
    ...container,
    ...asString(container.image) === undefined ? {} : { image: change(container.image) },
    ...container.env === undefined ? {} : {
      env: asRecords(container.env).map(one => IMAGE_NAME.test(one.name) && asString(one.value) ? { ...one, value: change(one.value) } : one),
    },
  });
  const pod = deployment.spec.template.spec;
  const spec = {
    ...pod,
    containers: asRecords(pod.containers).map(changed),
    ...pod.initContainers === undefined ? {} : { initContainers: asRecords(pod.initContainers).map(changed) },
  };
  return { ...deployment, spec: { ...deployment.spec, template: { ...deployment.spec.template, spec } } };
}
