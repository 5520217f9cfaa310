const SIDE = ['raw', 'misbehave', 'settings'];
const wide = matchMedia('(width >= 64rem)');

/** One row of tabs: all five on a phone, the three of the side column on a wide screen. */
export function setUpTabs() {
  const list = document.querySelector('[role=tablist]');
  list.addEventListener('click', (event) => {
    const tab = event.target.closest('[role=tab]');
    if (tab !== null) showPanel(tab.dataset.panel);
  });
  list.addEventListener('keydown', moveByArrow);
  wide.addEventListener('change', markTabs);
  for (const tab of allTabs()) document.getElementById(tab.dataset.panel).setAttribute('role', 'tabpanel');
  markTabs();
}

/** Shows a panel; on a wide screen people and chat are always there. */
export function showPanel(name) {
  document.body.dataset.tab = name;
  if (SIDE.includes(name)) document.body.dataset.side = name;
  markTabs();
}

function allTabs() {
  return [...document.querySelectorAll('[role=tab]')];
}

function markTabs() {
  const { tab: current, side } = document.body.dataset;
  const shown = wide.matches ? side : current;
  for (const tab of allTabs()) {
    const isShown = tab.dataset.panel === shown;
    tab.setAttribute('aria-selected', String(isShown));
    tab.tabIndex = isShown ? 0 : -1;
    tab.hidden = wide.matches && !SIDE.includes(tab.dataset.panel);
  }
}

function moveByArrow(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  const tabs = allTabs().filter((tab) => !tab.hidden);
  const at = tabs.indexOf(document.activeElement);
  const next = tabs[(at + step + tabs.length) % tabs.length];
  next.focus();
  showPanel(next.dataset.panel);
  event.preventDefault();
}
