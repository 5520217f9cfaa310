/**
 * Makes an element. Names that start with `on` listen, those the element knows are set as properties, the
 * rest (`aria-…`, `role`) become attributes. Text is always text, never markup.
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'style') Object.assign(element.style, value);
    else if (name in element && name !== 'role') element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

let fields = 0;

/** A labelled field: the label is the accessible name. */
export function field(label, control, hint) {
  fields += 1;
  control.id ||= `field-${fields}`;
  return h(
    'p',
    { className: 'field' },
    h('label', { htmlFor: control.id }, label),
    control,
    hint && h('small', {}, hint),
  );
}

/** A select of `[value, text]` pairs. */
export function select(options, value, properties = {}) {
  const element = h('select', properties, ...options.map(([key, text]) => h('option', { value: key }, text)));
  if (value !== undefined) element.value = value;
  return element;
}

/** Says something briefly, for eyes and screen readers. */
export function toast(text) {
  const place = document.getElementById('toast');
  place.textContent = text;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => {
    place.textContent = '';
  }, 4000);
}

/** Hours and minutes as LINE shows them. */
export function clock(at) {
  return new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
