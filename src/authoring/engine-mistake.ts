import { EngineError } from '../engine/errors.ts';
import type { Found } from './mistake.ts';

/** A mistake of the engine's, in an author's words. */
export function engineMistake(cause: unknown): Found {
  if (!(cause instanceof EngineError)) throw cause;
  const code =
    cause.code === 'unknown_quantity'
      ? 'unknown_name'
      : cause.code === 'formula' || cause.code === 'unit' || cause.code === 'scenario'
        ? cause.code
        : 'wrong_type';
  return { code, says: cause.message };
}
