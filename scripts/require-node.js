// Preloaded by every script. Plain JavaScript: it has to run on the Node that is too old.
const wanted = 24;
const [major = '0'] = process.versions.node.split('.');
if (Number(major) < wanted) {
  process.stderr.write(
    `Vetted needs Node ${wanted} or newer; this is ${process.version}.\n` +
      'On Linux and Windows `npm ci` brings it along (unless optional packages are left out).\n' +
      'On macOS install it, for example with `brew install node@24`, and try again.\n',
  );
  process.exit(1);
}
