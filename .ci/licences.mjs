// Lists the licence of every package that is shipped, from what each package says of itself, and refuses one that
// says nothing or is not on the list below. Prints docs/licences.md; restore first, the packages are read from disk.
import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

// All of them let a public body use, change and pass on the whole without giving away its own source.
// LGPL-3.0 binds changes to the library itself; Hangfire is used as it is published.
const accepted = ['Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'LGPL-3.0-or-later', 'MIT', 'PostgreSQL'];

// What packages without an SPDX expression say in the licence file or behind the address they name.
const known = {
  'Hangfire.AspNetCore': 'LGPL-3.0-or-later',
  'Hangfire.Core': 'LGPL-3.0-or-later',
  'Hangfire.NetCore': 'LGPL-3.0-or-later',
  'Hangfire.PostgreSql': 'LGPL-3.0-or-later',
};

const packages = new Map();
for (const project of readdirSync('src')) {
  let lock;
  try {
    lock = JSON.parse(readFileSync(join('src', project, 'packages.lock.json'), 'utf8'));
  } catch {
    continue;
  }
  for (const [id, entry] of Object.values(lock.dependencies).flatMap(Object.entries)) {
    if (entry.type !== 'Project') packages.set(`${id} ${entry.resolved}`, [id, entry.resolved]);
  }
}

const root = process.env.NUGET_PACKAGES ?? join(homedir(), '.nuget', 'packages');
const faults = [];
const rows = [...packages.values()].sort((a, b) => (a.join() < b.join() ? -1 : 1)).map(([id, version]) => {
  const folder = join(root, id.toLowerCase(), version.toLowerCase());
  const nuspec = readFileSync(join(folder, `${id.toLowerCase()}.nuspec`), 'utf8');
  const licence = known[id] ?? nuspec.match(/<license type="expression">([^<]+)</)?.[1] ?? '';
  if (!accepted.includes(licence)) faults.push(`${id} ${version}: '${licence}' ${nuspec.match(/<license[^>]*>[^<]*<\/license[^>]*>|<licenseUrl>[^<]*/g) ?? ''}`);
  return `| ${id} | ${version} | ${licence} |`;
});

if (faults.length > 0) {
  console.error(`Licences that are not accepted in .ci/licences.mjs:\n${faults.join('\n')}`);
  process.exit(1);
}

console.log(['# Licences of what is shipped', '', 'Made by `node .ci/licences.mjs > docs/licences.md`; the gate refuses a list that is out of date.', '', '| package | version | licence |', '| --- | --- | --- |', ...rows].join('\n'));
