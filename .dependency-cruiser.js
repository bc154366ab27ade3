/**
 * Who may import whom. `npm run check:imports` holds every import against this page, imports of types too: a type is a
 * promise as much as a function is.
 */

/** From the bottom up. A folder imports only what stands in a lower row, never a neighbour in its own. */
const rows = [
  ['kernel'],
  ['config'],
  ['platform', 'early-checks'],
  ['ledger', 'notifications/texts'],
  ['cabinets', 'procedures', 'site-key', 'notifications/channels'],
  ['hardware', 'site-database'],
  ['citizens', 'staff'],
  ['dossiers'],
  ['runs', 'audits', 'notifications', 'feedback', 'partners'],
  ['paperwork', 'reports', 'kiosk', 'persons'],
  ['monitoring', 'demo'],
  // The files at the top of src put the house together; the processes stand on them.
  ['*.ts'],
  ['launcher', 'command-line'],
];

const pathOf = (name) => (name === '*.ts' ? '^src/[^/]+[.]ts$' : `^src/${name}/`);
const everyRow = rows.flat().map(pathOf);

const testing = '[.]spec[.]ts$|/testing/|^test/';
const contract = '^firmware-bridge/contract/';
const client = '^firmware-bridge/client/';
const kernel = '^src/kernel/';
const pure = '(?:[.]machine|[.]policy|[.]schedule|/chain)[.]ts$';
const entity = '[.]entity[.]ts$';
/** What a feature shows to others. The platform and the notifications have parts with a face of their own. */
const faces = [
  '^src/[^/]+/index[.]ts$',
  '^src/platform/(auth|database|events|http|jobs)/index[.]ts$',
  // No feature prepares the database; the processes do.
  '^src/platform/prepare-database[.]ts$',
  '^src/notifications/(channels|texts)/index[.]ts$',
];

/** Jest loads them before it can compile, so they take what is built. */
const globalSetup = '^test/support/(postgres|browser)[.]global-setup[.]js$';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const layers = rows.flatMap((row, height) =>
  row.map((name) => {
    const below = rows.slice(0, height).flat().map(pathOf);
    const lowerParts = below.filter((path) => path.startsWith(pathOf(name)));
    return rule(
      `layer: ${name}`,
      `src/${name} imports only itself and what stands in a lower row.`,
      { path: pathOf(name), pathNot: [testing, ...lowerParts] },
      { path: everyRow, pathNot: [pathOf(name), ...below] },
    );
  }),
);

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    rule(
      'no-cycle',
      'Two files that need each other are one thing, or hide a third.',
      {},
      { circular: true },
    ),
    rule('no-unknown', 'Every import leads somewhere.', { pathNot: globalSetup }, { couldNotResolve: true }),

    ...layers,
    rule(
      'place-in-the-rows',
      'A new folder of src gets its place in the rows.',
      {},
      {
        path: '^src/',
        pathNot: everyRow,
      },
    ),
    rule(
      'through-the-face',
      "Across features only through a feature's index.ts.",
      { path: '^src/([^/]+)/', pathNot: [testing, pure] },
      { path: '^src/[^/]+/', pathNot: ['^src/$1/', ...faces] },
    ),
    rule(
      'through-the-face-from-the-top',
      'The top files take a feature by its index.ts.',
      { path: pathOf('*.ts'), pathNot: testing },
      { path: '^src/[^/]+/', pathNot: faces },
    ),
    rule(
      'pure-through-the-face',
      'A decision may take from a decision of another feature without the rest of that feature.',
      { path: `^src/([^/]+)/.*${pure}` },
      { path: '^src/[^/]+/', pathNot: ['^src/$1/', pure, ...faces] },
    ),

    rule(
      'pure-stays-pure',
      'A decision takes values only from the kernel, the contract, its own folder and other decisions.',
      { path: `^(.+)/[^/]*${pure}` },
      {
        pathNot: [
          '^$1/[^/]+[.]ts$',
          kernel,
          contract,
          pure,
          'node_modules/(luxon|canonicalize)/',
          '^crypto$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'kernel-is-pure',
      'No framework, no input or output.',
      { path: kernel, pathNot: testing },
      {
        pathNot: [kernel, 'node_modules/libphonenumber-js/', '^crypto$'],
      },
    ),

    rule(
      'checks-before-the-program',
      'Before the checks of a start only what they need is loaded: the program takes longer than all of them.',
      { path: '^src/(?:main[.]ts$|early-checks/)', pathNot: testing },
      {
        path: '^src/',
        pathNot: [kernel, '^src/config/', '^src/early-checks/', '^src/exit-codes[.]ts$'],
        dependencyTypesNot: ['dynamic-import'],
      },
    ),

    rule(
      'entity-at-home',
      'An entity never leaves its feature.',
      { path: '^src/([^/]+)/' },
      {
        path: entity,
        pathNot: '^src/$1/',
      },
    ),
    rule(
      'entity-not-outside',
      'An entity never leaves its feature.',
      { pathNot: '^src/[^/]+/' },
      {
        path: entity,
      },
    ),
    rule('entity-not-shown', 'An entity never leaves its feature.', { path: faces }, { path: entity }),

    rule(
      'bridge-by-contract',
      'The service knows the bridge by its contract, and speaks to it through the client.',
      { path: '^src/', pathNot: '^src/demo/' },
      {
        path: '^firmware-bridge/',
        pathNot: [contract, client],
      },
    ),
    rule(
      'demo-by-the-simulator-face',
      'The demo steers the simulator through its client, in another process.',
      { path: '^src/demo/' },
      { path: '^firmware-bridge/', pathNot: [contract, '^firmware-bridge/simulator/index[.]ts$'] },
    ),
    rule(
      'bridge-without-service',
      'The bridge knows no citizen.',
      { path: '^firmware-bridge/' },
      {
        path: '^(src|migrations|test)/',
      },
    ),
    rule(
      'contract-alone',
      'The contract stands on nothing but the list of drivers, which says what a site file may ask of them.',
      { path: contract, pathNot: testing },
      {
        pathNot: [contract, '^firmware-bridge/src/boards/(registry|driver)[.]ts$', 'node_modules/zod/'],
      },
    ),
    rule(
      'client-of-the-contract',
      'Who speaks to the bridge, service or technician, needs no more than the contract.',
      { path: client, pathNot: testing },
      { path: '^firmware-bridge/', pathNot: [contract, client] },
    ),
    rule(
      'drivers-are-pure',
      'Through the contract a driver is loaded by both processes: it holds bytes and their meaning, and reaches nothing.',
      { path: '^firmware-bridge/src/boards/', pathNot: testing },
      {
        pathNot: ['^firmware-bridge/src/boards/', '^firmware-bridge/contract/outcomes[.]ts$'],
      },
    ),
    rule(
      'bridge-without-simulator',
      'What runs at a site holds no simulated board.',
      { path: '^firmware-bridge/src/', pathNot: testing },
      { path: '^firmware-bridge/simulator/' },
    ),
    rule(
      'simulator-without-bridge',
      "A simulator that shares the bridge's code would share its mistakes.",
      { path: '^firmware-bridge/simulator/', pathNot: testing },
      { path: '^firmware-bridge/src/' },
    ),

    rule(
      'screens-apart',
      'A screen takes nothing from another; what two need stands in shared.',
      { path: '^web/src/([^/]+)/', pathNot: testing },
      { path: '^web/src/', pathNot: ['^web/src/$1/', '^web/src/shared/'] },
    ),
    rule(
      'screens-by-http',
      'The screens know the service by its OpenAPI document.',
      { path: '^web/src/', pathNot: testing },
      { path: '^(src|firmware-bridge|migrations|test)/' },
    ),
    rule(
      'service-without-screens',
      'The service serves what is built.',
      { path: '^(src|firmware-bridge|migrations)/' },
      { path: '^web/' },
    ),

    rule(
      'no-test-code',
      'Production code takes nothing from tests.',
      { pathNot: testing },
      { path: testing },
    ),
    rule(
      'no-development-package',
      'Not installed at a site.',
      { path: '^(src|firmware-bridge|migrations)/', pathNot: testing },
      {
        dependencyTypes: ['npm-dev'],
        // The simulator loads it only when asked for a pseudo-terminal, which no site does.
        pathNot: 'node_modules/@lydell/node-pty/',
      },
    ),
    rule(
      'listed-package',
      'A package in use stands in package.json.',
      {},
      {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown'],
      },
    ),
    rule(
      'serial-port-in-the-bridge',
      'The bridge is the only owner of serial ports.',
      { pathNot: '^firmware-bridge/' },
      { path: 'node_modules/(serialport|@serialport)/' },
    ),
    rule(
      'not-from-dist',
      'What is built is no source.',
      { pathNot: globalSetup },
      { path: '(^|/)dist/', pathNot: 'node_modules' },
    ),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '(^|/)dist/'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['motcua247-source', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json', '.css'],
    },
  },
};
