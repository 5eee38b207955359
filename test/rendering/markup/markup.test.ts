import { describe, expect, test } from '@jest/globals';
import { html } from '../../../src/rendering/markup/html.ts';
import { svg } from '../../../src/rendering/markup/svg.ts';
import { textWidth } from '../../../src/rendering/markup/textWidth.ts';
import { truncateText } from '../../../src/rendering/markup/truncateText.ts';
import { wrapText } from '../../../src/rendering/markup/wrapText.ts';

describe('templates', () => {
  test('escape values, leave markup, print lists and skip nothing-values', () => {
    const inner = html`<b>${'<&>'}</b>`;
    expect(html`${inner}${[1, 'a"', inner]}${null}${false}${undefined}`.text).toBe(
      '<b>&lt;&amp;&gt;</b>1a&quot;<b>&lt;&amp;&gt;</b>',
    );
  });

  test('replace what XML forbids: control characters and lone surrogates', () => {
    expect(html`${'a\u0000\u001b\ud800b\tæ😀'}`.text).toBe('a\ufffd\ufffd\ufffdb\tæ😀');
  });

  test('print coordinates to a hundredth and refuse what is none', () => {
    expect(svg`${1 / 3} ${2} ${-0.001}`.text).toBe('0.33 2 0');
    expect(() => svg`${Number.NaN}`).toThrow('not finite');
  });
});

describe('text', () => {
  test('has the width of the font: 10 digits of 0.636 em', () => {
    expect(textWidth('0123456789', 100)).toBeCloseTo(636, 6);
    expect(textWidth('iii', 10)).toBeLessThan(textWidth('WWW', 10));
    expect(textWidth('abc', 10, true)).toBeGreaterThan(textWidth('abc', 10));
  });

  test('wraps at spaces, and inside a word only where it must', () => {
    expect(wrapText('one two three', 60, 13)).toEqual(['one two', 'three']);
    expect(wrapText('', 60, 13)).toEqual(['']);
    const pieces = wrapText(`a ${'b'.repeat(50)} c`, 60, 13);
    expect(pieces.join('').replace(/ /g, '')).toBe(`a${'b'.repeat(50)}c`);
    for (const piece of pieces) expect(textWidth(piece, 13)).toBeLessThanOrEqual(60);
    expect(wrapText('ab', 1, 13)).toEqual(['a', 'b']);
  });

  test('is cut with an ellipsis that fits', () => {
    expect(truncateText('short', 100, 13)).toBe('short');
    const cut = truncateText('a very long name of a case', 80, 13);
    expect(cut).toMatch(/…$/);
    expect(textWidth(cut, 13)).toBeLessThanOrEqual(80);
  });
});
