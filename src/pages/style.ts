/**
 * Colours and sizes after the Digital Agency's design system (デジタル庁デザインシステム): what public services in Japan look like. Each language of Han characters
 * names its own fonts, as a list for all would give Chinese readers Japanese forms. What can be tapped alone is 44 px high.
 */
export const STYLE = `
:root { --text: #1a1a1c; --quiet: #626264; --action: #0017c1; --line: #d8d8db; --soft: #f2f2f2; color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.7 -apple-system, "Segoe UI", Roboto, "Noto Sans", system-ui, sans-serif; color: var(--text); background: #fff; overflow-wrap: anywhere; }
:lang(ja) { font-family: "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", Meiryo, sans-serif; line-break: strict; }
:lang(zh-Hans) { font-family: "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
:lang(zh-Hant) { font-family: "PingFang TC", "Noto Sans TC", "Noto Sans CJK TC", "Microsoft JhengHei", sans-serif; }
:lang(ko) { font-family: "Apple SD Gothic Neo", "Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic", sans-serif; word-break: keep-all; }
header, main, nav { max-width: 42rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: .75rem; }
.city { margin: 0; color: var(--quiet); font-size: .875rem; }
h1, h2, h3 { text-wrap: balance; word-break: auto-phrase; }
:is(h1, h2, h3):lang(zh) { text-wrap: wrap; }
:is(h1, h2, h3):lang(ko) { word-break: keep-all; }
h1 { font-size: 1.5rem; line-height: 1.4; margin: .5rem 0 1rem; }
h2 { font-size: 1.125rem; margin: 1.75rem 0 .5rem; }
h3 { font-size: 1rem; margin: 0 0 .25rem; }
p { margin: .25rem 0; }
ul { margin: 0; padding-left: 1.25rem; }
li { margin: .25rem 0; }
a { color: var(--action); text-underline-offset: .2em; }
:lang(th) a, :lang(km) a, :lang(my) a, :lang(ne) a, a:is(:lang(th), :lang(km), :lang(my), :lang(ne)) { text-underline-position: under; text-underline-offset: 0; }
a:focus-visible { outline: 4px solid #000; outline-offset: 2px; background: #ffd43d; border-radius: 2px; }
.answer { border-left: 4px solid var(--action); padding: .25rem 0 .25rem 1rem; font-size: 1.0625rem; }
.contact { background: var(--soft); border-radius: 8px; padding: .75rem 1rem; margin: .75rem 0; }
.contact p { color: var(--text); font-size: .9375rem; }
.contact .phone { margin: 0 0 .25rem; }
.contact .phone a { padding: 0; line-height: 44px; font-weight: 700; font-size: 1.125rem; }
.phone small { display: block; margin-bottom: .5rem; font-size: .875rem; line-height: 1.5; }
.together { white-space: nowrap; }
.links { list-style: none; padding: 0; }
.links a, .contact a { display: inline-block; min-height: 44px; padding: .625rem 0; }
.links li { margin: 0; }
.notes { margin: 2rem 0 1rem; padding-top: .75rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .875rem; }
.languages { list-style: none; display: flex; flex-wrap: wrap; gap: 0 1.25rem; padding: 0 0 2rem; }
.languages li { margin: 0; }
.languages span { font-weight: 700; }
.languages a, .languages span { display: inline-block; min-height: 44px; line-height: 44px; }
@media print { nav { display: none; } }
`.trim();
