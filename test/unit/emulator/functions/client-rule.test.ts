import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { clientMayInvoke } from '../../../../emulator/services/functions/client-rule';
import { inheritedNames } from '../../../support/names';

let root: string;
beforeEach(() => (root = mkdtempSync(path.join(tmpdir(), 'rules-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));
const rules = (text: string) => writeFileSync(path.join(root, 'security-rules.json'), text);

it.each(inheritedNames)('C11: a function called %s is closed unless a rule opens it', (name) => {
  rules('{"visitor": {"invoke": true}}');
  expect(clientMayInvoke(root, name, 'oAbc')).toBe(false);
  rules(`{"*": {"invoke": false}, "${name}": {"invoke": "auth != null"}}`);
  expect([clientMayInvoke(root, name, 'oAbc'), clientMayInvoke(root, name, undefined)]).toEqual([true, false]);
});

it.each([...inheritedNames, 'auth', '1', ''])('C11: the rule "%s" is none, and lets nobody in', (rule) => {
  rules(JSON.stringify({ '*': { invoke: rule } }));
  expect(() => clientMayInvoke(root, 'visitor', 'oAbc')).toThrow(/is none of true, false, auth!=null/);
});

it.each(['null', '[]', '1', '"*"', '{"*": null}', '{"visitor": true}'])(
  'C11: %s are no rules, and let nobody in',
  (text) => {
    rules(text);
    expect(() => clientMayInvoke(root, 'visitor', 'oAbc')).toThrow(/security-rules\.json.*must/);
  },
);
