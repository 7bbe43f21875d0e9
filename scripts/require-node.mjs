// Says plainly what is missing before a build fails obscurely. Written so that an old Node can run it.
const what = process.argv[2];
const major = (version) => Number(String(version).split('.')[0].replace('v', ''));
const refuse = (text) => {
  console.error(`\n${text}\n`);
  process.exit(1);
};

if (what === 'npm') {
  const npm = /npm\/(\S+)/.exec(process.env.npm_config_user_agent ?? '')?.[1];
  if (npm && major(npm) < 11)
    refuse(
      `Ridgepoint installs with npm 11 or newer; this is npm ${npm}.\nRun "npm install -g npm@11", then "npm ci" again.`,
    );
} else if (major(process.version) < 24) {
  // Node 24 comes with the lockfile on Linux (x64, arm64) and Windows (x64); elsewhere the reader brings it.
  refuse(
    `Ridgepoint builds with Node 24 or newer; this is Node ${process.version}.\n` +
      `Run "npm ci": on Linux and Windows it brings Node 24 along. On other systems install Node 24 from https://nodejs.org.`,
  );
}
