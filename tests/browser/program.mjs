// Has thrive write the pages, into a folder for this run.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The day of every report, so that pages are the same each time. */
const DAY = '1795219200';

export class Program {
  constructor(path, folder) {
    this.path = path;
    this.folder = folder;
  }

  /** Writes a file for the program; what isn't text becomes JSON, which is YAML, with all letters in ASCII. */
  write(name, given) {
    const file = join(this.folder, name);
    const ascii = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
    writeFileSync(file, typeof given === 'string' ? given : JSON.stringify(given, null, 1).replace(/[\u007f-\uffff]/g, ascii));
    return file;
  }

  /** The bundled framework. */
  bundled() {
    return JSON.parse(execFileSync(this.path, ['framework', 'show', '--format', 'json'], { env: { LANG: 'C.UTF-8' } }));
  }

  /** A portfolio of assessments, each of which is given. */
  portfolio(name, assessments, more = []) {
    const folder = join(this.folder, name);
    mkdirSync(folder);
    for (const [place, given] of assessments.entries()) this.write(join(name, `${place}.yaml`), given);
    const output = join(this.folder, `${name}.html`);
    const env = { LANG: 'C.UTF-8', SOURCE_DATE_EPOCH: DAY };
    execFileSync(this.path, ['portfolio', folder, '-o', output, ...more], { stdio: ['ignore', 'ignore', 'pipe'], env });
    return output;
  }

  /** A report on an assessment, which is a file or is given; `framework`, `wording` and the round before likewise. */
  report(name, assessment, reader, { framework = null, wording = null, since = null } = {}) {
    const output = join(this.folder, `${name}.html`);
    const file = (given, kind, ending) => (typeof given === 'string' && existsSync(given) ? given : this.write(`${name}-${kind}.${ending}`, given));
    const args = ['report', file(assessment, 'assessment', 'yaml'), '-o', output, '--for', reader];
    if (framework) args.push('--framework', file(framework, 'framework', 'yaml'));
    if (wording) args.push('--wording', file(wording, 'wording', 'csv'));
    if (since) args.push('--since', file(since, 'since', 'yaml'));
    try {
      execFileSync(this.path, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { LANG: 'C.UTF-8', SOURCE_DATE_EPOCH: DAY } });
    } catch (error) {
      throw new Error(`${name} was not written: ${error.stderr ?? error}`);
    }
    return output;
  }
}
