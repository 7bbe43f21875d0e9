/**
 * The run-time of a course system as SCORM 1.2 describes it, stricter than any in use: it knows every element of the data model
 * that a lesson may touch, with its type, and refuses all else.
 *
 * It runs in the page of the test's course system, so it imports nothing.
 *
 * @source ADL, SCORM 1.2 Run-Time Environment, sections 3.3 and 3.4
 */
export type Runtime = {
  readonly API: { readonly [call: string]: (a?: unknown, b?: unknown) => string };
  /** What the system keeps of the learner, by element. */
  readonly kept: Map<string, string>;
  /** Every call that was refused, with the error's code. */
  readonly refused: string[];
  readonly state: () => 'before' | 'open' | 'finished';
};

type Type = (value: string) => boolean;
type Element = { readonly type: Type; readonly may: 'read' | 'write' | 'both' };

const text =
  (most: number): Type =>
  (value) =>
    value.length <= most;
const word =
  (...words: readonly string[]): Type =>
  (value) =>
    words.includes(value);
const identifier: Type = (value) => value.length > 0 && value.length <= 255 && !/[^!-~]/.test(value);
const span: Type = (value) => /^\d{2,4}:[0-5]\d:[0-5]\d(?:\.\d{1,2})?$/.test(value);
const score: Type = (value) => value === '' || (/^\d{1,3}(?:\.\d+)?$/.test(value) && Number(value) <= 100);

const elements: { readonly [name: string]: Element } = {
  'cmi.core.student_id': { type: identifier, may: 'read' },
  'cmi.core.student_name': { type: text(255), may: 'read' },
  'cmi.core.lesson_location': { type: text(255), may: 'both' },
  'cmi.core.credit': { type: word('credit', 'no-credit'), may: 'read' },
  'cmi.core.lesson_status': {
    type: word('passed', 'completed', 'failed', 'incomplete', 'browsed', 'not attempted'),
    may: 'both',
  },
  'cmi.core.entry': { type: word('ab-initio', 'resume', ''), may: 'read' },
  'cmi.core.score.raw': { type: score, may: 'both' },
  'cmi.core.score.min': { type: score, may: 'both' },
  'cmi.core.score.max': { type: score, may: 'both' },
  'cmi.core.total_time': { type: span, may: 'read' },
  'cmi.core.lesson_mode': { type: word('browse', 'normal', 'review'), may: 'read' },
  'cmi.core.exit': { type: word('time-out', 'suspend', 'logout', ''), may: 'write' },
  'cmi.core.session_time': { type: span, may: 'write' },
  'cmi.suspend_data': { type: text(4096), may: 'both' },
  'cmi.launch_data': { type: text(4096), may: 'read' },
  'cmi.student_data.mastery_score': { type: score, may: 'read' },
};

const fieldsOfInteractions: { readonly [name: string]: Type } = {
  id: identifier,
  type: word('true-false', 'choice', 'fill-in', 'matching', 'performance', 'sequencing', 'likert', 'numeric'),
  time: (value) => /^[0-2]\d:[0-5]\d:[0-5]\d(?:\.\d{1,2})?$/.test(value),
  student_response: text(255),
  result: word('correct', 'wrong', 'unanticipated', 'neutral'),
  latency: span,
};

const messages: { readonly [code: string]: string } = {
  '0': 'No error',
  '101': 'General exception',
  '201': 'Invalid argument error',
  '301': 'Not initialized',
  '401': 'Not implemented error',
  '403': 'Element is read only',
  '404': 'Element is write only',
  '405': 'Incorrect Data Type',
};

/** A visit to a lesson. @param kept - what the system keeps; it goes on in the same map @param fails - whether it stores nothing */
export function scormRuntime(kept: Map<string, string>, fails: () => boolean): Runtime {
  let state: 'before' | 'open' | 'finished' = 'before';
  let error = '0';
  const refused: string[] = [];
  /** What was set and is not committed yet. */
  const pending = new Map<string, string>();
  const latest = (name: string): string => pending.get(name) ?? kept.get(name) ?? '';
  const answer = (code: string, call: string, value: string): string => {
    error = code;
    if (code === '0') return value;
    refused.push(`${call}: ${code}`);
    return call.startsWith('LMSGet') ? '' : 'false';
  };
  const interactions = (): number =>
    new Set(
      [...kept.keys(), ...pending.keys()].flatMap(
        (name) => /^cmi\.interactions\.(\d+)\./.exec(name)?.[1] ?? [],
      ),
    ).size;
  /** The next in order, which begins with its id. */
  const isInPlace = (at: number, field: string): boolean =>
    at < interactions() || (at === interactions() && field === 'id');
  const faultOfInteraction = (at: string, field: string, value: string): string => {
    const type = fieldsOfInteractions[field];
    if (!type) return '401';
    if (!isInPlace(Number(at), field)) return '201';
    return type(value) ? '0' : '405';
  };
  const faultOfSetting = (name: string, value: string): string => {
    const [, at, field = ''] = /^cmi\.interactions\.(\d+)\.(\w+)$/.exec(name) ?? [];
    if (at !== undefined) return faultOfInteraction(at, field, value);
    const element = elements[name];
    if (!element) return '401';
    if (element.may === 'read') return '403';
    return element.type(value) ? '0' : '405';
  };
  const commit = (): boolean => {
    if (fails()) return false;
    for (const [name, value] of pending) kept.set(name, value);
    pending.clear();
    return true;
  };
  /** The system judges, where it knows the mastery score and was given a score. */
  const judge = (): void => {
    const [raw, mastery] = [kept.get('cmi.core.score.raw'), kept.get('cmi.student_data.mastery_score')];
    if (raw && mastery && kept.get('cmi.core.lesson_mode') === 'normal')
      kept.set('cmi.core.lesson_status', Number(raw) >= Number(mastery) ? 'passed' : 'failed');
  };

  return {
    kept,
    refused,
    state: () => state,
    API: {
      LMSInitialize: (nothing) => {
        if (nothing !== '') return answer('201', 'LMSInitialize', '');
        if (state !== 'before') return answer('101', 'LMSInitialize', '');
        state = 'open';
        return answer('0', 'LMSInitialize', 'true');
      },
      LMSFinish: (nothing) => {
        if (nothing !== '') return answer('201', 'LMSFinish', '');
        if (state !== 'open') return answer('301', 'LMSFinish', '');
        state = 'finished';
        if (!commit()) return answer('101', 'LMSFinish', '');
        judge();
        kept.set('cmi.core.entry', kept.get('cmi.core.exit') === 'suspend' ? 'resume' : '');
        return answer('0', 'LMSFinish', 'true');
      },
      LMSGetValue: (asked) => {
        const name = String(asked);
        if (state !== 'open') return answer('301', `LMSGetValue ${name}`, '');
        if (name === 'cmi.interactions._count') return answer('0', name, String(interactions()));
        const element = elements[name];
        if (!element) return answer('401', `LMSGetValue ${name}`, '');
        if (element.may === 'write') return answer('404', `LMSGetValue ${name}`, '');
        return answer('0', name, latest(name));
      },
      LMSSetValue: (asked, given) => {
        const name = String(asked);
        if (state !== 'open') return answer('301', `LMSSetValue ${name}`, '');
        if (typeof given !== 'string') return answer('405', `LMSSetValue ${name}`, '');
        const fault = faultOfSetting(name, given);
        if (fault === '0') pending.set(name, given);
        return answer(fault, `LMSSetValue ${name} ${given.slice(0, 60)}`, 'true');
      },
      LMSCommit: (nothing) => {
        if (nothing !== '') return answer('201', 'LMSCommit', '');
        if (state !== 'open') return answer('301', 'LMSCommit', '');
        if (commit()) return answer('0', 'LMSCommit', 'true');
        error = '101';
        return 'false';
      },
      LMSGetLastError: () => error,
      LMSGetErrorString: (code) => messages[String(code)] ?? '',
      LMSGetDiagnostic: () => '',
    },
  };
}
