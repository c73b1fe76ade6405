import assert from 'node:assert/strict';
import test from 'node:test';
import { statusAt, wallClock } from '../../starters/kit/src/lib/opening.ts';

const WEEKDAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'];
const bakery = {
  rows: [
    { days: WEEKDAYS, opens: '06:00', closes: '19:00' },
    { days: ['Su'], opens: '07:00', closes: '12:00' },
  ],
  special: [
    { date: '2026-12-25', opens: null, closes: null },
    { date: '2026-12-31', opens: '06:00', closes: '13:00' },
  ],
  complete: true,
};
const at = (date, time, week = bakery) => {
  const [hours, minutes] = time.split(':').map(Number);
  return statusAt(date, hours * 60 + minutes, week);
};

test('open from the first minute to the last', () => {
  assert.deepEqual(at('2026-11-23', '06:00'), { open: true, closes: '19:00' });
  assert.deepEqual(at('2026-11-23', '18:59'), { open: true, closes: '19:00' });
  assert.equal(at('2026-11-23', '19:00').open, false);
});

test('says when it opens next', () => {
  assert.deepEqual(at('2026-11-23', '05:00'), { open: false, opens: '06:00', inDays: 0, date: '2026-11-23' });
  assert.deepEqual(at('2026-11-22', '12:00'), { open: false, opens: '06:00', inDays: 1, date: '2026-11-23' });
});

test('a special day counts instead of the usual week', () => {
  assert.deepEqual(at('2026-12-25', '10:00'), { open: false, opens: '06:00', inDays: 1, date: '2026-12-26' });
  assert.equal(at('2026-12-31', '14:00').open, false);
});

test('a night goes on past midnight', () => {
  const bar = { rows: [{ days: ['Fr'], opens: '20:00', closes: '03:00' }], special: [], complete: true };
  assert.deepEqual(at('2026-11-28', '02:59', bar), { open: true, closes: '03:00' });
  assert.deepEqual(at('2026-11-28', '03:00', bar), { open: false, opens: '20:00', inDays: 6, date: '2026-12-04' });
});

test('a lunch break is one', () => {
  const shop = {
    rows: [
      { days: ['Mo'], opens: '09:00', closes: '13:00' },
      { days: ['Mo'], opens: '15:00', closes: '19:00' },
    ],
    special: [],
    complete: true,
  };
  assert.deepEqual(at('2026-11-23', '13:30', shop), { open: false, opens: '15:00', inDays: 0, date: '2026-11-23' });
});

test('round the clock has no closing time', () => {
  const always = { rows: [{ days: [...WEEKDAYS, 'Su'], opens: '00:00', closes: '24:00' }], special: [], complete: true };
  assert.deepEqual(at('2026-11-23', '23:59', always), { open: true, closes: null });
});

test('with a row that was not understood nobody says that it is closed', () => {
  const unsure = { ...bakery, complete: false };
  assert.equal(at('2026-11-23', '10:00', unsure).open, true);
  assert.equal(at('2026-11-23', '22:00', unsure), null);
});

test('the wall clock is the one of the business', () => {
  const moment = new Date('2026-11-23T01:30:00Z');
  assert.deepEqual(wallClock(moment, 'America/Sao_Paulo'), { date: '2026-11-22', minutes: 22 * 60 + 30 });
  assert.deepEqual(wallClock(moment, 'Europe/Madrid'), { date: '2026-11-23', minutes: 2 * 60 + 30 });
});
