import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Client } from '#electron/cli/connection/client.ts';
import { runImport } from '#electron/core/ingest/run-import.ts';
import type { Project } from '#electron/core/project/project.ts';
import type { Host } from '#electron/rpc/host/host.ts';
import { router } from '#electron/rpc/router.ts';
import { ImportOptions } from '#schemas/contract/imports.ts';
import type { FormulaSummary } from '#schemas/contract/library.ts';
import type { DocumentRecord, SchemaRecord } from '#schemas/domain/document.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import { CategoryId, FacetId, type PersonId, QuotaId } from '#schemas/domain/id.ts';
import { importActorId } from '#schemas/domain/person.ts';
import { subModelIds } from '#schemas/domain/sub-model.ts';
import { blankRequirements } from '#shared/requirements/default-requirements.ts';
import { aPerson, creating } from './builders.ts';
import { importActor } from './open-projects.ts';
import { realFiles } from './real-data.ts';

const people = [
  aPerson(1, 'annotator', '김민아'),
  aPerson(2, 'annotator', '이준서'),
  aPerson(3, 'annotator', '박서윤'),
  aPerson(4, 'annotator', '최하늘'),
  aPerson(5, 'reviewer', '정소라'),
  aPerson(6, 'reviewer', '강도윤'),
] as const;

export interface CrowdedProject {
  readonly project: Project;
  readonly formulas: readonly FormulaSummary[];
}

/**
 * Makes a project in which every list is long: real formulas of CROHME in every state, six people, six facets, thirty
 * quotas, conversations, second annotations, a release and faults. The names that people would have given are Korean,
 * so that what is left of English on a Korean screen is the program's.
 */
export async function openCrowdedProject(
  host: Host,
  folder: string,
  { files, name = '학교 수식' }: { readonly files: number; readonly name?: string },
): Promise<CrowdedProject> {
  await host.create(join(folder, name), name, '한지원');
  const { project } = host;
  if (!project) throw new Error('The crowded project did not open.');
  const client = clientOf(host, importActorId);
  const facets = await addSchema(project, client);
  await importAll(project, facets, files);
  await writeRequirements(client, facets);
  const formulas = await allFormulas(client);
  await work(host, project, formulas);
  await agree(host);
  await endOf(project, (await client.validation.start({ ink: true })).job);
  await endOf(project, (await client.duplicates.look()).job);
  await endOf(project, (await client.releases.startFreeze({ name: '첫 공개' })).job);
  await client.library.saveView({ name: '분수 다시 보기', address: { text: 'frac' }, shared: true });
  return { project, formulas: await allFormulas(client) };
}

function clientOf(host: Host, person: PersonId): Client {
  return createRouterClient(router, {
    context: { host, session: { kind: 'machine', via: 'in-process', person, lockId: null } },
  });
}

async function endOf(project: Project, job: Parameters<Project['jobs']['whenEnded']>[0]): Promise<void> {
  const ended = await project.jobs.whenEnded(job);
  if (ended.state !== 'done') throw new Error(`${ended.kind}: ${ended.error?.message ?? ended.state}`);
}

type Facets = ReadonlyMap<string, readonly CategoryId[]>;

/** The template's facets and two more; people; the bar of a fraction that no formula has. */
async function addSchema(project: Project, client: Client): Promise<Facets> {
  const extra: readonly (readonly [
    key: string,
    en: string,
    ko: string,
    values: readonly (readonly [string, string])[],
  ])[] = [
    [
      'topic',
      'Topic',
      '단원',
      [
        ['arithmetic', '산수'],
        ['algebra', '대수'],
        ['analysis', '해석'],
        ['geometry', '기하'],
        ['statistics', '통계'],
      ],
    ],
    [
      'neatness',
      'Neatness',
      '글씨 상태',
      [
        ['neat', '반듯함'],
        ['plain', '보통'],
        ['messy', '흘려 씀'],
      ],
    ],
  ];
  const records = extra.flatMap(([key, en, ko, values], place): SchemaRecord[] => {
    const facet = FacetId.parse(project.runtime.newId());
    return [
      { kind: 'facet', id: facet, key, name: { en, ko }, selection: 'one', position: 10 + place, retired: false },
      ...values.map(
        ([category, name], position): SchemaRecord => ({
          kind: 'category',
          id: CategoryId.parse(project.runtime.newId()),
          facet,
          key: category,
          name: { en: category, ko: name },
          position,
          retired: false,
          aliasOf: null,
        }),
      ),
    ];
  });
  await client.schema.commit({ patches: [...people, ...records].map((record) => creating(record)) });
  const schema = await client.schema.get();
  return new Map(
    schema.facets.map(({ record: { id, key } }) => [
      key,
      schema.categories.flatMap(({ record }) => (record.facet === id ? [record.id] : [])),
    ]),
  );
}

/** Five imports with other categories each; what the second brings is still to be reviewed, the third's to be done. */
async function importAll(project: Project, facets: Facets, files: number): Promise<void> {
  const sources = (await realFiles('.inkml', 'crohme', 'inkml')).toSorted().slice(0, files);
  const size = Math.ceil(sources.length / 5);
  const states = ['accepted', 'submitted', 'drafted', 'accepted', 'submitted'] as const;
  for (const [place, status] of states.entries()) {
    const categories = [...facets.values()].flatMap((own, facet) => own[(place + facet) % own.length] ?? []);
    const options = ImportOptions.parse({
      format: 'inkml',
      status,
      // The last lacks what it should have.
      categories: (place === 4 ? categories.slice(2) : categories).toSorted(),
      batch: `${place + 1}차 수집`,
    });
    const roots = sources.slice(place * size, (place + 1) * size);
    const job = project.jobs.start('import', (handle) => runImport(project, importActor, { roots, options }, handle));
    await endOf(project, job.id);
  }
}

/** Thirty quotas of all sorts, a budget, rules, and a model of each kind. */
async function writeRequirements(client: Client, facets: Facets): Promise<void> {
  const { symbolClasses } = await client.schema.get();
  const [levels = [], scripts = [], topics = []] = ['level', 'script', 'topic'].map((key) => facets.get(key) ?? []);
  const labels = ['1', '2', '3', 'x', 'y', '+', '-', '=', '\\frac', '\\sqrt', '\\pi', '\\alpha', '\\int', '\\sum'];
  const classes = labels.flatMap(
    (label) => symbolClasses.find(({ record }) => record.label === label)?.record.id ?? [],
  );
  const quotas = [
    { categories: [], symbolClass: null, subModel: null, target: 500 },
    { categories: [], symbolClass: null, subModel: 'converter' as const, target: 400 },
    ...levels.map((level, place) => ({
      categories: [level],
      symbolClass: null,
      subModel: null,
      target: 60 + 20 * place,
    })),
    ...topics.map((topic) => ({ categories: [topic], symbolClass: null, subModel: null, target: 45 })),
    ...levels.flatMap((level) => ({
      categories: [level, ...scripts.slice(0, 1)].toSorted(),
      symbolClass: null,
      subModel: null,
      target: 30,
    })),
    ...classes.map((symbolClass, place) => ({ categories: [], symbolClass, subModel: null, target: 25 * (1 + place) })),
    ...classes.slice(0, 1).map((symbolClass) => ({
      categories: levels.slice(0, 1),
      symbolClass,
      subModel: 'recognizer' as const,
      target: 90,
    })),
  ];
  await client.schema.commit({
    patches: quotas.map(({ categories, ...quota }, place) =>
      creating({
        ...quota,
        kind: 'quota',
        id: QuotaId.parse(`01CR0WD${String(place).padStart(19, '0')}`),
        categories: [...categories],
        unit: quota.symbolClass === null ? 'formula' : 'symbol',
        due: place % 3 === 0 ? '2030-06-30' : null,
        costPerItem: null,
        assignees: place % 4 === 0 ? people.slice(0, 2).map(({ id }) => id) : [],
      }),
    ),
  });
  await client.schema.commit({
    patches: [
      creating({
        ...blankRequirements(),
        purpose: '초·중등 손글씨 답안을 채점하는 서비스의 수식 인식',
        truthRules: [
          { topic: '소수점', rule: '소수점은 마침표로 적는다.' },
          { topic: '곱하기', rule: '가운뎃점은 \\cdot으로 적는다.' },
        ],
        budget: { unit: 'KRW', total: 3_000_000, perFormula: 300, perSymbol: 20 },
        models: subModelIds.map((id, place) => ({
          subModel: id,
          input: '600 dpi',
          output: 'JSON',
          metric: 'F1',
          direction: 'at-least' as const,
          target: 0.95,
          processingMs: 40 + 30 * place,
          targetQps: 20,
          serving: 'cloud' as const,
          hardware: 'T4',
          modelGb: 1.5 + place,
          deviceGb: 10,
        })),
        workOrder: 'by-gaps',
      }),
    ],
  });
}

async function allFormulas(client: Client): Promise<readonly FormulaSummary[]> {
  const formulas: FormulaSummary[] = [];
  let after: string | null = null;
  do {
    const part: Awaited<ReturnType<Client['library']['formulas']>> = await client.library.formulas({
      after,
      limit: 200,
    });
    formulas.push(...part.items);
    after = part.next;
  } while (after !== null);
  return formulas;
}

/** Everybody has a hand in some formulas: edits, faults, submissions, returns with a place, acceptances, remarks. */
async function work(host: Host, project: Project, formulas: readonly FormulaSummary[]): Promise<void> {
  const drafted = formulas.filter(({ status }) => status === 'drafted');
  for (const [place, summary] of drafted.entries()) {
    const person = people[place % 4];
    if (!person) continue;
    const client = clientOf(host, person.id);
    await change(client, summary.id, place);
    if (place % 3 !== 0)
      await endOf(project, (await client.library.act({ formulas: [summary.id], act: 'submit' })).job);
  }
  const submitted = formulas.filter(({ status }) => status === 'submitted');
  for (const [place, { id, page }] of submitted.slice(0, Math.ceil(submitted.length / 2)).entries()) {
    const reviewer = clientOf(host, (people[4 + (place % 2)] ?? people[4]).id);
    const { revision } = await read(reviewer, id);
    const document = { type: 'formula' as const, id };
    if (place % 4 === 0) {
      const text = '두 번째 글자를 다시 보세요.';
      const threads = [{ layer: 'symbols' as const, pin: { kind: 'place' as const, x: 20, y: 20 }, text }];
      await reviewer.review.decide({ document, base: revision, return: ['symbols'], threads });
    } else if (place % 4 === 1) {
      await reviewer.review.openThread({ page, formula: id, thread: { pin: { kind: 'whole' }, text: '훌륭합니다.' } });
    } else {
      await reviewer.review.decide({ document, base: revision, accept: ['symbols', 'layout', 'latex'] });
    }
  }
  const last = drafted.at(-1);
  if (!last) return;
  const aside = { formulas: [last.id], act: 'unusable' as const, reason: '흐림' };
  await endOf(project, (await clientOf(host, importActorId).library.act(aside)).job);
}

async function read(client: Client, formula: FormulaId) {
  const { page } = await client.annotation.pageOfFormula({ formula });
  const found = (await client.annotation.page({ page })).formulas.find(({ ref }) => ref.id === formula);
  if (!found) throw new Error('The formula is gone.');
  return found;
}

/** An edit as people make them; every few bring a fault of their own kind. */
async function change(client: Client, id: FormulaId, place: number): Promise<void> {
  const { ref, revision, records } = await read(client, id);
  const formula = records.find((record) => record.kind === 'formula');
  const symbol = records.find((record) => record.kind === 'symbol');
  if (formula?.kind !== 'formula' || symbol?.kind !== 'symbol') return;
  const faults = [
    { before: symbol, after: { ...symbol, symbolClass: null } },
    { before: symbol, after: { ...symbol, box: { x: 1, y: 1, width: 2, height: 2 } } },
    { before: formula, after: { ...formula, latex: `${formula.latex} + 9` } },
    { before: formula, after: { ...formula, latex: '\\frac{1}{' } },
    { before: formula, after: { ...formula, note: '연필 자국' } },
  ];
  const update = faults[place % faults.length];
  if (update)
    await client.annotation.commit({
      patches: [{ document: ref, base: revision, added: [], updated: [update], removed: [] }],
    });
}

/** The first symbol alone, under the label of another. */
function mistaken(own: readonly DocumentRecord[]): DocumentRecord[] {
  const symbols = own.filter((record) => record.kind === 'symbol');
  const [first] = symbols;
  const other = symbols.find(({ symbolClass }) => symbolClass !== first?.symbolClass);
  return first ? [{ ...first, symbolClass: other?.symbolClass ?? first.symbolClass }] : [];
}

/** A sample for second annotation: half of it done, one of these differently. */
async function agree(host: Host): Promise<void> {
  const lead = clientOf(host, importActorId);
  const annotators = people.slice(0, 4).map(({ id }) => id);
  await lead.second.draw({ share: 0.15, seed: 7, annotators });
  for (const [turn, person] of annotators.entries()) {
    const client = clientOf(host, person);
    const { tasks } = await client.second.tasks();
    for (const [place, task] of tasks.slice(0, Math.ceil(tasks.length / 2)).entries()) {
      const { formulas } = await client.second.page({ page: task.page });
      const [shape] = formulas;
      const before = shape?.records.find((record) => record.kind === 'formula');
      if (!shape || before?.kind !== 'formula') continue;
      const first = await read(lead, task.formula);
      const own = first.records.filter((record) => record.kind === 'symbol' || record.kind === 'relation');
      const truth = first.records.find((record) => record.kind === 'formula');
      const isSame = (turn + place) % 2 === 0;
      const latex = truth?.kind === 'formula' ? truth.latex : '';
      const { documents } = await client.second.commit({
        patches: [
          {
            document: shape.ref,
            base: shape.revision,
            added: isSame ? own : mistaken(own),
            updated: [{ before, after: { ...before, latex: isSame ? latex : 'x' } }],
            removed: [],
          },
        ],
      });
      const [document] = documents;
      if (!document) continue;
      await client.second.setState({
        layers: [{ document: document.ref, base: document.revision, layers: ['symbols', 'layout', 'latex'] }],
        to: 'submitted',
        emptyOnPurpose: true,
      });
    }
  }
}
