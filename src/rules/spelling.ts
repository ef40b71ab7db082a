/** Whether a text becomes another one by so many letters that are added, left out or changed. */
export function isWithinEdits(one: string, other: string, edits: number): boolean {
  let same = 0;
  while (same < one.length && one[same] === other[same]) { same++; }
  const [rest, otherRest] = [one.slice(same), other.slice(same)];
  if (rest === '' || otherRest === '') { return rest.length + otherRest.length <= edits; }
  return edits > 0 && [[rest.slice(1), otherRest], [rest, otherRest.slice(1)], [rest.slice(1), otherRest.slice(1)]]
    .some(([a, b]) => isWithinEdits(a, b, edits - 1));
}
