// Gathers the page's style sheets and markup, and prints which classes do not meet. Run by script/classes.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

import { check } from './rules.mjs';

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'ui/src'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => /\.(css|svelte|ts)$/.test(path) && existsSync(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

const wrong = check(files);
for (const line of wrong) console.error(`   ${line}`);
if (wrong.length > 0) process.exit(1);
console.log('   every class has a rule, every rule a class');
