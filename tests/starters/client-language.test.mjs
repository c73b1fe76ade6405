import assert from 'node:assert/strict';
import test from 'node:test';
import { withLanguage } from '../../starters/kit/integrations/client-language.mjs';

const texts = new Set(['Pão de campanha', 'Mesa & pão', 'Aberto desde cedo.']);
const marked = (html) => withLanguage(html, texts, 'pt-BR');

test('the innermost element with nothing but a client’s text is marked', () => {
  assert.equal(
    marked('<ul><li class="a"><p>Pão de campanha</p></li><li>Bread</li></ul>'),
    '<ul><li class="a"><p lang="pt-BR">Pão de campanha</p></li><li>Bread</li></ul>',
  );
});

test('a text that is set in several elements is marked as a whole', () => {
  assert.equal(marked('<h1 id=x>Pão <b>de</b> campanha</h1>'), '<h1 lang="pt-BR" id=x>Pão <b>de</b> campanha</h1>');
});

test('signs that HTML spells out are read as they are seen', () => {
  assert.equal(marked('<p>Mesa &amp;\n  p&atilde;o</p>'), '<p lang="pt-BR">Mesa &amp;\n  p&atilde;o</p>');
});

test('a picture speaks by its alternative text', () => {
  assert.equal(marked('<img src="/a.jpg" alt="Mesa &amp; pão"/>'), '<img lang="pt-BR" src="/a.jpg" alt="Mesa &amp; pão"/>');
});

test('what says its language, what is ours and what nobody reads stays to the byte', () => {
  const page = [
    '<!doctype html><html lang="en"><head><title>Pão de campanha</title></head><body>',
    '<!-- <p>Pão de campanha</p> --><script>const a = "<p>Pão de campanha</p>";</script>',
    '<a lang="pt-BR" href="/">Pão de campanha</a><p>Pão de campanha, and more</p><br><p></p></body></html>',
  ].join('\n');
  assert.equal(marked(page), page);
});
