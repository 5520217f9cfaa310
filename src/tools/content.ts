import { join } from 'node:path';
import { LANGUAGES } from '../language/index.ts';
import { checkContent, readContent } from '../topics/compile/index.ts';
import { readAllowed } from './compare/compare-content.ts';
import { listComparison, listLaunchBlocks, listTodo } from './content-reports.ts';

/**
 * `npm run content -- check` finds mistakes in content/; `-- compare` numbers and references that not all languages have; `-- todo` lists what the city must still tell us or confirm; `-- launch` is the gate before a real city
 * switches the bot on.
 */
const root = join(import.meta.dirname, '../../content');
const { content, advice } = readContent(root);

switch (process.argv[2]) {
  case 'check': {
    const problems = [...advice, ...checkContent(content)];
    for (const { file, message } of problems) console.log(`${file}: ${message}`);
    const texts = [...content.texts.values()].reduce((sum, byLanguage) => sum + Object.keys(byLanguage).length, 0);
    console.log(
      `${content.topics.length} topics, ${texts} texts in ${LANGUAGES.length} languages, ${content.contacts.length} contacts: ${problems.length === 0 ? 'no mistakes' : `${problems.length} mistakes`}`,
    );
    process.exitCode = problems.length === 0 ? 0 : 1;
    break;
  }
  case 'todo':
    console.log(listTodo(content).join('\n'));
    break;
  case 'compare': {
    const { lines, ok } = listComparison(content, readAllowed(root));
    console.log(lines.join('\n'));
    process.exitCode = ok ? 0 : 1;
    break;
  }
  case 'launch': {
    const blocks = listLaunchBlocks(content);
    console.log(
      blocks.length === 0
        ? 'Ready to launch.'
        : [...blocks, '', `${blocks.length} reasons not to launch yet.`].join('\n'),
    );
    process.exitCode = blocks.length === 0 ? 0 : 1;
    break;
  }
  default:
    console.error('Write one of: npm run content -- check | compare | todo | launch');
    process.exitCode = 2;
}
