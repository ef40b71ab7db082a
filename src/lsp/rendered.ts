import { existsSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { FolderFiles } from './folder-files';
import { documentsIn } from '../documents/documents';
import { valueOf } from '../documents/parse';
import { CHART_FILE, KUSTOMIZATION_FILES } from '../manifests/files';
import { asRecord, asRecords, asString, asStrings } from '../values/narrow';

/** The directory, relative to its folder, whose files another program renders, and what marks it. */
export interface Rendered {
  readonly directory: string;
  readonly marker: string;
  readonly isChart: boolean;
}

/** What a file is input of; undefined if it is a manifest that is applied as it is. */
export function renderedBy(name: string, folder: string): Rendered | undefined {
  for (let directory = posix.dirname(name); ; directory = posix.dirname(directory)) {
    const marker = [CHART_FILE, ...KUSTOMIZATION_FILES].find(one => existsSync(join(folder, directory, one)));
    if (marker) { return { directory, marker, isChart: marker === CHART_FILE }; }
    if (directory === '.' || dirname(directory) === directory) { return undefined; }
  }
}

/** Files of a kustomization, relative to the folder. */
interface KustomizationFiles {
  readonly resources: string[];
  readonly patches: string[];
}

/** The files that a kustomization applies, and those that only change others. */
export function filesOfKustomization({ directory, marker }: Rendered, files: FolderFiles): KustomizationFiles {
  const { resources, patches, patchesJson6902, patchesStrategicMerge } = asRecord(contentOf(files.file(posix.join(directory, marker))?.text ?? ''));
  const inFolder = (paths: readonly string[]) => paths.filter(isFile).map(path => posix.join(directory, path));
  const paths = (list: unknown) => asRecords(list).flatMap(({ path }) => asString(path) ?? []);
  return {
    resources: inFolder(asStrings(resources)),
    patches: inFolder([...paths(patches), ...paths(patchesJson6902), ...asStrings(patchesStrategicMerge)]),
  };
}

function isFile(path: string): boolean {
  return /\.(ya?ml|json)$/i.test(path) && !path.includes('://');
}

function contentOf(text: string): unknown {
  try {
    const [first] = documentsIn(text);
    return first && valueOf(first);
  } catch {
    return undefined;
  }
}
