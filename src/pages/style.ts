/** Colours and sizes after the Digital Agency's design system (デジタル庁デザインシステム): what public services in Japan look like. */
export const STYLE = `
:root { --text: #1a1a1c; --quiet: #626264; --action: #0017c1; --line: #d8d8db; --soft: #f2f2f2; color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.7 "Noto Sans JP", "Noto Sans", system-ui, sans-serif; color: var(--text); background: #fff; overflow-wrap: anywhere; }
header, main, nav { max-width: 42rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: .75rem; }
.city { margin: 0; color: var(--quiet); font-size: .875rem; }
h1 { font-size: 1.5rem; line-height: 1.4; margin: .5rem 0 1rem; }
h2 { font-size: 1.125rem; margin: 1.75rem 0 .5rem; }
h3 { font-size: 1rem; margin: 0 0 .25rem; }
p { margin: .25rem 0; }
ul { margin: 0; padding-left: 1.25rem; }
li { margin: .25rem 0; }
a { color: var(--action); text-underline-offset: .2em; }
a:focus-visible { outline: 4px solid #000; outline-offset: 2px; background: #ffd43d; border-radius: 2px; }
.answer { border-left: 4px solid var(--action); padding: .25rem 0 .25rem 1rem; font-size: 1.0625rem; }
.contact { background: var(--soft); border-radius: 8px; padding: .75rem 1rem; margin: .75rem 0; }
.contact p { color: var(--text); font-size: .9375rem; }
.phone a { display: inline-block; min-height: 44px; line-height: 44px; font-weight: 700; font-size: 1.125rem; }
.notes { margin: 2rem 0 1rem; padding-top: .75rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .875rem; }
.languages { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0 0 2rem; }
.languages a, .languages span { display: inline-block; min-height: 44px; line-height: 44px; }
@media print { nav { display: none; } }
`.trim();
