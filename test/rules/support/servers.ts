import { manifests, PluginManifests } from './plugin-manifests';
import { Manifests } from '../../support/both-ways';

/** The label with a plugin's name. */
const NAME = 'k8s.enterprisedb.io/pluginName';

/** A published plugin behind its Service, of a release, and what is changed in its manifests. */
export function published(pluginName: string, image: string, change: (parts: PluginManifests) => unknown = () => {}): Manifests {
  return manifests(parts => {
    parts.service.metadata.labels[NAME] = pluginName;
    parts.container.image = image;
    change(parts);
  });
}

/** Barman Cloud behind its Service. */
export function barmanCloud(version: string, change?: (parts: PluginManifests) => unknown): Manifests {
  return published('barman-cloud.cloudnative-pg.io', `ghcr.io/cloudnative-pg/plugin-barman-cloud:v${version}`, change);
}

/** Manifests with further objects. */
export function withObjects({ objects, ...further }: Manifests, ...more: object[]): Manifests {
  return { ...further, objects: [...objects as object[], ...more] };
}
