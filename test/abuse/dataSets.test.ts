import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getNamedType, isObjectType } from 'graphql';
import pg from 'pg';
import { GUARDS } from '../../src/access/guards.ts';
import { createRequestContext } from '../../src/context/createRequestContext.ts';
import type { Actor } from '../../src/context/types.ts';
import { createToken } from '../../src/domains/people/service/createToken.ts';
import { createGraphqlServer } from '../../src/graphql/createGraphqlServer.ts';
import { createSchema } from '../../src/graphql/createSchema.ts';
import { startHttpServer } from '../../src/http/startHttpServer.ts';
import { createTestAppWithFolder } from '../factories/importedCohort.ts';
import {
  createMember,
  type FilledDataSet,
  type FilledRecord,
  fillClosedDataSet,
  linkDataSets,
  noteUpload,
} from '../factories/twoDataSets.ts';
import type { TestApp } from '../support/testApp.ts';
import { documentOf, inputFor, rootFields } from '../support/walkSchema.ts';

const schema = createSchema();
const MISSING = '01890000-0000-7000-8000-000000000000';
const MISSING_HASH = 'f'.repeat(64);

let made: Awaited<ReturnType<typeof createTestAppWithFolder>>;
let test: TestApp;
/** Closed to everybody below. */
let secret: FilledDataSet;
let own: FilledDataSet;
/** Members of `own` alone. */
let viewer: Actor;
let curator: Actor;
let graphql: ReturnType<typeof createGraphqlServer>;
/** Every id of a record of the secret data set. */
let secretIds: string[];

let studyId: string;

beforeAll(async () => {
  made = await createTestAppWithFolder({ flags: { maxQueryCost: '1000000000', maxQueryDepth: '20' } });
  test = made.test;
  // Numbers that no other part of a message has.
  await asOwner('ALTER SEQUENCE slice_id_seq RESTART WITH 123456789');
  secret = await fillClosedDataSet(test, made.folder, 'Secret', 1);
  own = await fillClosedDataSet(test, made.folder, 'Own', 2);
  await linkDataSets(test, secret, own);
  viewer = await createMember(test, 'insider', 'VIEWER', own);
  curator = await createMember(test, 'inside curator', 'CURATOR', own);
  graphql = createGraphqlServer(test.app, schema);
  await graphql.start();
  const { rows } = await test.app.pool.query(
    'SELECT record_id::text AS id FROM record_data_set WHERE data_set_id = $1',
    [secret.dataSet.id],
  );
  secretIds = rows.map(({ id }) => id);
  // What a publication states belongs to no data set.
  const none = { patients: null, volumes: null, slices: null };
  const counts = [
    { ...none, title: 'Start', stage: null, patients: 2 },
    { ...none, title: 'End', stage: 'ANNOTATION', patients: 1 },
  ];
  const study = {
    name: 'A study',
    citation: 'A test',
    counts,
    exclusions: [],
    claims: [],
    hash: '0'.repeat(64),
  };
  ({ id: studyId } = await test.app.prisma.publishedStudy.create({ data: study }));
});
afterAll(async () => {
  await graphql.stop();
  await made.close();
});

async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client(test.app.database.url);
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

type Shown = {
  readonly data: Record<string, unknown> | null;
  readonly codes: readonly string[];
  readonly text: string;
};

async function ask(actor: Actor, query: string, variables: Record<string, unknown> = {}): Promise<Shown> {
  const contextValue = createRequestContext(test.app, actor, 'request-id');
  const { body } = await graphql.executeOperation({ query, variables }, { contextValue });
  if (body.kind !== 'single') throw new Error('An incremental answer was not expected.');
  const { data, errors = [] } = body.singleResult;
  const codes = errors.map(({ extensions }) => String(extensions?.['code']));
  const plain = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
  return { data: data ?? null, codes, text: JSON.stringify({ data, errors }, plain) };
}

/** Whatever of the secret data set shows in a text, its own ids aside when the caller wrote them. */
const leaksIn = (text: string, written: readonly string[] = []): string[] =>
  [...secretIds, ...secret.hashes, 'Secret '].filter(
    (part) => !written.includes(part) && text.includes(part),
  );

const idOf = (set: FilledDataSet, field: string): ((argument: string) => unknown) => {
  const kinds = Object.keys(set.ids) as FilledRecord[];
  return (argument) => {
    const bare = argument.replace(/Ids?$/, '').toLowerCase();
    const wanted = bare === 'id' ? field.replace(/^verify/, '').toLowerCase() : bare;
    const aliases: Record<string, FilledRecord> = {
      fixedvolume: 'ultrasound',
      volume: 'ultrasound',
      movingvolume: 'mri',
      subject: 'ultrasound',
      sameperson: 'patient',
      samepersonas: 'patient',
      supersedes: 'ultrasound',
      canceljob: 'job',
      a: 'freeze',
      b: 'freeze',
    };
    if (wanted === 'publishedstudy' || bare === 'study') return studyId;
    if (/hash/i.test(argument)) return set.hashes[0];
    if (bare === 'definition') return 'dice@1';
    if (argument === 'reasonCode') return 'OTHER_IMAGE_QUALITY';
    const kind = kinds.find((each) => each.toLowerCase() === wanted) ?? aliases[wanted];
    return kind === undefined ? MISSING : set.ids[kind];
  };
};

/** checkClaims reads no records, and its claims exclude each other. */
const withoutIds = rootFields(schema, 'Query').filter(
  (field) => field.name !== 'checkClaims' && !field.args.some(({ type }) => getNamedType(type).name === 'ID'),
);
const withIds = rootFields(schema, 'Query').filter((field) =>
  field.args.some(({ type }) => getNamedType(type).name === 'ID'),
);

/** What cannot be made up from its type alone. */
const CHOSEN: Readonly<Record<string, unknown>> = {
  subjectKind: 'REGISTRATION',
  draft: {
    ...{ name: 'draft', stage: 'ELIGIBILITY', subjectKind: 'PATIENT', reasonCode: 'NOT_FIRST_SURGERY' },
    ...{ conditions: [{ measure: 'PROCEDURE_NUMBER', atMost: 1 }], whenMissing: 'KEEP' },
  },
};

const argumentsFor = (field: (typeof withIds)[number], set: FilledDataSet): Record<string, unknown> =>
  Object.fromEntries(
    field.args
      .filter(
        ({ name, type }) =>
          getNamedType(type).name === 'ID' || String(type).endsWith('!') || name === 'draft',
      )
      .filter(({ name }) => !(['cohortFlow', 'reconcile'].includes(field.name) && name === 'freezeId'))
      .filter(({ name }) => !(field.name === 'predictions' && name === 'annotatorRunId'))
      .filter(({ name }) => !(field.name === 'previewRule' && name === 'ruleId'))
      .map(({ name, type }) => [name, CHOSEN[name] ?? inputFor(type, name, idOf(set, field.name))]),
  );

describe('a member of one data set, over every path that the schema has', () => {
  it.each(withoutIds)('reads nothing of another in $name', async (field) => {
    const given = argumentsFor(field, secret);
    const { text, codes } = await ask(viewer, documentOf('query', field, given), given);
    expect(codes.filter((code) => code !== 'FORBIDDEN')).toEqual([]);
    expect(leaksIn(text)).toEqual([]);
  });

  it.each(withIds)(
    'reads nothing of another by its ids in $name, and is told as for what does not exist',
    async (field) => {
      const given = argumentsFor(field, secret);
      const written = Object.values(given).flat().map(String);
      const document = documentOf('query', field, given);
      const shown = await ask(viewer, document, given);
      expect(leaksIn(shown.text, written)).toEqual([]);
      const missing = mapIds(given, (id) =>
        id === studyId
          ? id
          : /^\d+$/.test(id)
            ? '987654321987654321'
            : /^[0-9a-f]{64}$/.test(id)
              ? MISSING_HASH
              : MISSING,
      );
      const unknown = await ask(viewer, document, missing);
      const bare = (text: string, ids: readonly string[]): string =>
        ids.reduce((t, id) => t.replaceAll(id, '<id>'), text);
      expect(bare(shown.text, written)).toBe(bare(unknown.text, Object.values(missing).flat().map(String)));
    },
  );

  it.each(withIds)('reads its own in $name', async (field) => {
    const given = argumentsFor(field, own);
    const { text, codes } = await ask(viewer, documentOf('query', field, given), given);
    expect(codes.filter((code) => code !== 'FORBIDDEN')).toEqual([]);
    expect(leaksIn(text)).toEqual([]);
  });

  it('finds what it must not show to others, when an auditor asks: the walk sees every guarded type', async () => {
    const seen = new Set<string>();
    for (const field of [...withoutIds, ...withIds]) {
      const given = argumentsFor(field, secret);
      const { data } = await ask(test.actors.AUDITOR, documentOf('query', field, given), given);
      note(getNamedType(field.type).name, data?.[field.name], seen);
    }
    // A rater's labels are shown to who imports them, and never again.
    expect(Object.keys(GUARDS).filter((name) => !seen.has(name))).toEqual(['RaterLabelItem']);
  });

  it('counts what it lists, and no more', async () => {
    for (const field of withoutIds.filter(({ type }) => getNamedType(type).name.endsWith('Connection'))) {
      const { data } = await ask(
        viewer,
        `{ list: ${field.name}(first: 500) { totalCount nodes { __typename } } }`,
      );
      const list = data?.['list'] as { totalCount: number; nodes: unknown[] };
      expect([field.name, list.totalCount]).toEqual([field.name, list.nodes.length]);
    }
  });
});

/** Notes the types of which an answer holds a record. */
function note(typeName: string, value: unknown, seen: Set<string>): void {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const each of value) note(typeName, each, seen);
    return;
  }
  seen.add(typeName);
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return;
  for (const [name, each] of Object.entries(value)) {
    const field = type.getFields()[name];
    if (field) note(getNamedType(field.type).name, each, seen);
  }
}

function mapIds(value: Record<string, unknown>, change: (id: string) => string): Record<string, unknown> {
  const one = (each: unknown): unknown =>
    Array.isArray(each)
      ? each.map(one)
      : typeof each === 'string' && /^([0-9a-f-]{36}|[0-9a-f]{64}|\d+)$/.test(each)
        ? change(each)
        : each;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, one(each)]));
}

describe('a curator of one data set, over every mutation', () => {
  const mutations = rootFields(schema, 'Mutation');

  it.each(mutations)('changes nothing of another by $name, and is told nothing of it', async (field) => {
    const before = await stateOfSecret();
    const given = argumentsOf(field);
    const { text } = await ask(curator, documentOf('mutation', field, given), given);
    expect(leaksIn(text, JSON.stringify(given).match(/[0-9a-f-]{36}|[0-9a-f]{64}/g) ?? [])).toEqual([]);
    expect(await stateOfSecret()).toEqual(before);
  });

  function argumentsOf(field: (typeof withIds)[number]): Record<string, unknown> {
    return Object.fromEntries(
      field.args
        .filter(({ type }) => String(type).endsWith('!'))
        .map(({ name, type }) => [name, inputFor(type, name, idOf(secret, field.name))]),
    );
  }

  /** What is known of the secret data set: its records, and the events that name them. */
  const stateOfSecret = async (): Promise<unknown> => {
    const { rows } = await test.app.pool.query(
      `SELECT (SELECT count(*) FROM record_data_set WHERE data_set_id = $1) AS records,
              (SELECT count(*) FROM ledger_event WHERE $1 = ANY (data_set_ids)) AS events,
              (SELECT count(*) FROM job WHERE cancel_requested) AS cancelled`,
      [secret.dataSet.id],
    );
    return rows;
  };

  it('freezes its own slices when it names no data set', async () => {
    const [rule] = await test.app.prisma.sliceRule.findMany({ where: { name: 'Rule of Own' } });
    const input = { name: 'Mine', sliceRuleId: rule.id, foldCount: 1, foldSeed: 7 };
    const { data, codes } = await ask(
      curator,
      'mutation($input: CreateFreezeInput!) { createFreeze(input: $input) { freeze { patientCount } } }',
      { input },
    );
    // The same slices are frozen already, which it may know: they are its own.
    expect(data ?? codes).toEqual(['DUPLICATE']);
  });
});

describe('counts over records', () => {
  const FLOW = '{ cohortFlow { nodes { nIn { patients volumes } } } }';
  const SWEEP =
    '{ areaThresholdCounts(labelSource: US_MANUAL, minimumAreasMm2: [0]) { sliceCount patientCount } }';

  it.each([FLOW, SWEEP])('take in what the caller sees: %s', async (document) => {
    const mine = await ask(viewer, document);
    const all = await ask(test.actors.AUDITOR, document);
    expect(mine.codes).toEqual([]);
    expect(mine.text).not.toEqual(all.text);
    expect(mine.text).toContain(':1');
  });
});

describe('files, pictures and exports', () => {
  let url: string;
  let close: () => Promise<void>;
  let token: string;
  beforeAll(async () => {
    ({ url, close } = await startHttpServer({ ...test.app, config: { ...test.app.config, port: 0 } }));
    token = (await createToken(test.context('ADMIN'), { userId: curator.userId, name: 'inside' })).token;
  });
  afterAll(() => close());

  const get = async (path: string): Promise<{ status: number; text: string }> => {
    const response = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
    return { status: response.status, text: await response.text() };
  };

  it('of a closed data set are answered like those that do not exist', async () => {
    const pairs = [
      ...secret.hashes.map((hash) => [`/files/${hash}`, `/files/${MISSING_HASH}`]),
      ...['volume', 'annotation', 'pseudo-label', 'prediction'].map((kind) => [
        `/exports/${kind}/${secret.ids[kind === 'pseudo-label' ? 'pseudoLabel' : kind === 'volume' ? 'ultrasound' : (kind as FilledRecord)]}`,
        `/exports/${kind}/${MISSING}`,
      ]),
      [`/exports/slice/${secret.ids.slice}`, '/exports/slice/987654321987654321'],
      [`/exports/freeze/${secret.ids.freeze}`, `/exports/freeze/${MISSING}`],
      [`/pictures/slice/${secret.ids.slice}.png`, '/pictures/slice/987654321987654321.png'],
      [
        `/pictures/metric-run/${secret.ids.metricRun}/slice/${secret.ids.slice}.png`,
        `/pictures/metric-run/${MISSING}/slice/987654321987654321.png`,
      ],
      [
        `/pictures/cohort-flow.svg?dataSetId=${secret.ids.dataSet}`,
        `/pictures/cohort-flow.svg?dataSetId=${MISSING}`,
      ],
      [
        `/pictures/cohort-flow.svg?freezeId=${secret.ids.freeze}`,
        `/pictures/cohort-flow.svg?freezeId=${MISSING}`,
      ],
    ];
    const plain = (text: string): string =>
      text.replace(/[0-9a-f]{64}|[0-9a-f-]{36}|\d{5,}/g, '<id>').replace(/slice \d+/g, 'slice <id>');
    for (const [closed, missing] of pairs) {
      const shown = await get(closed);
      expect([closed, shown.status]).toEqual([closed, 404]);
      expect(plain(shown.text)).toBe(plain((await get(missing)).text));
    }
  });

  it('of its own are answered', async () => {
    for (const hash of own.hashes) expect((await get(`/files/${hash}`)).status).toBe(200);
    expect((await get(`/exports/volume/${own.ids.ultrasound}`)).status).toBe(200);
    expect((await get(`/pictures/slice/${own.ids.slice}.png`)).status).toBe(200);
  });

  it('that it sent itself are its own, whoever else has them', async () => {
    const [hash] = secret.hashes;
    await noteUpload(test, hash, viewer);
    expect((await get(`/files/${hash}`)).status).toBe(404);
    await noteUpload(test, hash, curator);
    expect((await get(`/files/${hash}`)).status).toBe(200);
  });
});

describe('background jobs', () => {
  it('fail with a code when their creator is no member any more, or is disabled', async () => {
    const role = 'CURATOR';
    const { prisma } = test.app;
    await prisma.job.updateMany({ where: { state: 'QUEUED' }, data: { state: 'CANCELLED' } });
    for (const name of ['leaver', 'disabled']) {
      const creator = await createMember(test, name, role, own);
      const { id } = await prisma.job.create({
        data: {
          kind: 'RENDER_QC_SHEET',
          input: { registrationId: own.ids.registration },
          createdById: creator.userId,
        },
      });
      if (name === 'leaver') {
        await prisma.dataSetMember.updateMany({
          where: { userId: creator.userId },
          data: { revokedAt: new Date(), revokedById: test.actors.ADMIN.userId },
        });
      } else await prisma.user.update({ where: { id: creator.userId }, data: { disabledAt: new Date() } });
      expect(await test.drainJobs()).toEqual(['FAILED']);
      expect(await prisma.job.findUnique({ where: { id } })).toMatchObject({ errorCode: 'FORBIDDEN' });
    }
  });
});

describe('what membership costs', () => {
  const DOCUMENT = `{ volumes(filter: { dataSetName: { equals: "Own" } }) { nodes { patient { pseudonym } annotations { id } registrations { reviews { id } } } } }`;

  it('is one query a request, once the process knows the records', async () => {
    await ask(viewer, DOCUMENT);
    const count = async (actor: Actor): Promise<number> => {
      test.resetQueries();
      expect((await ask(actor, DOCUMENT)).codes).toEqual([]);
      return test.queries().length;
    };
    expect(await count(viewer)).toBe((await count(test.actors.AUDITOR)) + 1);
  });
});
