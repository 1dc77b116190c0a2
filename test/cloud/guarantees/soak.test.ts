// The soak in small: visitors, every kind of fault, instances side by side. `npm run soak` is the same at any length.
import { contracts } from '../../support/guarantees/audit';
import { brokenBy, soak } from '../../soak/run';

/** So many there must be, however slow the machine. */
const fewest = 1_000;
/** From then on the fewest are enough. */
const longestMs = 60_000;

it('C1–C8: hold for some thousand messages with every kind of fault, as WeChat’s own book shows', async () => {
  const begun = performance.now();
  const result = await soak({
    messages: 3_000,
    seed: 20_261_121,
    visitors: 250,
    // WeChat's own five seconds would make a busy machine a fault of ours.
    deadlineMs: 60_000,
    enough: (messages) => messages >= fewest && performance.now() - begun > longestMs,
  });
  const again = result.violations.map(
    ({ contract, wave, openid, what }) => `${contract} wave ${wave} ${openid}: ${what}`,
  );
  expect(again).toEqual([]);
  expect(contracts.map((contract) => brokenBy(result.violations, contract))).toEqual(contracts.map(() => 0));
  expect(result.messages).toBeGreaterThanOrEqual(fewest);
  expect(result.saidLater).toBeGreaterThan(0);
  // The faults were really there.
  for (const kind of ['duplicate', 'drop', 'lost-acknowledgement', 'lost-answer', 'conflict', 'slow before', 'reorder'])
    expect([kind, result.faults[kind]]).not.toEqual([kind, 0]);
}, 900_000);
