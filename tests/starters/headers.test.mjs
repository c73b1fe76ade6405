import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headersFor, parseHeaders } from '../../starters/kit/gate/browser/headers.mjs';

const RULES = parseHeaders(`# every page
/*
  X-Frame-Options: DENY
  Link: </a.css>; rel=preload

/blog/:slug/
  Link: </b.css>; rel=preload
  ! X-Frame-Options

/a.b
  X-Dot: yes
`);

test('a rule for everything holds everywhere', () => {
  assert.deepEqual(headersFor(RULES, '/menu/'), { 'x-frame-options': 'DENY', link: '</a.css>; rel=preload' });
});

test('several rules add up, and one may take away what an earlier one set', () => {
  assert.deepEqual(headersFor(RULES, '/blog/bread/'), { link: '</a.css>; rel=preload, </b.css>; rel=preload' });
});

test('a placeholder is one part of a path, and a dot is a dot', () => {
  assert.equal(headersFor(RULES, '/blog/a/b/')['x-frame-options'], 'DENY');
  assert.equal(headersFor(RULES, '/a.b')['x-dot'], 'yes');
  assert.equal(headersFor(RULES, '/acb')['x-dot'], undefined);
});

test('a file without rules sets nothing', () => {
  assert.deepEqual(headersFor(parseHeaders('  X-Lost: 1\n'), '/'), {});
});
