// Whether every check can fail: faults put into copies of the pages, each with the check that has to notice it and what it says.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { battery } from './battery.mjs';
import { TEXTS, assessment, expected, framework } from './hostile.mjs';
import { examined, twoTabs } from './unharmed.mjs';

/** The page with something else in the place of what is there. */
const put = (from, to) => (page) => {
  const changed = page.replace(from, to);
  if (changed === page) throw new Error(`a fault that can't be put in: ${from}`);
  return changed;
};

/** The page with its style sheet changed, and a policy that lets it in. */
const styled = (change) => (page) => {
  const digest = (style) => createHash('sha256').update(style).digest('base64');
  const [, style] = /<style>([^]*?)<\/style>/.exec(page);
  const other = change(style);
  if (other === style) throw new Error("a fault that can't be put into the style sheet");
  return page.replace(style, () => other).replace(digest(style), digest(other));
};
const css = (more) => styled((style) => style + more);

const WIDE = 'light 1280';
const NARROW = 'light 320';
const IMAGE = '<img src="http://127.0.0.1:9/x.png" alt="x">';
const inMain = (more) => put('</main>', `${more}</main>`);
const noPolicy = put(/<meta http-equiv[^>]*>/, '');

/** What is wrong, where it has to be noticed (look and check), what is said of it, how it comes about; in which page. */
const FAULTS = [
  ['another style', WIDE, 'styled', 'not in force', put('<style>', '<style>p{color:red}')],
  ['a policy that allows more', WIDE, 'styled', 'policy is not', put("base-uri 'none'", "base-uri 'self'")],
  ['no language', WIDE, 'skeleton', 'language', put(' lang="en-GB"', '')],
  ['no title', WIDE, 'skeleton', 'no title', put(/<title>.*?<\/title>/, '<title></title>')],
  ['two main headings', WIDE, 'skeleton', 'exactly one h1', inMain('<h1>Again</h1>')],
  ['a heading level left out', WIDE, 'skeleton', 'skipped', put(/<h3( id="[^"]*">.*?)<\/h3>/, '<h4$1</h4>')],
  ['no main part', WIDE, 'skeleton', 'exactly one main', put(/<main[^>]*>([^]*)<\/main>/, '<div id="main">$1</div>')],
  ['a contents list without a name', WIDE, 'skeleton', 'without a name', put(' aria-labelledby="contents"', '')],
  ['the wrong direction', WIDE, 'skeleton', 'reads rtl', put('<html', '<html dir="rtl"')],
  ['an id twice', WIDE, 'links', 'stands twice', inMain('<p id="contents">x</p>')],
  ['a dead link', WIDE, 'links', 'leads nowhere', put(/<li><a href="#s\d+"/, '<li><a href="#gone"')],
  ['a link by the wrong name', WIDE, 'links', 'leads to', put(/(<li><a href="#s\d+">)[^<]*/, '$1Elsewhere')],
  ['a heading not in the contents', WIDE, 'links', 'contents list is not', inMain('<h2 id="new">New</h2>')],
  ['a table without a caption', WIDE, 'tables', 'without a caption', put(/<caption>.*?<\/caption>/, '')],
  ['a header cell without a scope', WIDE, 'tables', 'no column header', put(/<th scope="col"/, '<th')],
  ['a row without a header', WIDE, 'tables', 'no row header', put(/<tr><th scope="row">(.*?)<\/th>/, '<tr><td>$1</td>')],
  ['a cell too many', WIDE, 'tables', 'instead of', put(/<tr><th scope="row">/, '<tr><th scope="row">x</th><td></td><td></td><td>')],
  ['a picture from elsewhere', WIDE, 'foreign', 'a foreign element', inMain(IMAGE)],
  ['a handler', WIDE, 'foreign', 'a foreign attribute', put('<main', '<main onclick="x()"')],
  ['a link out of the page', WIDE, 'foreign', 'out of the page', put('href="#main"', 'href="http://127.0.0.1:9/"')],
  ['a chart that is no picture', WIDE, 'described', 'role=img', put(/(<svg[^>]*) role="img"/, '$1')],
  ['a chart without a description', WIDE, 'described', 'without a description', put(/(<svg[^>]* aria-label=")[^"]*/, '$1')],
  ['a chart whose table has another name', WIDE, 'described', 'another name', put(/<table aria-labelledby="c\d/, '<table aria-labelledby="x')],
  ['a title said twice', WIDE, 'described', 'said twice', put(/(<figcaption[^>]*>)(.*?)<\/figcaption>/, '$1$2</figcaption><p>$2</p>')],
  ['a mark in the wrong place', WIDE, 'numbers', 'is elsewhere', put(/<rect class="aim" x="\d+/, '<rect class="aim" x="2')],
  ['a rating of the wrong shade', WIDE, 'numbers', 'has the shades', put(/<rect class="rating \w+/, '<rect class="rating none')],
  ['a broken word', NARROW, 'whole words', 'is broken', css('h1{width:3rem;overflow-wrap:anywhere}')],
  ['an owner out of sight', NARROW, 'lists', 'out of sight', css('.stacks td{margin-left:30rem}'), 'network-team'],
  ['another number in the picture', WIDE, 'numbers', 'drawn', put(/(<text class="share all"[^>]*>)\d+\/\d+/, '$17/9')],
  ['the wrong shade', WIDE, 'numbers', 'has the shade', put(/<text class="share all"([^>]*>\d+\/)/, '<text class="share none"$1')],
  ['a tile in the wrong place', WIDE, 'numbers', 'outside its column', put(/(<text class="share all" x=")\d+("[^>]*>[a-z])/, '$10$2')],
  ['a frame in the wrong place', WIDE, 'numbers', 'frame of', put(/<rect class="middle" x="\d+/, '<rect class="middle" x="560')],
  ['a bar of the wrong length', WIDE, 'numbers', 'long, not', put(/(<rect class="share none"[^>]*>\s*<rect class="share all"[^>]* width=")\d+("[^>]*>\s*<rect class="share none")/, '$13$2')],
  ['labels over one another', WIDE, 'labels', 'lies over', put(/(<text class="head" x="\d+" y="\d+"[^>]*>)([^<]*)<\/text>/, '$1$2</text>$1$2</text>')],
  ['a label outside', WIDE, 'labels', 'leaves the picture', put(/<text class="head" x="\d+"/, '<text class="head" x="718"')],
  ['a label over an edge', WIDE, 'labels', 'over the edge', put(/(<text class="" x="0" y="\d+"[^>]*>)/, '$1A long name that runs on and on and on, and on still ')],
  ['a page too wide', NARROW, 'fits', 'in a window of 320', css('main{min-width:500px}')],
  ['text cut off', NARROW, 'fits', 'cut off', css('li{height:1rem;overflow:hidden}')],
  ['text beside its place', NARROW, 'fits', 'text leaves', css('h1{width:3rem;overflow-wrap:normal}')],
  ['text over text', NARROW, 'fits', 'lies over', css('h2{margin-bottom:-2rem}')],
  ['hidden text too wide', NARROW, 'fits, opened', 'leaves the window', css('details summary{width:30rem}')],
  ['no room for wider text', WIDE, 'fits, spaced', 'runs over', styled((style) => style.replace('letter-spacing:0!important;', '')), 'since-board'],
  ['a pale shade', WIDE, 'contrasts', 'contrast of', css('svg rect.part{fill:#cde;stroke:#cde}')],
  ['shades too close', WIDE, 'contrasts', 'beside', css('svg rect.part{fill:#347;stroke:#347}')],
  ['a pale frame', WIDE, 'contrasts', 'a box "middle"', css('svg rect.middle{stroke:#ccc}')],
  ['pale numbers', WIDE, 'contrasts', 'the label', css('svg text.part{fill:#fff}')],
  ['boxes that touch', WIDE, 'contrasts', 'a gap of', css('svg rect{stroke-width:2.5}'), 'network-board'],
  ['a pale cell', WIDE, 'contrasts', 'the cell', (page) => css('td.part{background:#cde}')(put('<details>', '<details open>')(page)), 'network-board'],
  ['a dark shade in the dark', 'dark 1280', 'contrasts', 'contrast of', css('svg rect.all{fill:#222;stroke:#222}')],
  ['a pale shade in print', 'print', 'contrasts', 'contrast of', css('@media print{svg rect.part{fill:#eee;stroke:#eee}}')],
  ['one shade in forced colours', 'forced 1280', 'contrasts', 'beside', styled((style) => style.replace('stroke-dasharray:3 2', ''))],
  ['pale words', WIDE, 'words', 'contrast of', css('.quiet{color:#999}')],
  ['see-through words', WIDE, 'words', 'lets light through', css('p{opacity:.9}')],
  ['text outside every landmark', NARROW, 'axe, opened', 'region', put('<div class="sheet">', '<p>x</p><div class="sheet">')],
  ['an input without a name', NARROW, 'axe, opened', 'label', inMain('<input>')],
  ['a hidden link without a name', NARROW, 'axe, opened', 'link-name', put('</details>', '<a href="#main" role="link"></a></details>')],
  ['pale words in the light', WIDE, 'axe colours, opened', 'color-contrast', css('.quiet{color:#999}')],
  ['pale words in the dark', 'dark 1280', 'axe colours, opened', 'color-contrast', css('@media screen and (prefers-color-scheme:dark){.quiet{color:#444}}')],
  ['a wide picture without a name', WIDE, 'axe places, opened', 'svg-img-alt', put(/(<svg class="wide"[^>]*) aria-label="[^"]*"/, '$1')],
  ['a colour by width', WIDE, 'styled', 'depends on the width', css('@media (max-width:43rem){p{color:#999}}')],
  ['focus not marked', NARROW, 'keyboard', 'not marked', css('a:focus-visible,summary:focus-visible{outline:none;box-shadow:none}')],
  ['focus not marked in a wide window', WIDE, 'stops', 'not marked', css('a:focus-visible,summary:focus-visible{outline:none;box-shadow:none}')],
  ['a small target in a wide window', WIDE, 'stops', 'small target', css('nav a{min-height:0;padding:0;line-height:1;font-size:8px}')],
  ['focus not marked in the dark', 'dark 1280', 'marks', 'not marked', css('a:focus-visible{outline-color:#222;box-shadow:none}')],
  ['a mark cut off', NARROW, 'keyboard', 'is cut off', css('nav li{overflow:hidden}nav a{display:block}')],
  ['focus out of order', NARROW, 'keyboard', 'Tab leads', put(/<a href="#s(\d+)">(?![^]*<a href="#s)/, '<a tabindex="1" href="#s$1">')],
  ['focus behind something', NARROW, 'keyboard', 'hidden', css('header{position:fixed;top:0;bottom:0;left:0;right:0;background:#fff;z-index:9}')],
  ['small targets', NARROW, 'keyboard', 'small target', css('nav a{min-height:0;padding:0;line-height:1}')],
  ['a skip link that leads nowhere', WIDE, 'skip link', 'does not lead', put('href="#main"', 'href="#gone"')],
  ['a contents list on paper', 'print', 'printed', 'in print', css('@media print{nav{display:block}}')],
  ['a chart missing on paper', 'print', 'printed', 'missing in print', css('@media print{figure svg.wide{display:none}}')],
  ['a third sheet', 'print', 'paper', 'sheets of paper', css('@media print{main{font-size:15pt}}'), 'network-board'],
  ['other paper', 'print', 'paper', 'A4', css('@media print{@page{size:letter}}')],
  ['something asked for', 'any', 'quiet', 'a request for', (page) => inMain(IMAGE)(noPolicy(page))],
  ['something refused', 'any', 'quiet', 'refused', inMain(IMAGE)],
  ['a script', 'any', 'quiet', 'script', inMain('<script>1</script>')],
];

async function seeded(inTab, program, subjects, [name, look, check, said, change, page = 'befriending-team'], place) {
  const subject = subjects.find((one) => one.name === page);
  const file = program.write(`seeded-${place}.html`, change(readFileSync(subject.file, 'utf8')));
  const { outcomes } = await inTab((tab) => battery(tab, { ...subject, file }, (inLook, one) => inLook === look && one === check));
  const faults = outcomes.flatMap((outcome) => outcome.faults);
  const caught = faults.some((fault) => fault.includes(said));
  return { name, faults: caught ? [] : [`not caught, only: ${faults.join('; ').slice(0, 200) || 'nothing'}`] };
}

/** A page on which a hostile text is taken for markup: that it runs, and that it is lost, has to be noticed. */
async function unescaped(browser, program) {
  const [, text] = TEXTS[0];
  const page = readFileSync(program.report('unescaped', assessment(text), 'team', { framework: framework(text) }), 'utf8');
  const file = program.write('seeded-hostile.html', page.replaceAll('&lt;', '<').replaceAll('&gt;', '>'));
  const { ran, kept, faults } = await examined(await twoTabs(browser), file, expected(text));
  const noticed = ran && !kept && ['it ran', 'lost: ', 'complains'].every((said) => faults.some((fault) => fault.includes(said)));
  return { name: 'a page that takes a hostile text for markup', faults: noticed ? [] : [`not caught, only: ${faults.join('; ').slice(0, 200)}`] };
}

/** All of them as tasks. */
export function seededTasks(browser, inTab, program, subjects) {
  const tasks = FAULTS.map((fault, place) => () => seeded(inTab, program, subjects, fault, place));
  return [...tasks, () => unescaped(browser, program)];
}
