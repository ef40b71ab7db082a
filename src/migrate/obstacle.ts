import { SourceObject } from './sources';
import { Refusal } from '../fix/refusal';
import { Problem } from '../manifests/problem';
import { formatPath, Path } from '../values/field-path';

/** Something that cannot be moved. */
export function obstacle(object: SourceObject, path: Path, message: string, hint?: string): Problem {
  return { file: object.file.name, line: object.lineOf(path), message: `${object}: ${formatPath(path)} cannot be moved: ${message}`, hint };
}

/** Does something with an object; a refusal is an obstacle. */
export function attempt<T>(object: SourceObject, path: Path, obstacles: Problem[], act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof Refusal)) { throw error; }
    obstacles.push(obstacle(object, path, error.message, 'move it by hand, as the guide "migration" describes'));
    return undefined;
  }
}
