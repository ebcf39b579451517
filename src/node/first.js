// Copied as it is to dist/node.js, the first file that runs. Plain JavaScript, which every
// Node can read, so that an old one is told what is needed: the service itself imports
// what an old one has not.
const wanted = 24;
const [major] = process.versions.node.split('.');
if (Number(major) < wanted) {
  process.stderr.write(
    `Vetted needs Node ${wanted} or newer; this is ${process.version}.\n`,
  );
  process.exit(1);
}
void import('./service.js');
