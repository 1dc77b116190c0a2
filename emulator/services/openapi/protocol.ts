// The wire form of cloud.openapi: protobuf in, protobuf out. It knows fields, not APIs.
import protobuf from 'protobufjs';

const root = protobuf.Root.fromJSON({
  nested: {
    KeyValuePair: {
      fields: {
        key: { type: 'string', id: 1 },
        value: { type: 'bytes', id: 2 },
        contenttype: { type: 'string', id: 3 },
        filename: { type: 'string', id: 4 },
      },
    },
    OpenApiData: { fields: { pairs: { rule: 'repeated', type: 'KeyValuePair', id: 1 } } },
    SvrkitApiData: { fields: { apiName: { type: 'string', id: 1 }, reqData: { type: 'bytes', id: 2 } } },
    CommApiData: {
      fields: {
        apiType: { type: 'int32', id: 1 },
        openapiData: { type: 'OpenApiData', id: 2 },
        svrkitData: { type: 'SvrkitApiData', id: 4 },
        appid: { type: 'string', id: 6 },
      },
    },
    CommOpenApiResp: {
      fields: {
        respData: { type: 'bytes', id: 1 },
        contentType: { type: 'string', id: 2 },
        errorCode: { type: 'int32', id: 3 },
        httpCode: { type: 'uint32', id: 4 },
        svrkitErrorCode: { type: 'int32', id: 6 },
      },
    },
  },
});
const CommApiData = root.lookupType('CommApiData');
const CommOpenApiResp = root.lookupType('CommOpenApiResp');

/** A file among the parameters. */
export interface Upload {
  readonly data: Buffer;
  readonly fileName: string;
}
/** A call as an API sees it: each top-level parameter parsed, files apart. */
export interface OpenapiRequest {
  /** The appid of `cloud.openapi({appid})`, or null. */
  readonly appid: string | null;
  readonly params: Readonly<Record<string, unknown>>;
  readonly uploads: ReadonlyMap<string, Upload>;
  /** Names of parameters that are not JSON. */
  readonly unreadable: readonly string[];
  /** An inner WeChat service's call, such as getOpenData; then `params` is empty. */
  readonly svrkit: { readonly apiName: string; readonly data: Buffer } | null;
}
interface Decoded {
  openapiData?: { pairs?: { key?: string; value?: Uint8Array; filename?: string }[] } | null;
  svrkitData?: { apiName?: string; reqData?: Uint8Array } | null;
  appid?: string;
}

/** @throws Error when the bytes are not this message */
export function decodeRequest(bytes: Buffer): OpenapiRequest {
  const decoded = CommApiData.decode(bytes) as Decoded;
  const params = new Map<string, unknown>();
  const uploads = new Map<string, Upload>();
  const unreadable: string[] = [];
  for (const { key = '', value = new Uint8Array(), filename = '' } of decoded.openapiData?.pairs ?? []) {
    const data = Buffer.from(value);
    if (filename !== '') uploads.set(key, { data, fileName: filename });
    else {
      try {
        params.set(key, JSON.parse(data.toString('utf8')));
      } catch {
        unreadable.push(key);
      }
    }
  }
  const { svrkitData } = decoded;
  return {
    appid: decoded.appid === undefined || decoded.appid === '' ? null : decoded.appid,
    params: Object.fromEntries(params),
    uploads,
    unreadable,
    svrkit: svrkitData
      ? { apiName: svrkitData.apiName ?? '', data: Buffer.from(svrkitData.reqData ?? new Uint8Array()) }
      : null,
  };
}

/** An API's answer: JSON or bytes. */
export type OpenapiAnswer =
  { readonly json: Record<string, unknown> } | { readonly contentType: string; readonly data: Buffer };

export function encodeAnswer(answer: OpenapiAnswer): Buffer {
  const fields =
    'json' in answer
      ? { respData: Buffer.from(JSON.stringify(answer.json)), contentType: 'application/json' }
      : { respData: answer.data, contentType: answer.contentType };
  return Buffer.from(CommOpenApiResp.encode({ ...fields, httpCode: 200 }).finish());
}

/** The answer of an inner WeChat service: protobuf of its own, handed through. */
export function encodeSvrkitAnswer(respData: Buffer): Buffer {
  return Buffer.from(CommOpenApiResp.encode({ respData, httpCode: 200 }).finish());
}

/** A refusal of the cloud itself, before the API: -604100 no such API, -604101 no permission, -604104 illegal source. */
export function encodeCloudError(errorCode: number): Buffer {
  return Buffer.from(CommOpenApiResp.encode({ errorCode }).finish());
}
