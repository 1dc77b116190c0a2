// Open data by cloudID (WeChat: 获取开放数据). In: what a visitor gave away on the phone. Out: the same, to the function
// that shows the cloudID in time.
import { randomBytes } from 'node:crypto';
import protobuf from 'protobufjs';
import type { Host } from '../../service';
import { CLOUD_ID_LASTS } from './constants';
import type { State } from './state';

const root = protobuf.Root.fromJSON({
  nested: {
    Request: { fields: { cloudidList: { rule: 'repeated', type: 'string', id: 2 } } },
    Item: { fields: { cloudId: { type: 'string', id: 1 }, json: { type: 'string', id: 2 } } },
    Answer: { fields: { dataList: { rule: 'repeated', type: 'Item', id: 1 } } },
  },
});

export class OpenDataStore {
  constructor(
    private readonly host: Host,
    private readonly state: State,
  ) {}

  /** Keeps data and names it. */
  put(data: unknown): string {
    const now = this.host.clock.now();
    const cloudID = `39_${randomBytes(24).toString('base64url')}`;
    const alive = (this.state.state.openData ?? []).filter(({ until }) => now < until);
    this.state.change({ openData: [...alive, { cloudID, data, until: now + CLOUD_ID_LASTS }] });
    return cloudID;
  }

  /** The data of a cloudID as a function sees it; one that is unknown or five minutes old has an error instead. */
  get(cloudID: string): { cloudID: string; data: unknown } | { cloudID: string; errCode: number; errMsg: string } {
    const found = (this.state.state.openData ?? []).find((item) => item.cloudID === cloudID);
    return found && this.host.clock.now() < found.until
      ? { cloudID, data: found.data }
      : { cloudID, errCode: -601006, errMsg: 'cloudID is invalid or expired' };
  }

  /** Answers `cloud.getOpenData`: protobuf both ways. */
  answer(request: Buffer): Buffer {
    const { cloudidList = [] } = root.lookupType('Request').decode(request) as { cloudidList?: string[] };
    const dataList = cloudidList.map((cloudId) => ({ cloudId, json: JSON.stringify(this.get(cloudId)) }));
    return Buffer.from(root.lookupType('Answer').encode({ dataList }).finish());
  }
}
