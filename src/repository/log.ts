import { Skipped } from '../manifests/input';
import { Problem } from '../manifests/problem';

/** What a run reports beside its objects. */
export class Log {
  private readonly all = new Map<string, { readonly problem?: Problem; readonly skipped?: Skipped }>();

  public problem(problem: Problem): void {
    this.all.set(JSON.stringify(problem), { problem });
  }

  public skip(skipped: Skipped): void {
    this.all.set(JSON.stringify(skipped), { skipped });
  }

  public get problems(): Problem[] {
    return [...this.all.values()].flatMap(({ problem }) => problem ?? []);
  }

  public get skipped(): Skipped[] {
    return [...this.all.values()].flatMap(({ skipped }) => skipped ?? []);
  }
}
