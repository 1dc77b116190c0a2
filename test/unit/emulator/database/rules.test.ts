import { parseExpression } from '../../../../emulator/services/database/client/expression';
import { holds, type Knowledge } from '../../../../emulator/services/database/client/evaluate';
import { demandsOf } from '../../../../emulator/services/database/query/planner';
import type { Fields } from '../../../../emulator/services/database/values/types';

const NOW = 1_000_000;
const others: Record<string, Fields> = { 'teams.t1': { members: ['ann'], open: true } };
const ask = (rule: string, doc: Knowledge) =>
  holds(parseExpression(rule), { openid: 'ann', now: NOW, doc, get: (name, id) => others[`${name}.${id}`] ?? null });
const ofQuery = (rule: string, query: Fields) => ask(rule, { demands: demandsOf(query) });
const ofDocument = (rule: string, document: Fields) => ask(rule, { document });

describe('a rule over a whole document', () => {
  it.each<[string, Fields, boolean]>([
    ['true', {}, true],
    ['auth.openid == doc._openid', { _openid: 'ann' }, true],
    ['auth.openid === doc._openid', { _openid: 'bob' }, false],
    ['auth != null && !doc.hidden', {}, true],
    ['doc.n > 1 && doc.n <= 5', { n: 5 }, true],
    ['doc.n + 1 == 3 || false', { n: 2 }, true],
    ['doc.until > now', { until: new Date(NOW + 1) }, true],
    ['doc.until > now', { until: new Date(NOW) }, false],
    ['doc.state in [\'open\', "new"]', { state: 'new' }, true],
    ['auth.openid in doc.members', { members: ['bob', 'ann'] }, true],
    ['doc.a.b[1] == 2', { a: { b: [1, 2] } }, true],
    ['doc.missing == null', {}, true],
    ['doc.s > 3', { s: 'text' }, false],
    ['get(`database.teams.${doc.team}`).open', { team: 't1' }, true],
    ["auth.openid in get('database.teams.t1').members", {}, true],
    ["get('database.teams.none') == null", {}, true],
  ])('%s of %j is %s', (rule, document, expected) => {
    expect(ofDocument(rule, document)).toBe(expected);
  });
});

describe('a rule over a query holds only when it holds for all that the query could find', () => {
  it.each<[string, Fields, boolean]>([
    ['doc._openid == auth.openid', { _openid: 'ann' }, true],
    ['doc._openid == auth.openid', {}, false],
    ['doc._openid == auth.openid', { _openid: 'bob' }, false],
    ['doc._openid == auth.openid', { _openid: { $ne: 'bob' } }, false],
    ['doc._openid == auth.openid', { $or: [{ _openid: 'ann' }, { n: 1 }] }, false],
    ['doc._openid == auth.openid', { $and: [{ n: 1 }, { _openid: 'ann' }] }, true],
    ["doc.state == 'a' || doc.state == 'b'", { state: 'b' }, true],
    ["doc.state in ['a', 'b']", { state: { $in: ['a', 'b'] } }, true],
    ["doc.state in ['a', 'b']", { state: { $in: ['a', 'c'] } }, false],
    ['doc.age > 18', { age: { $gt: 18 } }, true],
    ['doc.age > 18', { age: { $gte: 18 } }, false],
    ['doc.age >= 18', { age: { $gte: 18 } }, true],
    ['18 < doc.age', { age: { $gt: 20 } }, true],
    ['doc.age < 60', { age: { $lt: 60 } }, true],
    ['doc.age < 60', { age: { $gt: 20 } }, false],
    ['!(doc.hidden == true)', { hidden: false }, true],
    ['!(doc.hidden == true)', {}, false],
    ['doc.hidden != true', {}, false],
    ['auth.openid in doc.members', { members: 'ann' }, true],
    ['auth.openid in doc.members', {}, false],
    ['doc.a.b == 1', { 'a.b': 1 }, true],
    ['true || doc.unknown', {}, true],
    ['auth.openid in get(`database.teams.${doc.team}`).members', { team: 't1' }, true],
    ['auth.openid in get(`database.teams.${doc.team}`).members', { team: { $in: ['t1', 't2'] } }, false],
    ['doc', {}, false],
  ])('%s of %j: %s', (rule, query, expected) => {
    expect(ofQuery(rule, query)).toBe(expected);
  });
});

it.each([
  ['doc.a ==', '"doc.a ==" ends too early'],
  ['doc.a = 1', 'character 6: cannot be read'],
  ['process.exit()', 'character 1: "process" is not expected here'],
  ['true true', 'character 6: "true" is not expected here'],
  ['[1, 2', 'ends too early'],
  ["get('a') && get('b') && get('c') && get('d')", 'has 4 get(); an expression may have 3'],
])('%s is refused in words', (rule, message) => {
  expect(() => parseExpression(rule)).toThrow(message);
});
