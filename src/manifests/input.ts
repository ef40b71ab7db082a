import { Problem } from './problem';
import { Settings } from './settings';
import { Item } from '../inventory/item';

/** Objects that are applied together, to one Kubernetes cluster. */
export interface ObjectSet {
  /** What they are built from, relative to the working directory. Undefined if they are read as they are. */
  readonly root?: string;
  readonly items: Item[];
  /** The environment that the configuration has them in. Other environments are other Kubernetes clusters. */
  readonly environment?: string;
  /** What the objects do not show of their cluster. That of the run where undefined. */
  readonly settings?: Settings;
}

/** Something that is not validated, although nothing is wrong with it. */
export interface Skipped {
  readonly kind: 'remote' | 'encrypted' | 'templated' | 'not built';
  /** Such as the name of a chart. */
  readonly what: string;
  readonly file: string;
  readonly line: number;
  /** The reason, in lower case, without a full stop. */
  readonly reason: string;
  /** The command that builds it. */
  readonly command?: string;
}

/** What was read, and what could not be. */
export interface Input {
  readonly files: string[];
  readonly sets: ObjectSet[];
  /** The number of documents that are not Kubernetes objects. */
  readonly ignored: number;
  /** The number of files without any document. */
  readonly empty?: number;
  /** Whether something was left out because it is excluded. */
  readonly hasExcluded?: boolean;
  readonly problems: Problem[];
  readonly skipped?: Skipped[];
  /** The programs that built something, with their versions. */
  readonly programs?: string[];
}
