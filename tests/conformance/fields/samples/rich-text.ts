import { type FieldSamples, is } from '../field-samples.ts'

export const samples: FieldSamples = {
  type: 'rich_text',
  settings: {},
  settingsMatter: {},
  valid: [
    ['<p>Agreed <strong>today</strong></p>', '<p>Agreed <strong>today</strong></p>'],
    ['<div>Một <b>hai</b></div>', '<p>Một <strong>hai</strong></p>'],
    ['<p onclick="x()">a<script>alert(1)</script><img src="x" onerror="y()">b</p>', '<p>ab</p>'],
    ['<a href="javascript:alert(1)">a</a>', '<a target="_blank" rel="noopener noreferrer nofollow">a</a>'],
    ['<a href="https://example.com/?a=1&amp;b=2" style="x">a</a>', '<a href="https://example.com/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer nofollow">a</a>'],
    ['<iframe src="//evil"></iframe><style>p{}</style>', null],
    ['<p> <br></p>', null],
    ['', null],
  ],
  invalid: [
    [`<p>${'x'.repeat(102_401)}</p>`, 'too-long'],
    [`<p>${'客'.repeat(40_000)}</p>`, 'too-long'],
    [1, 'wrong-kind'],
    [true, 'wrong-kind'],
  ],
  written: [
    ['1 < 2\r\nand & more', is('<p>1 &lt; 2</p><p>and &amp; more</p>')],
    ['', is(null)],
  ],
  shown: [
    ['<p>Agreed <strong>today</strong></p><ul><li>1 &lt; 2</li></ul>', 'Agreed today\n1 < 2'],
    ['<h2>Title</h2><p>a<br>b</p>', 'Title\na\nb'],
  ],
  faulty: [],
  stored: [['<p>x</p>', '<p>x</p>']],
}
