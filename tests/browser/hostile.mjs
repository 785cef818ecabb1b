// Texts that would run, load, hide or break something if a page took them for more than text. Each stands in every free text of
// an assessment and of a framework; none may run, and none may be lost. h: markup and scripts, m: Markdown, c: formulas and
// separators, t: what a terminal would obey, b: reading direction.

const script = '<script>window.pwn=1</script>';

export const TEXTS = [
  ['h01', script],
  ['h02', '"><img src=x onerror=window.pwn=1>'],
  ['h03', `</script>${script}`],
  ['h04', '<!--<script>window.pwn=1'],
  ['h05', `</title>${script}`],
  ['h06', `</textarea>${script}`],
  ['h07', "' onmouseover=window.pwn=1 x='"],
  ['h07', '" onfocus=window.pwn=1 autofocus tabindex=0 x="'],
  ['h08', 'javascript:window.pwn=1'],
  ['h08', '[x](javascript:window.pwn=1)'],
  ['h09', `</style>${script}`],
  ['h10', ']]>'],
  ['h10', `<![CDATA[${script}]]>`],
  ['h11', '{{7*7}} ${7*7} {% raw %} #{7*7} <%= 7*7 %>'],
  ['h12', 'before\u2028after\u2029end'],
  ['h13', 'red;}body{display:none'],
  ['h13', '<svg onload=window.pwn=1>'],
  ['h13', '</svg><desc></desc></text><iframe srcdoc="<script>parent.pwn=1</script>">'],
  ['h14', '&lt;script&gt; &amp;amp; &#60; &nbsp'],
  ['h15', '<a href="javascript:window.pwn=1">x</a><form action=http://127.0.0.1:9/><button>x</button>'],
  ['h16', '<base href=http://127.0.0.1:9/><meta http-equiv=refresh content="0;url=http://127.0.0.1:9/">'],
  ['h17', '<link rel=stylesheet href=http://127.0.0.1:9/><object data=http://127.0.0.1:9/>'],
  ['m01', '| pipe | and\na newline'],
  ['m02', '[x](javascript:window.pwn=1) ![](http://127.0.0.1:9/x.png)'],
  ['m03', '<img src=http://127.0.0.1:9/y>'],
  ['m04', '```\ncode\n```'],
  ['m05', '# heading'],
  ['m05', '- [ ] task'],
  ['m05', '---'],
  ['m06', '<!--'],
  ['m06', '-->'],
  ['c01', '=1+1'],
  ['c02', '+1+1'],
  ['c03', '-1+1'],
  ['c04', '@SUM(1,1)'],
  ['c05', '\t=1+1'],
  ['c06', '\r=1+1'],
  ['c07', '=cmd|\' /C calc\'!A0'],
  ['c08', '=HYPERLINK("http://127.0.0.1:9/","x")'],
  ['c09', '=IMPORTXML("http://127.0.0.1:9/","//a")'],
  ['c10', ' =1+1'],
  ['c11', '"=1+1'],
  ['c12', "'=1+1"],
  ['c13', 'one, two; three'],
  ['c14', 'one\ttwo'],
  ['c15', 'one "two" three'],
  ['c16', 'one\ntwo\n\nthree'],
  ['c17', '＝1+1'],
  ['t01', '\u001b]0;owned\u0007'],
  ['t03', '\u001b[2J\u001b[1A'],
  ['t05', '\u009b2J'],
  ['t06', 'good\rbad'],
  ['t07', 'bad\b\b\bgood'],
  ['t12', '見出し 👩‍⚕️ e\u0301'],
  ['b01', 'a\u202eb'],
  ['b02', 'a\u2066b\u2069'],
  ['b03', 'a\u200bb'],
  ['b04', 'مرحبا a\u200fb'],
  ['x01', 'Ωorum'.repeat(60)],
  ['x02', '__proto__ constructor toString'],
  ['x03', 'a'.repeat(300)],
];

/**
 * As a page shows a text (src/safe.rs): what could deceive stands as its number, embeddings and isolates are left out, marks of
 * direction and what has no width stay, and white space is folded. In the file, white space around a text doesn't count.
 */
export function shown(text) {
  const left = /[\u202a-\u202c\u2066-\u2069\ufeff]/g;
  const hidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202d\u202e]/g;
  const code = (letter) => `<U+${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`;
  return text.trim().replace(/[\r\u0085\u2028\u2029]/g, '\n').replace(left, '').replace(hidden, code).replace(/\s+/g, ' ').trim();
}

/** A framework with a text in each of its places. The name of the place follows it, where it can hurt no script. */
export function framework(text) {
  const at = (place) => `${text} //${place}`;
  const checklist = { low: [{ id: 'L1', text: at('item') }, { id: 'L2', text: at('other-item') }], high: [{ id: 'H1', text: at('high-item') }] };
  return {
    format: 'thrive-framework/1', id: 'hostile', version: '1', title: at('framework'), language: 'de',
    source: { publisher: at('publisher'), note: at('source-note') },
    communities: [{ id: 'us', name: at('community') }],
    levels: [{ id: 'low', name: at('low'), meaning: at('low-meaning') }, { id: 'high', name: at('high'), meaning: at('high-meaning') }],
    phases: [{
      id: 'p', name: at('phase'), aim: at('aim'),
      areas: [
        { id: 'a', name: at('area'), summary: at('summary'), why: at('why'), checklist },
        { id: 'b', name: at('excluded-area'), summary: at('excluded-summary'), checklist },
        { id: 'c', name: at('open-area'), checklist },
      ],
    }],
  };
}

/** The same for an assessment. */
export function assessment(text) {
  const at = (place) => `${text} //${place}`;
  const remark = (place) => [{ text: at(place), on: '2026-05-03', by: at(`${place}-by`) }];
  return {
    format: 'thrive-assessment/1', framework: { id: 'hostile', version: '1' },
    about: {
      title: at('title'), organisation: at('organisation'), communities: ['us'], executive_lead: at('lead'),
      assessors: [{ name: at('assessor'), role: at('role') }],
      signed_off: { by: at('signed-off') }, previous: { file: at('previous') },
      sources: [{ file: at('source-file'), assessors: [at('source-assessor')] }],
    },
    areas: {
      a: {
        ticked: ['L1'], not_applicable: { L2: at('reason') }, evidence: { L1: remark('evidence') }, notes: remark('note'),
        target: 'high', decisions: [{ item: 'L1', reason: at('decision') }],
      },
      b: { excluded: at('excluded') },
      c: { open: 'high', ticked: ['L1'] },
    },
    actions: [{ id: 1, item: 'a.H1', action: at('action'), responsible: at('responsible'), due: '2027-01-01' }],
  };
}

/** Every text that has to be found in the team's report. */
export function expected(text) {
  const found = [];
  const gather = (value) => {
    if (typeof value === 'string' && value.startsWith(text) && value.includes(' //')) found.push(value);
    else if (typeof value === 'object') Object.values(value).forEach(gather);
  };
  [framework(text), assessment(text)].forEach(gather);
  return found.map(shown);
}
