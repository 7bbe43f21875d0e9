import { memoryLog } from '../../src/storage/memory-log.ts';
import { itIsAnEventLog } from './event-log.contract.ts';

itIsAnEventLog('memory', async () => memoryLog());
