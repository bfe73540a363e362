import { describe, expect, it } from 'vitest'
import { htmlOfText, textOfHtml } from '../../../schemas/fields/html-text.ts'

describe('the text of HTML', () => {
  it.each([
    ['<p>a</p><p>b</p>', 'a\nb'],
    ['<ul><li><p>one</p></li><li><p>two</p></li></ul>', 'one\ntwo'],
    ['<h2>Title</h2>x<br>y', 'Title\nx\ny'],
    ['1 &lt; 2 &amp;amp; &quot;x&quot; &#39;y&#39;', '1 < 2 &amp; "x" \'y\''],
    ['<p>&amp;lt;</p>', '&lt;'],
    ['no tags', 'no tags'],
    ['', ''],
  ])('%j is %j', (html, text) => {
    expect(textOfHtml(html)).toBe(text)
  })

  it('comes back from a line a paragraph, whatever signs it has', () => {
    for (const text of ['a\nb', '<b> & "c"', '1 < 2 > 0']) expect(textOfHtml(htmlOfText(text))).toBe(text)
  })

  it('is read in linear time', () => {
    const started = performance.now()
    textOfHtml('<'.repeat(100_000))
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
