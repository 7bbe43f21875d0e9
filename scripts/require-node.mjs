// Says plainly what is missing before a build fails obscurely. Written so that an old Node can run it.
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const leastNpm = 9;
const leastNode = 24;

const major = (version) => Number(String(version).replace('v', '').split('.')[0]);
const refuse = (text) => {
  console.error(`\n${text}\n`);
  process.exit(1);
};

/** Before an install. npm 9 is what came with the first Node 20; nothing older was tried. */
function checkNpm() {
  const npm = /npm\/(\S+)/.exec(process.env.npm_config_user_agent ?? '')?.[1];
  if (npm && major(npm) < leastNpm)
    refuse(
      `Ridgepoint installs with npm ${leastNpm} or newer; this is npm ${npm}.\n` +
        `Run "npm install -g npm@11", then "npm ci" again.`,
    );
}

/** After an install: npm 9 and 10 leave out the link to the Node that the lockfile brings. */
function linkNode() {
  const brought = join('..', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  const link = join('node_modules', '.bin', 'node');
  if (process.platform !== 'win32' && existsSync(join('node_modules', '.bin', brought)) && !existsSync(link))
    symlinkSync(brought, link);
}

/** Before a build. */
function checkNode() {
  if (major(process.version) < leastNode)
    refuse(
      `Ridgepoint builds with Node ${leastNode} or newer; this is Node ${process.version}.\n` +
        `Run "npm ci": on Linux and Windows it brings Node ${leastNode} along. On other systems install it from https://nodejs.org.`,
    );
}

({ npm: checkNpm, link: linkNode, node: checkNode })[process.argv[2]]();
