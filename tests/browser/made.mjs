// Frameworks, assessments and wordings that no example shows: few and many levels, right to left.

const LONG = ['Getting under way', 'Planned and agreed with partners', 'Routine', 'Co-produced throughout', 'Sustained over several years',
  'Independently evaluated', 'Recommended to neighbouring organisations', 'Interorganisationally institutionalised', 'Leading'];
const WORDS = ['listening', 'trust', 'shared-decisions', 'access', 'language-and-interpreting', 'evidence', 'transport', 'digital',
  'carers', 'young_people', 'commissioning', 'feedback'];

/** A framework with so many levels; every area has items at every level but one. */
export function framework(count) {
  const levels = LONG.slice(0, count).map((name, place) => ({ id: `level-${place + 1}`, name, meaning: `What we do at step ${place + 1}.` }));
  const checklist = (area) => Object.fromEntries(levels
    .filter((_, place) => count === 2 || (area + place) % 7 !== 3)
    .map(({ id }, place) => [id, [0, 1].map((item) => ({ id: `I${place}${item}`, text: `We do thing ${item + 1} of step ${place + 1}.` }))]));
  const area = (id, place) => ({
    id, name: `${id.replace(/[-_]/g, ' ')} in every neighbourhood that we are responsible for`, summary: 'What it is about.',
    why: 'Why it matters.', checklist: checklist(place),
  });
  const crowd = Array.from({ length: 6 }, (_, place) => `crowded-place-${place + 1}`);
  return {
    format: 'thrive-framework/1', id: `levels-${count}`, version: '1', title: `A framework of ${count} levels`, levels,
    phases: [
      { id: 'first', name: 'Understanding what people have told us before', areas: WORDS.slice(0, 6).map(area) },
      { id: 'second', name: 'Acting', aim: 'Do it.', areas: WORDS.slice(6).map(area) },
      { id: 'third', name: 'Many areas', areas: crowd.map(area) },
    ],
  };
}

/** Answers to such a framework: ratings of every rank, an area left open, one excluded, none for the last. */
export function answers(framework) {
  const areas = framework.phases.flatMap((phase) => phase.areas).slice(0, -1).map(({ id, checklist }, place) => {
    const items = Object.values(checklist).map((level) => level.map((item) => item.id));
    const crowded = id.startsWith('crowded');
    const answered = items.slice(0, crowded ? 1 : place % (items.length + 1)).flat();
    if (id === 'digital') return [id, { excluded: 'Another team answers for it' }];
    if (id === 'carers') return [id, { open: framework.levels[1].id, ticked: items[0] }];
    const next = items[answered.length / 2] ?? [];
    return [id, { ticked: [...answered, ...(place % 2 ? next.slice(0, 1) : [])], not_applicable: place % 3 ? {} : Object.fromEntries(next.slice(1).map((item) => [item, 'Not ours'])) }];
  });
  return {
    format: 'thrive-assessment/1', framework: { id: framework.id, version: '1' },
    about: { title: 'Long names', organisation: 'An organisation', started: '2026-11-01' }, areas: Object.fromEntries(areas),
  };
}

const ARABIC = [
  ['format', 'thrive-wording/1'], ['framework', 'ics-engagement'], ['version', '2026.11'], ['name', 'العربية'], ['language', 'ar'],
  ['direction', 'rtl'], ['title', 'معالجة عدم المساواة الصحية'], ['level.emerging.name', 'ناشئ'], ['level.developing.name', 'نامٍ'],
  ['level.maturing.name', 'ناضج'], ['level.thriving.name', 'مزدهر'], ['level.emerging.meaning', 'بدأنا العمل.'],
  ['phase.1.name', 'التحقق'], ['phase.1.aim', 'معرفة من يعيش هنا وما قيل لنا من قبل.'], ['phase.2.name', 'التحدي'],
  ['area.1a.name', 'تحديد أصحاب المصلحة'], ['area.1a.summary', 'من ينبغي أن يشارك.'], ['area.1a.why', 'لأن من لا يُسأل لا يُسمع.'],
  ['1a.E1', 'لدينا قائمة بالشركاء والمجموعات.'], ['1a.E2', 'نعرف من يعيش في منطقتنا.'], ['area.1b.name', 'مراجعة الأدلة'],
];

function pack(texts) {
  return `id,about,original,text\n${texts.map(([id, text]) => `${id},,,${text}`).join('\n')}\n`;
}

/** A wording pack in Arabic that covers a part, as packs in the making do: its texts read from right to left, the page doesn't. */
export const PARTLY = pack(ARABIC);

/** One with most texts of the framework, which turns the page. */
export function mostly({ phases }) {
  const texts = phases.flatMap(({ id, areas }) => [
    [`phase.${id}.name`, `المرحلة ${id}`], [`phase.${id}.aim`, 'ما نريد أن نصل إليه معا.'],
    ...areas.flatMap((area) => [
      [`area.${area.id}.name`, `المجال ${area.id}`], [`area.${area.id}.summary`, 'ما يدور حوله هذا المجال.'], [`area.${area.id}.why`, 'لأن من لا يُسأل لا يُسمع.'],
      ...Object.values(area.checklist).flat().map((item) => [`${area.id}.${item.id}`, 'نسأل الناس عما يحتاجون إليه، ونخبرهم بما تغير بعد ذلك.']),
    ]),
  ]);
  const given = new Set(ARABIC.map(([id]) => id));
  return pack([...ARABIC, ...texts.filter(([id]) => !given.has(id))]);
}
