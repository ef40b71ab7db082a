import { Dice, Plain } from './writer';

/** A mistake that is made in objects; nothing if they have no place for it. Mending it gives the objects that it was made in. */
export type Spoiler = (objects: any[], dice: Dice) => boolean;

/** All maps and lists in a value, itself included. */
function partsOf(value: any): any[] {
  return typeof value !== 'object' || value === null || value instanceof Plain ? [] : [value, ...Object.values(value).flatMap(partsOf)];
}

/** Spoils one of the places that there are. */
function oneOf<T>(places: T[], dice: Dice, spoil: (place: T) => void): boolean {
  if (places.length === 0) { return false; }
  spoil(places[dice.below(places.length)]);
  return true;
}

/** The maps with a key in which a value is so. */
function mapsWith(objects: any[], key: string, isSo: (value: any) => boolean = value => typeof value === 'string'): any[] {
  return objects.flatMap(partsOf).filter(part => !Array.isArray(part) && Object.hasOwn(part, key) && isSo(part[key]));
}

function ofKind(objects: any[], ...kinds: string[]): any[] {
  return objects.filter(({ kind }) => kinds.includes(kind));
}

/** Replaces a key, in its place. */
function renameKey(map: any, from: string, to: string): void {
  const entries = Object.entries(map).map(([key, value]) => [key === from ? to : key, value] as const);
  Object.keys(map).forEach(key => delete map[key]);
  Object.assign(map, Object.fromEntries(entries));
}

function withoutLetter(word: string, index = 3): string {
  return word.slice(0, index) + word.slice(index + 1);
}

function replaceIn(key: string, isSo: (value: any) => boolean, change: (value: any) => unknown): Spoiler {
  return (objects, dice) => oneOf(mapsWith(objects, key, isSo), dice, map => { map[key] = change(map[key]); });
}

const isText = (pattern: RegExp) => (value: any): boolean => typeof value === 'string' && pattern.test(value);

export const SPOILERS: Readonly<Record<string, Spoiler>> = {
  'five fields': replaceIn('schedule', isText(/^0 .* .* .* .* .*$/), (text: string) => text.slice(2)),
  'a number in quotes': replaceIn('instances', value => typeof value === 'number', String),
  'a parameter without quotes': (objects, dice) => {
    const maps = objects.flatMap(partsOf).map(part => part.parameters).filter(part => part && !Array.isArray(part));
    const places = maps.flatMap(map => Object.keys(map).filter(key => /^(on|off|true|false|[1-9]\d*)$/.test(map[key])).map(key => ({ map, key })));
    return oneOf(places.filter(({ map, key }) => typeof map[key] === 'string'), dice, ({ map, key }) => { map[key] = new Plain(map[key]); });
  },
  'a port without quotes': replaceIn('cnpg.io/pluginPort', isText(/^\d+$/), text => new Plain(text)),
  'a misspelt field': (objects, dice) => oneOf(
    ofKind(objects, 'Cluster').flatMap(({ spec = {} }) => Object.keys(spec).filter(key => key.length > 6)
      // a field with a similar name is not meant if it does not accept the value
      .filter(key => !(key === 'instances' && typeof spec.instances === 'string')).map(key => ({ spec, key }))),
    dice, ({ spec, key }) => renameKey(spec, key, withoutLetter(key))),
  'a field in another case': (objects, dice) => oneOf(mapsWith(objects, 'endpointURL'), dice, map => renameKey(map, 'endpointURL', 'endpointUrl')),
  'a misspelt plugin': (objects, dice) => oneOf(
    ofKind(objects, 'Cluster').flatMap(({ spec }) => Array.isArray(spec?.plugins) ? spec.plugins : []).filter(({ name }) => name === 'barman-cloud.cloudnative-pg.io'),
    dice, plugin => { plugin.name = withoutLetter(plugin.name); }),
  'a misspelt parameter': (objects, dice) => oneOf(mapsWith(objects, 'barmanObjectName'), dice, map => renameKey(map, 'barmanObjectName', 'barmanObjectname')),
  'no method': (objects, dice) => oneOf(ofKind(objects, 'Backup', 'ScheduledBackup').filter(({ spec }) => spec?.method === 'plugin' && spec.pluginConfiguration),
    dice, ({ spec }) => { delete spec.method; }),
  'a kind in lower case': (objects, dice) => oneOf(ofKind(objects, 'Cluster', 'ScheduledBackup', 'ObjectStore'), dice, object => {
    object.kind = object.kind.toLowerCase();
  }),
  'another version': (objects, dice) => oneOf(ofKind(objects, 'ObjectStore'), dice, object => { object.apiVersion = 'barmancloud.cnpg.io/v1beta1'; }),
  'a version in another case': (objects, dice) => oneOf(ofKind(objects, 'Cluster'), dice, object => { object.apiVersion = object.apiVersion.replace('postgresql', 'PostgreSQL'); }),
  'a size with a blank': replaceIn('size', isText(/^\d+Gi$/), (text: string) => text.replace('Gi', ' Gi')),
  // of other objects, values are not validated
  'a protocol in lower case': (objects, dice) => replaceIn('protocol', isText(/^TCP$/), () => 'tcp')(
    ofKind(objects, 'Service').filter(({ metadata: { annotations = {} } }) => annotations['cnpg.io/pluginPort']), dice),
  'a flag and its value': (objects, dice) => oneOf(
    objects.flatMap(partsOf).map(part => part.archiveAdditionalCommandArgs).filter(part => Array.isArray(part) && /^--[a-z-]+=/.test(part[0])),
    dice, list => { list[0] = list[0].replace('=', ' '); }),
};
