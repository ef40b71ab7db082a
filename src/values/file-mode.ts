/** Whether everybody may read a file with these permissions. */
export function othersRead(mode: number): boolean {
  return digit(mode, 0) >= 4;
}

/** Whether the group of a file with these permissions may read it. */
export function groupReads(mode: number): boolean {
  return digit(mode, 1) >= 4;
}

/** An octal digit of a number: reading counts four, writing two, executing one. */
function digit(mode: number, place: number): number {
  return Math.floor(mode / 8 ** place) % 8;
}
