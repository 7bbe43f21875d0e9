import { memoryLog } from '../../src/storage/memory-log.ts';
import { itIsAnEventLog } from './event-log.contract.ts';
import { itIsAnEventStore } from './event-store.contract.ts';

itIsAnEventLog('memory', async () => memoryLog());
itIsAnEventStore('memory', async () => memoryLog());
