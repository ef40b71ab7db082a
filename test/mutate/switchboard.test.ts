import { Switchboard } from '../../scripts/mutate/switchboard';

test('a recorded test shows which mutants it reaches, and loading shows the others', async () => {
  const board = new Switchboard();
  board.isOn(7);
  await board.recording(() => board.isOn(1));
  expect([...board.reached]).toEqual([1]);
  expect([...board.loaded]).toEqual([7]);
});

test('a test that fails with a mutant kills it, and one that passes does not', async () => {
  const board = new Switchboard();
  const check = () => { if (board.isOn(1)) { throw new Error('wrong'); } };
  await board.recording(check);
  expect(await board.trying(1, check)).toBe('killed');
  expect(await board.trying(1, async () => Promise.reject(new Error('later')))).toBe('killed');
  expect(await board.trying(2, check)).toBe('survived');
  expect(board.isOn(1)).toBe(false);
});

test('a mutant that does not end is stopped by the count of its calls, even if the program catches what stops it', async () => {
  const board = new Switchboard();
  const loop = () => { for (let on = true; on;) { on = board.isOn(1); } };
  await board.recording(loop);
  expect(await board.trying(1, loop)).toBe('endless');
  expect(await board.trying(1, () => { try { loop(); } catch { /* swallowed */ } })).toBe('endless');
});
