import assert from 'node:assert/strict';
import test from 'node:test';
import { rows, spans, wrapped } from '../../starters/kit/src/lib/columns.ts';
import { opticalSize } from '../../starters/kit/src/lib/optical-size.ts';
import { UNBROKEN } from '../../starters/kit/src/lib/unbroken.ts';
import { hang } from '../../starters/portfolio/hanging.ts';

test('any number of items fills its rows, and none but an only one stands alone', () => {
  for (let count = 1; count <= 60; count += 1) {
    const widths = spans(count);
    assert.equal(widths.length, count);
    const ends = widths.reduce((all, width) => [...all, (all.at(-1) ?? 0) + width], []);
    const rows = ends.at(-1) / 12;
    assert.deepEqual(ends.filter((end) => end % 12 === 0).length, rows, `${count} items break a row`);
    assert.equal(widths.includes(12), count === 1);
  }
});

test('pictures of both shapes fill rows of nearly one width, in their order', () => {
  const pictures = [1.5, 1.5, 1.5, 1.5, 1.5, 0.8];
  assert.deepEqual(rows(pictures, (width) => width, 3.6), [[1.5, 1.5, 1.5], [1.5, 1.5, 0.8]]);
  for (let count = 1; count <= 30; count += 1) {
    const many = Array.from({ length: count }, (_, index) => (index % 3 === 1 ? 0.8 : 1.5));
    const sorted = rows(many, (width) => width, 3.6);
    assert.deepEqual(sorted.flat(), many);
    const widths = sorted.map((row) => row.reduce((sum, width) => sum + width, 0));
    assert.ok(Math.max(...widths) - Math.min(...widths) <= 2.3, `${count}: ${widths}`);
  }
});

test('what does not fit into a line any more begins the next one', () => {
  const inLines = (widths, room) => wrapped(widths, (width) => width, 1, room);
  assert.deepEqual(inLines([10, 5, 5, 10], 16), [[10, 5], [5, 10]]);
  assert.deepEqual(inLines([10, 5, 5], 15), [[10], [5, 5]]);
  assert.deepEqual(inLines([20], 15), [[20]]);
  assert.deepEqual(inLines([], 15), []);
});

test('logos of ordinary shapes cover the same area', () => {
  const areas = [[400, 400], [900, 450], [70, 80], [3000, 1000]].map(([width, height]) => {
    const size = opticalSize({ width, height });
    return size.width * size.height;
  });
  assert.ok(Math.max(...areas) / Math.min(...areas) < 1.05, String(areas));
});

test('logos of extreme shapes stay within bounds and keep their shape', () => {
  for (const [width, height] of [[4000, 200], [100, 1000]]) {
    const size = opticalSize({ width, height });
    assert.ok(size.width <= 168 && size.height <= 88);
    assert.ok(Math.abs(size.width / size.height / (width / height) - 1) < 0.15);
  }
});

test('upright pictures hang in rows of two or three, and none is left over', () => {
  for (let count = 2; count <= 40; count += 1) {
    const rows = hang(Array(count).fill({ width: 800, height: 1200 })).map(({ pictures }) => pictures.length);
    assert.equal(rows.reduce((sum, row) => sum + row), count);
    assert.ok(rows.every((row) => row === 2 || row === 3), `${count} pictures: ${rows}`);
  }
});

test('a telephone number and a span of hours are told from the words around them', () => {
  const unbroken = (text) => text.split(UNBROKEN).filter((part) => UNBROKEN.test(part));
  assert.deepEqual(unbroken('Mar–Sáb 13:00–16:00 y 20:30–23:30'), ['13:00–16:00', '20:30–23:30']);
  assert.deepEqual(unbroken('Tel. +34 956 000 142, calle 31'), ['+34 956 000 142']);
  assert.deepEqual(unbroken('Desde 1994 a las 13:00'), []);
});
