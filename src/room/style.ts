/**
 * Colours and sizes after the Digital Agency's design system (デジタル庁デザインシステム), as on the answer pages. Sides are start and end, never left and right, so that a language
 * written from the right needs no other sheet. What can be tapped alone is 44 px high.
 */
export const STYLE = `
:root { --text: #1a1a1c; --quiet: #626264; --page: #fff; --soft: #f2f2f2; --own: #e8f1fe; --line: #767676; --action: #0017c1; --on-action: #fff; --alarm: #ce0000; --alarm-soft: #fdeeee; --focus: #ffd43d; color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
  :root { --text: #f2f2f2; --quiet: #b4b4b7; --page: #1a1a1c; --soft: #333336; --own: #00118f; --line: #949497; --action: #9db7f9; --on-action: #1a1a1c; --alarm: #ff9b9b; --alarm-soft: #4a0c0c; }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; font: 1rem/1.7 -apple-system, "Segoe UI", Roboto, "Noto Sans", system-ui, sans-serif; color: var(--text); background: var(--page); overflow-wrap: anywhere; }
:lang(ja) { font-family: "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", Meiryo, sans-serif; line-break: strict; }
:lang(zh-Hans) { font-family: "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
:lang(zh-Hant) { font-family: "PingFang TC", "Noto Sans TC", "Noto Sans CJK TC", "Microsoft JhengHei", sans-serif; }
:lang(ko) { font-family: "Apple SD Gothic Neo", "Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic", sans-serif; word-break: keep-all; }
header, main { max-width: 42rem; margin: 0 auto; padding: 0 1rem; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: .25rem 1rem; padding-block: .5rem; background: var(--page); }
@media (min-height: 30rem) { header { position: sticky; inset-block-start: 0; z-index: 1; } }
html { scroll-padding-block-start: 4.5rem; }
main { padding-bottom: 2rem; }
.city { margin: 0; color: var(--quiet); font-size: .875rem; }
h1 { font-size: 1.375rem; line-height: 1.4; margin: .5rem 0 .25rem; text-wrap: balance; }
p { margin: .5rem 0; }
a { color: var(--action); text-underline-offset: .2em; }
button, .button, summary, input[type=file] { font: inherit; min-height: 44px; }
button, .button { display: inline-flex; align-items: center; justify-content: center; padding: .35rem 1rem; border: 1px solid var(--action); border-radius: 8px; color: var(--action); background: var(--page); font-weight: 700; text-decoration: none; cursor: pointer; text-align: center; }
button.main { background: var(--action); color: var(--on-action); min-width: 7rem; }
:focus-visible { outline: 4px solid var(--text); outline-offset: 2px; box-shadow: 0 0 0 2px var(--focus); border-radius: 4px; }
#leave button { border-color: var(--alarm); color: var(--alarm); }
.ticket { margin: 0; color: var(--quiet); }
.ticket b { color: var(--text); font-size: 1.125rem; margin-inline-end: .5rem; }
.status { border-inline-start: 4px solid var(--action); padding: .25rem 0 .25rem .75rem; }
.talk { list-style: none; margin: 1rem 0; padding: 0; }
.message { margin: 0 0 .75rem; padding: .5rem .75rem; border-radius: 8px; background: var(--soft); width: fit-content; min-width: 10rem; max-width: calc(100% - 2rem); }
.message.resident { background: var(--own); margin-inline-start: auto; }
.message.bot { background: var(--page); border: 1px solid var(--line); }
.message.danger { border: 3px solid var(--alarm); background: var(--alarm-soft); }
.message p { margin: 0; }
.who { color: var(--quiet); font-size: .875rem; }
.resident .who { color: var(--text); }
.text { white-space: pre-wrap; }
.machine { border-block-start: 1px solid var(--line); margin-block-start: .5rem; padding-block-start: .25rem; }
.gone { font-style: italic; color: var(--quiet); }
.resident .gone { color: var(--text); }
.picture { display: inline-block; min-height: 44px; }
.message img { display: block; max-width: 100%; max-height: 20rem; height: auto; border-radius: 4px; margin: .25rem 0; }
.call { display: inline-block; min-height: 44px; line-height: 44px; padding-inline-end: .25rem; font-weight: 700; font-size: 1.125rem; }
.back button { border: 0; background: none; color: inherit; font-weight: 400; font-size: .875rem; text-decoration: underline; padding: 0; min-width: 44px; }
.pending { opacity: .8; }
.who button { padding: 0 .75rem; }
.notice { border: 2px solid var(--alarm); border-radius: 8px; padding: .5rem .75rem; background: var(--page); }
#writing { background: var(--page); padding: .5rem 0; border-block-start: 1px solid var(--line); }
label { display: block; font-weight: 700; }
textarea { display: block; width: 100%; font: inherit; color: inherit; background: var(--page); border: 1px solid var(--line); border-radius: 8px; padding: .5rem .75rem; margin: .25rem 0 .5rem; resize: vertical; }
#picture { margin-block-start: 1rem; }
.live #picture { position: relative; margin-block-start: .5rem; }
.live #picture label { display: inline-flex; align-items: center; min-height: 44px; padding: .35rem 1rem; border: 1px solid var(--action); border-radius: 8px; color: var(--action); }
.live #picture input { position: absolute; inset: 0; width: 100%; height: 100%; opacity: 0; cursor: pointer; }
.live #picture:focus-within label { outline: 4px solid var(--text); outline-offset: 2px; }
.live #writing { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: flex-end; }
.live #say { flex: 1 1 100%; }
input[type=file] { max-width: 100%; padding: .5rem 0; }
.end { margin: 1rem 0; }
summary { display: inline-flex; align-items: center; padding: .35rem 0; color: var(--action); font-weight: 700; text-decoration: underline; text-underline-offset: .2em; cursor: pointer; }
.foot { color: var(--quiet); font-size: .875rem; border-block-start: 1px solid var(--line); margin-block-start: 1rem; }
.plain { padding-block: 2rem; }
.plain form { margin-block-start: 1.5rem; }
.plain .main { width: 100%; max-width: 20rem; font-size: 1.125rem; min-height: 56px; }
.clerk { padding-block: 1rem 2rem; }
.clerk h1 { font-size: 1.75rem; }
.large { font-size: 1.375rem; line-height: 1.6; }
.clerk dl > div { border-block-start: 1px solid var(--line); padding: .5rem 0; }
.clerk dt { color: var(--quiet); }
.clerk dd { margin: 0; }
.clerk dd .large { display: block; font-weight: 700; }
.own { color: var(--quiet); }
@media print { header, #writing, .end, .back { display: none; } }
`.trim();
