// The environment of an instance's process and of each run in it, exactly what the unmodified SDK reads. In: the
// project, the port, a run. Out: variables. It never hands over the machine's own environment.
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Project } from '../../project';
import { REGION } from './constants';
import type { Run } from './run';

/**
 * What every process on this emulator needs for the SDK to find it.
 * @param adminUrl where the SDK sends its calls
 */
export function cloudEnvironment(project: Project, adminUrl: string): Record<string, string> {
  return {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: REGION,
    SCF_NAMESPACE: project.env,
    // The SDK ends the process when these are empty; the emulator knows a caller by its token.
    TENCENTCLOUD_SECRETID: 'emulator',
    TENCENTCLOUD_SECRETKEY: 'emulator',
    TENCENTCLOUD_SESSIONTOKEN: 'emulator',
  };
}

/** The environment of an instance's process before it knows its function. WeChat: the clock of an instance is UTC. */
export function instanceEnvironment(project: Project, adminUrl: string, packageRoot: string): Record<string, string> {
  return {
    // Not the machine's own: what is not in an uploaded function or the base system is not in the cloud.
    PATH: process.platform === 'win32' ? (process.env['PATH'] ?? '') : '/usr/local/bin:/usr/bin:/bin',
    HOME: process.env['HOME'] ?? tmpdir(),
    TZ: 'UTC',
    // A function without node_modules of its own finds the SDK here.
    NODE_PATH: path.join(packageRoot, 'node_modules'),
    // cloud.logger() writes to the run's log instead of warning that it cannot.
    _SCF_TCB_LOG: '1',
    ...cloudEnvironment(project, adminUrl),
  };
}

/** What is set anew for each run; the SDK reads it at call time. */
export function runEnvironment(project: Project, run: Run): Record<string, string> {
  const wx: Record<string, string> = { WX_APPID: project.appid, WX_API_TOKEN: run.token };
  if (run.openid !== null) wx['WX_OPENID'] = run.openid;
  for (const [name, value] of Object.entries(run.context)) wx[`WX_${name}`] = value;
  const tcb = { TCB_ENV: project.env, TCB_SEQID: randomBytes(8).toString('hex'), TCB_SOURCE: run.source };
  return {
    ...wx,
    ...tcb,
    WX_CONTEXT_KEYS: Object.keys(wx).join(','),
    TCB_CONTEXT_KEYS: Object.keys(tcb).join(','),
  };
}
