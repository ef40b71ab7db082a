import { Problem } from './problem';
import { Settings } from './settings';
import { Item } from '../inventory/item';

/** Objects that are applied together, to one Kubernetes cluster. */
export interface ObjectSet {
  /** What they are built from, relative to the working directory. Undefined if they are read as they are. */
  readonly root?: string;
  readonly items: Item[];
  /** What the objects do not show of their cluster. That of the run where undefined. */
  readonly settings?: Settings;
}

/** What was read, and what could not be. */
export interface Input {
  readonly files: string[];
  readonly sets: ObjectSet[];
  /** The number of documents that are not Kubernetes objects. */
  readonly ignored: number;
  /** The number of files without any document. */
  readonly empty?: number;
  readonly problems: Problem[];
}
