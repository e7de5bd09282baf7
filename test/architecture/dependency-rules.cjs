/**
 * Who may import whom (docs/architecture.md). `BASE` lets the same rules run over `src` and over each fixture,
 * which is a small tree that breaks exactly one of them.
 */
const rulesFor = base => {
  const CONTEXTS = '(projects|land-registry|investors|reference-data|people|reporting|audit|exchange|console)';
  // A context with many slices keeps them by area; what an area's slices share lies in the area itself.
  const AREA = '(?:proposal|review|appeals|land|grid|agreement|works|change|records|corrections|reading)/';
  const SLICE = `(?:${AREA})?(?!${AREA})[^/]+`;
  const ROLE =
    '\\.(controller|guard|query|projection|handler|streams|module|problems|violations|actions|automation|spec|contract)\\.ts$';
  return [
    {
      name: 'kernel-is-pure',
      severity: 'error',
      from: { path: `^${base}/kernel/`, pathNot: '\\.spec\\.ts$' },
      to: { pathNot: `^${base}/kernel/` },
    },
    {
      name: 'platform-knows-no-domain',
      severity: 'error',
      from: { path: `^${base}/platform/`, pathNot: '\\.spec\\.ts$' },
      to: { path: `^${base}/(?!kernel/|platform/)` },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: `^${base}/${CONTEXTS}/(domain/.+|${SLICE}/[^/]+)\\.ts$`, pathNot: ROLE },
      to: { pathNot: [`^${base}/kernel/`, `^${base}/$1/`, `^${base}/${CONTEXTS}/index\\.ts$`] },
    },
    {
      name: 'pure-files-import-pure-files',
      severity: 'error',
      from: { path: `^${base}/${CONTEXTS}/(domain/.+|${SLICE}/[^/.]+)\\.ts$`, pathNot: ROLE },
      to: { path: `^${base}/${CONTEXTS}/.*${ROLE}`, pathNot: '\\.violations\\.ts$' },
    },
    {
      name: 'contexts-meet-at-their-index',
      severity: 'error',
      from: { path: `^${base}/${CONTEXTS}/`, pathNot: '\\.spec\\.ts$' },
      to: { path: `^${base}/${CONTEXTS}/`, pathNot: [`^${base}/$1/`, `^${base}/${CONTEXTS}/index\\.ts$`] },
    },
    {
      name: 'context-map-has-a-direction',
      severity: 'error',
      comment:
        'reporting, exchange -> projects, land-registry, investors, reference-data; projects -> land-registry, investors, reference-data; nobody -> reporting, audit, exchange',
      from: { path: `^${base}/(land-registry|investors|reference-data|people)/`, pathNot: '\\.spec\\.ts$' },
      to: { path: `^${base}/(projects|reporting|audit|exchange|console)/` },
    },
    {
      name: 'slices-do-not-know-each-other',
      severity: 'error',
      from: { path: `^${base}/${CONTEXTS}/(${SLICE})/`, pathNot: [`^${base}/${CONTEXTS}/domain/`, '\\.spec\\.ts$'] },
      to: { path: `^${base}/$1/${SLICE}/`, pathNot: [`^${base}/$1/$2/`, `^${base}/$1/domain/`] },
    },
    {
      name: 'areas-do-not-know-each-other',
      severity: 'error',
      from: { path: `^${base}/${CONTEXTS}/(${AREA})`, pathNot: '\\.spec\\.ts$' },
      to: { path: `^${base}/$1/${AREA}`, pathNot: `^${base}/$1/$2` },
    },
    {
      name: 'controllers-ask-the-bus',
      severity: 'error',
      from: { path: '\\.controller\\.ts$' },
      to: { path: `^${base}/platform/(event-store|postgres|cqrs/(aggregate-streams|unique-claims))` },
    },
    {
      name: 'the-demo-is-an-outer-ring',
      severity: 'error',
      comment:
        'the register runs without it: only the composition root hands it over, and it enters by HTTP and indexes',
      from: { path: `^${base}/(?!demo/|app\\.module\\.ts$)`, pathNot: '\\.spec\\.ts$' },
      to: { path: `^${base}/demo/` },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-tests-in-production',
      severity: 'error',
      from: { path: `^${base}/`, pathNot: '\\.(spec|contract)\\.ts$' },
      to: { path: '(^test/|\\.(spec|contract)\\.ts$)' },
    },
    { name: 'what-is-imported-exists', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ];
};

module.exports = { rulesFor };
