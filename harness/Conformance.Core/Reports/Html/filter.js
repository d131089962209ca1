// One filter for everything: findings, reasons, tables and the list of variants.
const fields = { search: byId('search'), outcome: byId('outcome'), area: byId('area'), level: byId('level') };
const items = [...document.querySelectorAll('[data-item]')];
const texts = new Map();
const listeners = [];
// Folded tables: a filter opens those with something that meets it; without one each is again as it was.
const folds = [...document.querySelectorAll('.fold')];
const openBefore = new Map();
let wasActive = false;

function textOf(item) {
  if (!texts.has(item)) texts.set(item, `${item.id} ${item.textContent}`.toLowerCase());
  return texts.get(item);
}

function wanted() {
  return {
    words: fields.search.value.toLowerCase().split(/\s+/).filter(Boolean),
    outcome: fields.outcome.value,
    area: fields.area.value,
    level: fields.level.value,
  };
}

function isActive(filter) {
  return filter.words.length > 0 || filter.outcome !== '' || filter.area !== '' || filter.level !== '';
}

// What says nothing of an outcome, an area or a level is not shown when one is asked for.
function meets(filter, outcome, areas, levels, text) {
  return (filter.outcome === '' || outcome === filter.outcome)
    && (filter.area === '' || areas.split(' ').includes(filter.area))
    && (filter.level === '' || levels.split(' ').includes(filter.level))
    && (filter.words.length === 0 || (text = text(), filter.words.every(word => text.includes(word))));
}

function count(section, shown, all) {
  const heading = section.querySelector('h2 .count');
  const number = n => n.toLocaleString('en-US');
  heading.textContent = shown === all ? number(all) : `${number(shown)} of ${number(all)}`;
  section.querySelector('.none').hidden = shown > 0 || all === 0;
}

function applyFilter() {
  const filter = wanted();
  const shown = new Map();
  for (const item of items) {
    const { outcome = '', area = '', level = '' } = item.dataset;
    item.hidden = !meets(filter, outcome, area, level, () => textOf(item));
    const section = item.closest('section');
    const sum = shown.get(section) ?? { shown: 0, all: 0 };
    shown.set(section, { shown: sum.shown + (item.hidden ? 0 : 1), all: sum.all + 1 });
  }
  for (const [section, sum] of shown) count(section, sum.shown, sum.all);
  for (const fold of folds) {
    const hasShown = fold.querySelector('tbody > :not([hidden])') !== null;
    fold.hidden = !hasShown && isActive(filter);
    if (isActive(filter) && !wasActive) openBefore.set(fold, fold.open);
    if (isActive(filter)) fold.open = hasShown;
    else if (wasActive) fold.open = openBefore.get(fold);
  }
  wasActive = isActive(filter);
  byId('clear').hidden = !isActive(filter);
  for (const listener of listeners) listener(filter);
}

function clearFilter() {
  for (const field of Object.values(fields)) field.value = '';
  applyFilter();
}

for (const field of Object.values(fields)) field.addEventListener('input', applyFilter);
byId('clear').addEventListener('click', clearFilter);
document.addEventListener('click', event => {
  const button = event.target.closest('[data-search]');
  if (!button) return;
  clearFilter();
  fields.search.value = button.dataset.search;
  applyFilter();
  byId('variants').scrollIntoView();
});
