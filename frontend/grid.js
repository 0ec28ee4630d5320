// The keyboard of a grid. Arrows are the grid's own; here are Enter, the view's letters, "/" for the filters and "?" for help.
const typing = (event) => event.composedPath()[0]?.matches?.('input, textarea, [contenteditable]');

window.qmGridKeys = (grid) => {
  if (grid.qmKeys) return;
  grid.qmKeys = true;
  grid.addEventListener('keydown', (event) => {
    if (typing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const letters = grid.getAttribute('data-keys') ?? '';
    const inBody = event.composedPath().some((e) => e.id === 'items' || e.localName === 'vaadin-grid-cell-content');
    if (event.key === 'Enter' || (event.key === ' ' && grid.hasAttribute('data-selects')) ? inBody : event.key === '?' || (event.key.length === 1 && letters.includes(event.key))) {
      event.preventDefault();
      event.stopPropagation();
      grid.dispatchEvent(new CustomEvent('qm-key', { detail: { key: event.key } }));
    }
  }, true);
};

if (!window.qmFilterKey) {
  window.qmFilterKey = true;
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || typing(event) || event.ctrlKey || event.metaKey) return;
    const grid = document.querySelector('.qm-main .qm-grid vaadin-grid');
    if (!grid) return;
    event.preventDefault();
    grid.dispatchEvent(new CustomEvent('qm-filter'));
  });
}
