const keys = byId('keys');

function visibleFindings() {
  return [...document.querySelectorAll('.finding:not([hidden]) > summary')];
}

function move(by) {
  const findings = visibleFindings();
  const current = document.activeElement?.closest('.finding');
  const at = findings.findIndex(summary => summary.parentElement === current);
  const next = findings[at < 0 ? (by > 0 ? 0 : findings.length - 1) : Math.min(findings.length - 1, Math.max(0, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function escape() {
  const open = document.activeElement?.closest('.finding[open]');
  if (open) {
    open.open = false;
    open.querySelector('summary').focus();
  } else {
    clearFilter();
    document.activeElement?.blur();
  }
}

const actions = {
  j: () => move(1),
  k: () => move(-1),
  t: toggleTheme,
  '/': () => fields.search.focus(),
  '?': () => keys.showModal(),
  Escape: escape,
};

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
  const isTyping = event.target.matches('input, select, textarea');
  const action = actions[event.key];
  if (!action || (isTyping && event.key !== 'Escape')) return;
  event.preventDefault();
  action();
});
byId('help').addEventListener('click', () => keys.showModal());
byId('keys-close').addEventListener('click', () => keys.close());
