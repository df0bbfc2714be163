// Gathers what the walls look at and prints what is wrong. Run by script/walls.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { arrows, floors, internet, licences, machines, names } from './rules.mjs';

const TARGETS = ['x86_64-unknown-linux-gnu', 'x86_64-pc-windows-msvc', 'aarch64-apple-darwin'];
const TEXT = /\.(rs|toml|ts|svelte|js|mjs|css|html|json|ftl|md|sql|py|sh)$|^(script|\.ci)\/[^.]+$|^[^.]+$/;

const run = (command, ...args) =>
  execFileSync(command, args, { encoding: 'utf8', maxBuffer: 256 << 20, stdio: ['ignore', 'pipe', 'inherit'] });

const { packages } = JSON.parse(run('cargo', 'metadata', '--no-deps', '--locked', '--format-version', '1'));
const files = run('git', 'ls-files', '--cached', '--others', '--exclude-standard')
  .split('\n')
  .filter((path) => TEXT.test(path) && !/(^|\/)(Cargo\.lock|package-lock\.json)$/.test(path))
  .flatMap((path) => {
    try {
      return [{ path, text: readFileSync(path, 'utf8') }];
    } catch {
      return []; // deleted, not yet committed
    }
  });

const wrong = [...arrows(packages), ...names(files), ...floors(files), ...machines(files)];
let counted = 0;
for (const target of TARGETS) {
  const tree = run(
    'cargo',
    'tree',
    '--locked',
    '--workspace',
    '--target',
    target,
    '--edges',
    'normal,build',
    '--prefix',
    'none',
    '--format',
    '{p}|{f}|{l}',
  )
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [name, features = '', licence = ''] = line.replace(/ \(\*\)$/, '').split('|');
      return { name: name.split(' ')[0], features: features.split(','), licence };
    });
  const unique = [...new Map(tree.map((entry) => [entry.name + entry.features + entry.licence, entry])).values()];
  counted += unique.length;
  wrong.push(...internet(unique, target), ...licences(unique));
}

const page = JSON.parse(readFileSync('ui/package-lock.json', 'utf8'));
const shipped = Object.entries(page.packages)
  .filter(([path, entry]) => path && !entry.dev && !entry.optional)
  .map(([path, entry]) => ({ name: path.replace(/^.*node_modules\//, ''), licence: entry.license }));
wrong.push(...licences(shipped));

for (const line of new Set(wrong)) console.error(`   ${line}`);
if (wrong.length > 0) process.exit(1);
console.log(
  `   ${packages.length} packages, ${files.length} files, ${counted} crates over ${TARGETS.length} systems, ${shipped.length} packages of the page: all walls stand`,
);
